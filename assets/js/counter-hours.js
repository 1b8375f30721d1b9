// Counts hours for counter.js, from one day and time to another on the same clock. Only forms that count hours get this
// file. Nothing is picked where the times given, or a change of clocks, leave it open. Twin of explainer/rules/hours.py.
{
  const { count, counter } = explainer;
  /** @type {() => Times} the times that are chosen on the page */
  let chosen = () => ({});
  let open = false; // if the last count was of hours that can pick several answers

  explainer.count = (rules, question, dates, times = chosen()) => {
    const { unit, round, start = "", end, options } = /** @type {any} */ (rules.questions[question].counts);
    open = false;
    if (unit !== "hours") return count(rules, question, dates);
    const { from, until, days } = /** @type {Days} */ (rules.clock_changes);
    const [first, last] = [dates[start], dates[end]];
    const counts = first >= (rules.dates[start].from ?? "") && first >= from && first <= last && last <= until;
    /** @type {(id: string, whole: string) => number} minutes since 1970; `whole` has what may be missing of the time */
    const at = (id, whole) => {
      const { [id]: time = "" } = times;
      return Date.parse(`${dates[id]}T${time}${whole.slice(time.length)}Z`) / 6e4;
    };
    const doubt = 60 * days.filter((day) => first <= day && day <= last).length;
    const [least, most] = [
      at(end, "00:00") - at(start, "23:59") - doubt,
      at(end, "23:59") - at(start, "00:00") + doubt,
    ];
    if (!counts || most < 0) return { value: NaN };
    /** @type {(minutes: number) => number} */
    const hours = (minutes) => Math[round ? "ceil" : "floor"](Math.max(0, minutes) / 60);
    /** @type {(shift: number) => (string | undefined)[]} what is picked, if it were so many minutes more */
    const picked = (shift) => [least, most].map((minutes) => explainer.optionAt(options, hours(minutes + shift)));
    const [option, other] = picked(0);
    open = option !== other;
    return {
      value: hours(least),
      option: open ? undefined : option,
      near: !open && [-60, 60].some((shift) => picked(shift).some((each) => each !== option)),
    };
  };

  /** @type {(text: string, number: number) => HTMLElement} a list of the first whole numbers, in two digits */
  const list = (text, number) => {
    const label = document.createElement("label");
    const select = document.createElement("select");
    const numbers = [...Array(number).keys()].map((each) => String(each).padStart(2, "0"));
    select.append(...["", ...numbers].map((each) => new Option(each, each)));
    label.append(text, select);
    return label;
  };

  explainer.counter = (rules, question, say, choose, guarded) => {
    const { unit, start = "", end } = /** @type {any} */ (rules.questions[question].counts);
    chosen = () => ({});
    if (unit !== "hours") return counter(rules, question, say, choose, guarded);
    /** @type {Say} */
    const sayHours = (key, values) =>
      say({ near: "hours-near", "count-none": open ? "hours-open" : key }[key] ?? key, values);
    const box = counter(rules, question, sayHours, choose, guarded);
    const build = () => {
      const days = [...box.querySelectorAll("select")];
      const fields = [...box.querySelectorAll("fieldset")].map((day, index) => {
        const field = document.createElement("fieldset");
        const legend = document.createElement("legend");
        legend.append(say("time", { date: say(`date-${index ? end : start}`) }));
        field.append(legend, list(say("hour"), 24), list(say("minute"), 60));
        day.after(field);
        return field;
      });
      const lists = fields.map((field) => [...field.querySelectorAll("select")]);
      chosen = () => {
        const [from, to] = lists.map(
          ([hour, minute]) => hour.value + (hour.value && minute.value && `:${minute.value}`),
        );
        return { [start]: from, [end]: to };
      };
      // Once the days are gone that were counted, so are the times.
      const forget = () => {
        if (!days.some(({ value }) => value)) for (const each of lists.flat()) each.value = "";
      };
      box.querySelector("button")?.addEventListener("click", forget);
    };
    box.addEventListener("toggle", guarded(build), { once: true });
    return box;
  };
}
