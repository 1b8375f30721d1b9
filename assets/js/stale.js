// A copy of the site: says so by the device's clock once it is older than the law can be trusted.
{
  const copy = /** @type {HTMLElement} */ (document.querySelector('[data-module~="stale"]'));
  const now = new Date();
  const today = new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  const notice = /** @type {HTMLTemplateElement} */ (copy.querySelector("template"));
  if (today > String(copy.dataset.until)) copy.prepend(notice.content);
}
