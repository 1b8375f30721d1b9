// Days that a person chooses → the answer that they make, and then they are forgotten. Twin of explainer/rules/dates.py.
{
  /* A date as ISO 8601 writes it, some years on → days since 1970; NaN where there is no such day. */
  const dayOf = (iso, years = 0) => {
    const [year, month, day] = iso.split("-").map(Number);
    const time = new Date(Date.UTC(year + years, month - 1, day));
    return time.getUTCDate() === day ? time / 864e5 : NaN;
  };

  /**
   * @param {object} rules rules.json
   * @param {string} question one that counts
   * @param {Record<string, string>} dates by id, as ISO 8601 writes them
   * @returns {{value: number, option?: string, near?: boolean}} value: days, or the day itself; NaN where nothing is
   *   counted · near: within two days of a limit
   */
  explainer.count = (rules, question, dates) => {
    const { unit, start, end, options } = rules.questions[question].counts;
    let value = dayOf(dates[end]);
    if (start) {
      const { from = "" } = rules.dates[start];
      const counts = from <= dates[start] && dates[start] <= dates[end];
      value -= counts ? dayOf(dates[start], unit === "days" ? 0 : 1) : NaN;
    }
    for (const [option, { from = -Infinity, until = Infinity }] of Object.entries(options)) {
      const [lowest, highest] = [from, until].map((limit) => (limit.at ? dayOf(limit) : limit));
      // Beside a limit of days the options are two days wide; where dates are compared, every limit is one.
      if (lowest <= value && value <= highest)
        return { value, option, near: (start ? highest - lowest : Math.min(value - lowest, highest - value)) < 2 };
    }
    return { value };
  };

  /** @returns {boolean} do the rules speak of these days? */
  explainer.covers = ({ covers: { date, from = "", until = "~" } }, dates) =>
    !dates[date] || (from <= dates[date] && dates[date] <= until);

  const make = (name, ...children) => {
    const element = document.createElement(name);
    element.append(...children);
    return element;
  };

  /* A drop-down list with its label. Its values have two digits or more; the first choice is empty. */
  const choice = (label, from, until, text = String) => {
    const select = make("select", new Option("", ""));
    for (let number = from; number <= until; number += 1)
      select.append(new Option(text(number), String(number).padStart(2, "0")));
    return make("label", label, select);
  };

  /**
   * @param {object} rules rules.json
   * @param {string} question one that counts
   * @param {(key: string, values?: object) => string} say the words of the form
   * @param {(option: string) => string} choose picks an answer and returns its words
   * @returns {HTMLElement} the counter of this question
   */
  explainer.counter = (rules, question, say, choose) => {
    const { counts } = rules.questions[question];
    const ids = [counts.start, counts.end].filter(Boolean);
    const year = new Date().getFullYear();
    const month = (number) =>
      new Date(2000, number - 1).toLocaleString(document.documentElement.lang, { month: "long" });
    const fields = ids.map((id) =>
      make(
        "fieldset",
        make("legend", say(`date-${id}`)),
        choice(say("day"), 1, 31),
        choice(say("month"), 1, 12, month),
        choice(say("year"), year - 12, year + 2),
      ),
    );
    const button = make("button", say("count-now"));
    const answer = make("p");
    const box = make("details", make("summary", say("count")), ...fields, button, answer);
    box.className = "form__counter";
    button.className = "form__quiet";
    button.type = "button";
    answer.setAttribute("role", "status");
    button.onclick = () => {
      const lists = fields.map((field) => [...field.querySelectorAll("select")]);
      const dates = Object.fromEntries(ids.map((id, index) => [id, lists[index].map(({ value }) => value).reverse().join("-")]));
      const words = [];
      if (ids.some((id) => !dayOf(dates[id]))) words.push(say("count-missing"));
      else if (!explainer.covers(rules, dates)) words.push(say("not-covered"));
      else {
        const { value, option, near } = explainer.count(rules, question, dates);
        if (counts.start && option)
          words.push(
            say(counts.unit === "days" ? "counted-days" : value > 0 ? "counted-late" : "counted-left", {
              days: Math.abs(value),
            }),
          );
        words.push(option ? say("counted", { answer: choose(option) }) : say("count-none"));
        if (near) words.push(say("near"));
      }
      answer.textContent = words.join(" ");
      if (words[0] !== say("count-missing")) for (const select of lists.flat()) select.value = "";
    };
    return box;
  };
}
