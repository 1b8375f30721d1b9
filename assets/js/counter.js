// Days that a person chooses → the answer that they make, and then they are forgotten. Twin of explainer/rules/dates.py.
{
  /**
   * A date as ISO 8601 writes it, some years on → days since 1970; NaN where there is no such day.
   * @type {(iso: string, years?: number) => number}
   */
  const dayOf = (iso, years = 0) => {
    const [year, month, day] = iso.split("-").map(Number);
    const time = new Date(Date.UTC(year + years, month - 1, day));
    return time.getUTCDate() === day ? time.getTime() / 864e5 : NaN;
  };

  /** @type {(rules: Rules, question: Name) => Counts} */
  const countsOf = (rules, question) => /** @type {Counts} */ (rules.questions[question].counts);

  /**
   * @param {Rules} rules
   * @param {Name} question one that counts
   * @param {Dates} dates
   * @returns {{value: number, option?: string, near?: boolean}} value: days, or the day itself; NaN where nothing is
   *   counted · near: within two days of a limit
   */
  explainer.count = (rules, question, dates) => {
    const { unit, start, end, options } = countsOf(rules, question);
    let value = dayOf(dates[end]);
    if (start) {
      const { from = "" } = rules.dates[start];
      const counts = from <= dates[start] && dates[start] <= dates[end];
      value -= counts ? dayOf(dates[start], unit === "days" ? 0 : 1) : NaN;
    }
    for (const [option, { from = -Infinity, until = Infinity }] of Object.entries(options)) {
      const [lowest, highest] = [from, until].map((limit) => (typeof limit === "string" ? dayOf(limit) : limit));
      // Beside a limit of days the options are two days wide; where dates are compared, every limit is one.
      if (lowest <= value && value <= highest)
        return { value, option, near: (start ? highest - lowest : Math.min(value - lowest, highest - value)) < 2 };
    }
    return { value };
  };

  /** @type {Explainer["covers"]} do the rules speak of these days? */
  explainer.covers = ({ covers: { date, from = "", until = "~" } }, dates) =>
    !dates[date] || (from <= dates[date] && dates[date] <= until);

  /** @type {(name: string, ...children: (string | Node)[]) => HTMLElement} */
  const make = (name, ...children) => {
    const element = document.createElement(name);
    element.append(...children);
    return element;
  };

  /**
   * A drop-down list with its label. Its values have two digits or more; the first choice is empty.
   * @type {(label: string, from: number, until: number, text?: (number: number) => string) => HTMLElement}
   */
  const choice = (label, from, until, text = String) => {
    const select = make("select", new Option("", ""));
    for (let number = from; number <= until; number += 1)
      select.append(new Option(text(number), String(number).padStart(2, "0")));
    return make("label", label, select);
  };

  /** @type {(legend: string, say: Say) => HTMLElement} the lists for the day, the month and the year of one date */
  const dateField = (legend, say) => {
    const year = new Date().getFullYear();
    // A translator may have changed the language of the page; the days that are counted are of this calendar in all.
    /** @type {Intl.DateTimeFormatOptions} */
    const named = { month: "long", calendar: "gregory" };
    /** @type {(number: number, language?: string | string[]) => string} */
    const month = (number, language = document.documentElement.lang) => {
      try {
        return new Date(2000, number - 1).toLocaleString(language, named);
      } catch {
        return month(number, []); // that is no language
      }
    };
    return make(
      "fieldset",
      make("legend", legend),
      choice(say("day"), 1, 31),
      choice(say("month"), 1, 12, month),
      choice(say("year"), year - 12, year + 2),
    );
  };

  /** @type {(name: string, attributes: Record<string, any>) => Element} */
  const draw = (name, attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };

  /**
   * A ruler with a stretch for each answer that a count can give, and where this person stands on it. It shows what the
   * words say. A year goes before the limit of a year and one comes after it; other rulers are twice as long as their limit.
   * @type {(counts: Counts, value: number, option: string) => Element}
   */
  const rulerOf = ({ unit, options }, value, option) => {
    const limits = Object.values(options).flatMap(({ from = 0, until = 0 }) => [Number(from), Number(until)]);
    const [first, last] = unit === "days_past_a_year" ? [-366, 366] : [0, 2 * Math.max(...limits)];
    /** @type {(number: number) => number} its place in hundredths of the width, in the direction of reading */
    const placeOf = (number) => {
      const place = Math.min(Math.max((number - first) / (last - first), 0), 1) * 100;
      return document.documentElement.dir === "rtl" ? 100 - place : place;
    };
    const colours = { fill: "currentcolor", stroke: "currentcolor" };
    const ruler = draw("svg", { width: "100%", height: "4em", ...colours, "aria-hidden": "true" });
    for (const [name, { from = first, until = last }] of Object.entries(options)) {
      const [left, right] = [placeOf(Number(from)), placeOf(Number(until) + 1)].sort((one, other) => one - other);
      const filled = name === option ? 0.4 : 0;
      ruler.append(
        draw("rect", { x: `${left}%`, width: `${right - left}%`, y: "1em", height: "1em", "fill-opacity": filled }),
      );
    }
    const place = placeOf(value + 0.5);
    const anchor = place < 10 ? "start" : place > 90 ? "end" : "middle";
    const number = draw("text", { x: `${place}%`, y: "3.6em", "text-anchor": anchor, stroke: "none" });
    number.append(String(Math.abs(value)));
    ruler.append(draw("line", { x1: `${place}%`, x2: `${place}%`, y2: "2.6em", "stroke-width": 4 }), number);
    return ruler;
  };

  /**
   * What a person is told about the days they chose, of which each is one that there is.
   * @type {(rules: Rules, question: Name, dates: Dates, say: Say, choose: (option: string, said: string) => string) => (string | Element)[]}
   */
  const told = (rules, question, dates, say, choose) => {
    if (!explainer.covers(rules, dates)) return [say("not-covered")];
    const counts = countsOf(rules, question);
    const { unit } = counts;
    const { value, option, near } = explainer.count(rules, question, dates);
    if (!option) return [say("count-none")];
    const key = { days: "counted-days", days_past_a_year: value > 0 ? "counted-late" : "counted-left", date: "" }[unit];
    const said = key && say(key, { days: Math.abs(value) });
    const words = [said, say("counted", { answer: choose(option, said) }), near && say("near")]
      .filter(Boolean)
      .join(" ");
    return unit === "date" ? [words] : [words, rulerOf(counts, value, option)];
  };

  /**
   * @param {Rules} rules
   * @param {Name} question one that counts
   * @param {Say} say the words of the form
   * @param {(option: string, said: string) => string} choose picks an answer, for what was counted, and returns its words
   * @param {Guarded} guarded the same act, safe where it fails
   * @returns {HTMLElement} the counter of this question; its lists are made when it is first opened
   */
  explainer.counter = (rules, question, say, choose, guarded) => {
    const box = make("details", make("summary", say("count")));
    const { start, end } = countsOf(rules, question);
    const ids = [start, end].filter(Boolean);
    const build = () => {
      const fields = ids.map((id) => dateField(say(`date-${id}`), say));
      const answer = make("p");
      const button = /** @type {HTMLButtonElement} */ (make("button", say("count-now")));
      answer.setAttribute("role", "status");
      button.className = "form__quiet";
      button.type = "button";
      button.onclick = guarded(() => {
        const lists = fields.map((field) => [...field.querySelectorAll("select")]);
        const days = lists.map((three) =>
          three
            .map(({ value }) => value)
            .reverse()
            .join("-"),
        );
        if (days.every((day) => dayOf(day))) {
          const dates = Object.fromEntries(ids.map((id, index) => [id, days[index]]));
          answer.replaceChildren(...told(rules, question, dates, say, choose));
          for (const list of lists.flat()) list.value = "";
        } else answer.textContent = say("count-missing");
      });
      box.append(...fields, button, answer);
    };
    box.className = "form__counter";
    box.addEventListener("toggle", guarded(build), { once: true });
    return box;
  };
}
