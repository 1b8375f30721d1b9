// The timeline: says how many events the filter shows, and marks today. The filter itself is made of styles.
{
  const timeline = document.querySelector('[data-module~="timeline"]');
  const part = (name) => timeline.querySelector(`[data-part="${name}"]`);
  const events = [...timeline.querySelectorAll("li[id]")];
  const count = part("count");

  const tell = () => {
    const shown = events.filter((event) => event.getClientRects().length).length;
    count.textContent = count.dataset.words.replace("{shown}", shown);
  };
  timeline.addEventListener("change", tell);
  tell();

  const now = new Date();
  const today = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  const future = events.find((event) => event.querySelector("time").dateTime > today);
  if (future) {
    future.before(part("today").content);
    part("jump").replaceWith(part("jump").content);
  }
}
