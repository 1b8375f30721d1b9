// The timeline: says how many events the filter shows, and marks today. The filter itself is made of styles.
{
  const timeline = /** @type {HTMLElement} */ (document.querySelector('[data-module~="timeline"]'));
  /** @type {(name: string) => any} */
  const part = (name) => timeline.querySelector(`[data-part="${name}"]`);
  const count = part("count");
  const counts = new Intl.PluralRules(document.documentElement.lang); // by its categories the words are named

  /* Counts by what is chosen, not by what is seen: to ask what is seen would make the browser lay out the page. */
  const tell = () => {
    const kind = /** @type {Element} */ (timeline.querySelector("input:checked")).id.replace("show-", "");
    const shown = timeline.querySelectorAll(kind === "all" ? ".event" : `.event[data-show~="${kind}"]`).length;
    const { [counts.select(shown)]: words, other } = count.dataset;
    count.textContent = (words ?? other).replace("{shown}", shown);
  };
  timeline.addEventListener("change", tell);
  tell();

  const now = new Date();
  const today = new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  const future = [...timeline.querySelectorAll(".event")].find((event) => {
    const time = event.querySelector("time");
    return time && time.dateTime > today;
  });
  if (future) {
    future.before(part("today").content);
    // In the row of years, today is behind its own: "2026" is before "2026-11-28".
    const years = [...timeline.querySelectorAll("nav a")].reverse();
    years.find((year) => String(year).slice(-4) <= today)?.parentElement?.after(part("jump").content);
  }
}
