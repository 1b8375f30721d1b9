// A copy of the site: says so by the device's clock once it is older than the law can be trusted.
{
  const copy = document.querySelector('[data-module~="stale"]');
  const now = new Date();
  const today = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  if (today > copy.dataset.until) copy.prepend(copy.querySelector("template").content);
}
