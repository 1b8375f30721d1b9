// The form with script: one question at a time, then the result. It shows and hides parts of the page, and decides
// nothing: explainer.evaluate does. The answers are in memory only. Whatever it adds has `data-added`, and it removes
// nothing of the page: so it can always give back the form that answers without script.
{
  const form = /** @type {HTMLFormElement} */ (document.querySelector('[data-module~="exempt-form"]'));
  /** @type {(id: string) => HTMLElement} */
  const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  /** @type {(selector: string, within?: Element) => any[]} */
  const find = (selector, within = form) => [...within.querySelectorAll(selector)];
  /** @type {(name: string) => any} */
  const part = (name) => find(`[data-part="${name}"]`)[0];

  // What the row of a rule says; nothing where nothing depends on it any more.
  /** @type {Record<string, string>} */
  const ROW = { established: "yes", ruled_out: "no", unsettled: "unsure", open: "unsure" };
  /** @type {Record<string, Status>} */
  const STATUS = { yes: "established", no: "ruled_out", unsure: "unsettled" };

  /* Takes from the rows and the list of rules what the last result wrote there. */
  const unmark = () => {
    for (const used of find(".result__rows small, .checklist details [data-added]")) used.remove();
    for (const rule of find(".checklist li[id]")) {
      delete rule.dataset.status;
      rule.className = "";
      find("details", rule)[0].open = false;
      find("summary b", rule)[0].textContent = "";
    }
  };

  /* The form as it is without script, with nothing of a person in it; a page may have been saved with answers. */
  const restore = () => {
    unmark();
    for (const added of find("[data-added]")) added.remove();
    for (const each of find("[hidden]")) each.hidden = false;
    for (const input of find("input")) input.checked = input.defaultChecked = false;
    part("checklist").classList.remove("checklist--short");
    part("result").classList.remove("result--against");
    find(".result__panel")[0].ariaLive = "polite";
    part("day").textContent = "";
    form.className = "form form--plain";
  };

  /* The day by the clock, as ISO 8601 writes it. */
  const today = () => {
    const now = new Date();
    return new Date(now.getTime() - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10); // without Intl: slow to start
  };

  /** @type {Guarded} after an error in the act the form answers without script, and starts again */
  const guarded =
    (act) =>
    (...given) => {
      try {
        act(...given);
      } catch (error) {
        console.error(error);
        form.onsubmit = form.onclick = form.onchange = form.onreset = null;
        form.removeAttribute("data-module");
        restore();
      }
    };

  /**
   * Makes of the plain form the one with script.
   * @param {boolean} running if the focus follows, as a page that opens begins at its top
   */
  const start = (running) => {
    restore();
    const { textContent } = /** @type {HTMLScriptElement} */ (byId("rules"));
    const evaluate = explainer.evaluate(textContent); // refuses an unknown format
    /** @type {Rules} */
    const rules = JSON.parse(textContent);
    const { order } = rules;
    /** @type {(key: string, values?: any) => string} fails where a word is missing, so the plain form is given back */
    const say = (key, values) =>
      /** @type {string} */ (form.getAttribute(`data-${key}`)).replace(/{(\w+)}/g, (_, name) => values[name]);
    /** @type {(name: string, textContent?: string, more?: object) => any} */
    const make = (name, textContent, more) => {
      const element = Object.assign(document.createElement(name), { textContent, ...more });
      element.dataset.added = "";
      return element;
    };
    /** @type {(key: string, act: () => void) => HTMLButtonElement} */
    const command = (key, act) =>
      make("button", say(key), { onclick: guarded(act), type: "button", className: "form__quiet" });

    // Questions, their options and rules have numbers for names: those of their elements (explainer/rules/numbered.py).
    /** @type {(question: Name) => HTMLElement} */
    const field = (question) => byId(`q${question}`);
    /** @type {(question: Name) => HTMLElement} */
    const heading = (question) => find("h3", field(question))[0];
    /** @type {(question: Name) => HTMLInputElement[]} */
    const buttons = (question) => find("input", field(question));
    /** @type {(question: Name, answer: any) => HTMLInputElement} the last one is for "unsure" */
    const button = (question, answer) => buttons(question)[answer - 1] ?? buttons(question).pop();
    /** @type {(question: Name, answer: Name) => string} */
    const label = (question, answer) =>
      /** @type {any} */ (button(question, answer).closest("label")).textContent.trim();
    /** @type {Answers} */
    let answers = {};
    /** @type {Name[]} */
    let asked = []; // the questions that have an answer, as they were asked
    /** @type {Name | undefined} */
    let current; // the question that is shown; none while the result is
    /** @type {Record<Name, { option: Name, said: string }>} the number of days that made an answer, without the days */
    const counted = {};
    let narrowing = false;
    let title = ""; // of the page, while that of a mistake is shown

    /** @type {(question: Name, answer: Name) => void} */
    const give = (question, answer) => {
      answers[question] = answer;
      asked.push(question);
    };

    /** @type {(result: Result) => Name[]} the questions that were not asked and could still matter */
    const left = ({ open }) => open.filter((question) => !answers[question]);

    /** @type {(given: Answers) => void} of these answers, keeps those that still matter, as if the others had never been given */
    const keep = (given) => {
      answers = {};
      asked = [];
      for (;;) {
        const result = evaluate(answers);
        const question = [result.next, ...left(result)].find((each) => each && given[each]);
        if (!question) return;
        give(question, given[question]);
      }
    };

    // What only a visitor with script needs.
    const progress = make("span");
    const problem = make("div", "", { className: "form__error", tabIndex: -1, hidden: true });
    const link = make("a", say("error"), { href: "#main" });
    const back = command("back", () => {
      const index = asked.indexOf(/** @type {Name} */ (current)); // -1 if it has no answer yet: the last one is before it
      ask(asked.slice(index < 0 ? index : index - 1)[0]);
    });
    const soFar = command("so-far", () => conclude());
    const onward = command("narrow", () => {
      const result = evaluate(answers);
      narrowing = !result.next;
      ask(result.next || left(result)[0], result);
    });
    const print = command("print", () => window.print());
    const others = command("others", () => {
      shorten(false);
      byId("checklist-title").focus();
    });
    const reset = make("button", part("reset").textContent.trim(), { type: "reset", className: "form__quiet" });
    const given = make("details", "", { className: "form__answers" });
    const steps = make("p", "", { className: "form__steps" });
    const tools = steps.cloneNode();
    problem.append(make("h3", say("error-title")), link);
    const bar = make("p", "", { className: "form__bar" });
    const hint = make("p", say("one-click"), { className: "form__hint" });
    bar.append(back, progress);
    steps.append(make("button", say("continue")), soFar);
    tools.append(print, reset);
    find("[aria-live]")[0].after(onward);
    part("guide").after(hint, bar, problem);
    part("reset").after(steps);
    part("change").append(given, tools);
    part("checklist").append(others);
    part("guide").hidden = part("reset").hidden = true;

    /** @type {(short: boolean) => void} of the list of rules, shows those alone that count now, or all */
    const shorten = (short) => {
      part("checklist").classList.toggle("checklist--short", short);
      others.hidden = !short;
    };

    /** @type {(missing: boolean) => void} says that an answer is missing, also in the title of the page, or no longer says so */
    const complain = (missing) => {
      if (problem.hidden === missing) {
        if (missing) title = document.title;
        document.title = missing ? `${say("error-prefix")}: ${title}` : title;
      }
      problem.hidden = !missing;
    };

    /** @type {(question: Name, decides?: boolean) => HTMLElement} a line with a question, its answer, and a way to change it */
    const row = (question, decides) => {
      const answer = answers[question];
      const days = counted[question];
      const said = days && days.option === answer ? ` (${days.said})` : "";
      const text = make("span", heading(question).textContent, { id: `t${question}` });
      const change = command(answer ? "change" : "answer", () => ask(question));
      change.id = `c${question}`;
      change.setAttribute("aria-labelledby", `c${question} t${question}`);
      const line = make("li");
      line.append(text, " ", make("b", answer ? label(question, answer) + said : ""));
      line.append(decides ? make("small", ` (${say("decides")}) `) : " ", change);
      return line;
    };

    /* Makes the counter of this question anew: of the days that were counted before, nothing is left. */
    const count = (/** @type {Name | undefined} */ question) => {
      for (const each of find(".form__counter")) each.remove();
      if (!question || !rules.questions[question].counts) return;
      /** @type {(option: string, said: string) => string} */
      const choose = (option, said) => {
        button(question, option).checked = true;
        if (said) counted[question] = { option: Number(option), said };
        return label(question, option);
      };
      const counter = explainer.counter(rules, question, say, choose, guarded);
      counter.dataset.added = "";
      field(question).append(counter);
    };

    /**
     * Shows one question or, without one, the result; and these questions with their answers.
     * @type {(question: Name | undefined, rows: HTMLElement[]) => void}
     */
    const turn = (question, rows) => {
      const list = make("ol");
      list.append(...rows);
      const summary = make("summary", `${say("answers")} (${asked.length})`);
      summary.dataset.decides = say("decides");
      given.replaceChildren(summary, list);
      given.hidden = !rows.length;
      given.open = !question || matchMedia("(min-width: 60rem)").matches;
      current = question;
      complain(false);
      reset.hidden = !asked.length;
      form.classList.toggle("form--begun", !reset.hidden);
      form.classList.toggle("form--asking", !!question);
      hint.hidden = !reset.hidden;
      part("ask").hidden = !question;
      for (const element of [part("checklist"), print]) element.hidden = !!question;
      for (const element of [part("result"), part("change")]) element.hidden = !!question && reset.hidden;
      find(".result__panel")[0].ariaLive = question ? "off" : "polite"; // beside a question it is read when one goes there
      for (const each of order) field(each).hidden = each !== question;
      count(question);
      if (!question) return;
      const answer = answers[question];
      for (const each of buttons(question)) each.checked = !!answer && each === button(question, answer);
    };

    /** @type {(question: Name, result?: Result) => void} */
    const ask = (question, result = evaluate(answers)) => {
      turn(
        question,
        asked.map((each) => row(each)),
      );
      progress.textContent = say("progress", { done: asked.length, left: left(result).length });
      soFar.hidden = bar.hidden = !asked.length;
      back.hidden = soFar.hidden || question === asked[0];
      if (asked.length) show(result);
      if (running) heading(question).focus();
    };

    /** @type {(condition: any) => any[]} a condition, or what has one, and all that it rests on */
    const within = (condition) => {
      const { all = [], any = [], not, when, rule } = condition;
      return [condition, ...[...all, ...any, not, when, rules.rules[rule]].filter(Boolean).flatMap(within)];
    };

    /** @type {(rule: HTMLElement, name: Name, status: string) => void} marks what is known of a rule, and from which answers */
    const mark = (rule, name, status) => {
      const reads = within(rules.rules[name]).map(({ q }) => q);
      const details = find("details", rule)[0];
      rule.dataset.status = status;
      details.open = /^(est|uns)/.test(status);
      find("summary b", rule)[0].textContent = say(status);
      const used = order
        .filter((each) => reads.includes(each) && answers[each] && (answers[each] !== "unsure" || status === "open"))
        .map((question) => `${heading(question).textContent} ${label(question, answers[question])}`)
        .join(" · ");
      if (used) details.append(make("p", `${say("reads")} ${used}`));
    };

    /** @type {(row: HTMLElement, status: Result["status"]) => void} says in a row why it is so */
    const explain = (row, status) => {
      const [name, said] = row.id.split("-");
      const condition = name === "e" ? rules.exempt : { rule: Number(name.slice(1)) };
      const found = explainer.because(rules, answers, status, (rule) => !!byId(`r${rule}`))(condition, STATUS[said]);
      /** @type {any[]} */
      const told = found.filter((reason) => "rule" in reason);
      const texts = (told.length ? told : found).map(({ rule, q, answer }) =>
        q ? label(q, answer) : find("summary", byId(`r${rule}`))[0].lastChild.textContent,
      );
      const why = [...new Set(texts)];
      if (why.length < 3) row.append(...why.map((text) => make("small", text))); // many answers are no reason to read
    };

    /** @type {(result: Result) => string} shows what is known, and returns the outcome by the name that it has on the page */
    const show = (result) => {
      const { exempt, status, advice, first, tone } = result;
      const against = `${result.outcome}-against`; // where every outcome that is left is against the person
      const outcome = tone === "against" && byId(`o-${against}`) ? against : result.outcome;
      const shown = [
        `e-${exempt}`,
        ...["o", "k", "m"].map((each) => `${each}-${outcome}`),
        ...advice.map((hint) => `a-${hint}`),
        ...first.map((name) => `n${name}`),
        ...Object.entries(status).map(([name, is]) => `b${name}-${ROW[is]}`),
      ];
      for (const each of find('[data-part="one"]')) each.hidden = !shown.includes(each.id);
      part("result").classList.toggle("result--against", tone === "against");
      unmark();
      for (const row of find(".result__rows li:not([hidden])"))
        if (tone !== "against" || row.id !== "e-yes") explain(row, status); // what makes exempt would only raise hope
      return outcome;
    };

    const conclude = (result = evaluate(answers)) => {
      const { exempt, open, reasons, tone } = result;
      const outcome = show(result);
      // The same holds of the list.
      const vain = exempt === "yes" && tone === "against" ? within(rules.exempt).map(({ rule }) => rule) : [];
      for (const rule of find(".checklist li[id]")) {
        const name = Number(rule.id.slice(1));
        mark(rule, name, result.status[name]);
        rule.classList.toggle("checklist__apart", vain.includes(name));
      }
      shorten(true);
      narrowing = false;
      part("day").textContent = today();
      turn(
        undefined,
        order.filter((each) => answers[each] || open.includes(each)).map((each) => row(each, reasons.includes(each))),
      );
      onward.textContent = say(result.next ? "continue" : "narrow");
      onward.hidden = !left(result).length;
      byId(`o-${outcome}`).focus({ preventScroll: true });
      part("result").scrollIntoView(); // what happens fills the screen
    };

    form.onsubmit = guarded((/** @type {Event} */ event) => {
      event.preventDefault();
      if (!current) return;
      const all = buttons(current);
      const chosen = all.findIndex(({ checked }) => checked) + 1;
      if (chosen) {
        const said = chosen < all.length ? chosen : "unsure";
        if (answers[current]) keep({ ...answers, [current]: said });
        else give(current, said);
        const result = evaluate(answers);
        const question = result.next || (narrowing && left(result)[0]);
        if (question) ask(question, result);
        else conclude(result);
      } else {
        complain(true);
        problem.focus();
      }
    });
    // A click on an answer leads on, as Continue does: persons.js listens too. A key only chooses, as arrows go through all answers: it makes a click without a count.
    let clicked = -Infinity; // when the last one was: the second half of a double click must answer nothing
    let pointed = false; // at the label, which then clicks its button itself
    form.onclick = guarded((/** @type {MouseEvent} */ event) => {
      const { target, detail, timeStamp } = /** @type {any} */ (event);
      if (!target.closest(".question p > label")) return;
      const led = pointed || detail > 0;
      pointed = led && !target.matches("input");
      if (!led || pointed) return;
      if (timeStamp - clicked < 400) return event.preventDefault();
      clicked = timeStamp;
      form.dispatchEvent(new Event("submit"));
    });
    link.onclick = (/** @type {Event} */ event) => {
      event.preventDefault(); // an address with a fragment would be in the history
      buttons(/** @type {Name} */ (current))[0].focus();
    };
    form.onchange = guarded(() => complain(false));
    // All is made anew, so nothing can be left of the person before.
    form.onreset = guarded(() => {
      complain(false);
      start(true);
    });

    const day = today();
    if (day > rules.stale_after) form.prepend(make("p", say("stale"), { className: "notice notice--warning" }));
    ask(order[0]);
    running = true;
    if (rules.suspended.some(({ from, until = day }) => from <= day && day <= until)) {
      form.onreset = null;
      form.replaceChildren(make("p", say("stopped")));
    }
    form.classList.remove("form--plain"); // last: the styles that answer without script hold no more
  };

  guarded(start)(false);
}
