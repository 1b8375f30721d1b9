// The timeline: marks today, in the list, in the row of years and in the band. The filter is made of styles.
{
  const timeline = /** @type {HTMLElement} */ (document.querySelector('[data-module~="timeline"]'));
  /** @type {(name: string) => any} */
  const part = (name) => timeline.querySelector(`[data-part="${name}"]`);

  const now = new Date();
  const today = new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  const future = [...timeline.querySelectorAll(".event")].find((event) => {
    const time = event.querySelector("time");
    return time && time.dateTime > today;
  });
  if (future) {
    const mark = part("today").content;
    if (future.previousElementSibling) {
      const item = document.createElement("li");
      item.append(mark);
      future.before(item);
    } else {
      future.closest("section")?.before(mark); // today is not in that year
    }
    // In the row of years, today is behind its own: "2026" is before "2026-11-28".
    const years = [...timeline.querySelectorAll("nav a")].reverse();
    years.find((year) => String(year).slice(-4) <= today)?.parentElement?.after(part("jump").content);
  }

  /* In the band it stood at the day of the last check. A year is as long as the next, near enough for a line. */
  const line = part("now");
  if (line) {
    const { first, last, today: words } = line.dataset;
    const passed = (now.getTime() - Date.UTC(first, 0)) / (Date.UTC(+last + 1, 0) - Date.UTC(first, 0));
    const place = 100 * Math.min(Math.max(passed, 0), 1);
    line.setAttribute("x", `${document.dir === "rtl" ? 100 - place : place}%`);
    line.querySelector("text").textContent = words;
  }
}
