// The form with script: one question at a time, then the result. It shows and hides what stands in the page, and decides
// nothing: explainer.evaluate does. The answers are in memory only.
{
  const form = document.querySelector('[data-module~="exempt-form"]');
  const byId = (id) => document.getElementById(id);
  const find = (selector, within = form) => [...within.querySelectorAll(selector)];
  const part = (name) => find(`[data-part="${name}"]`)[0];
  const { textContent } = byId("rules");
  const evaluate = explainer.evaluate(textContent); // refuses an unknown format: the form then answers as without script
  form.classList.remove("form--plain"); // the styles that answer without script hold no more
  const rules = JSON.parse(textContent);
  const { order } = rules;
  const say = (key, values) => form.getAttribute(`data-${key}`).replace(/{(\w+)}/g, (_, name) => values[name]);
  const make = (name, textContent, more) => Object.assign(document.createElement(name), { textContent, ...more });
  const command = (key, onclick) =>
    make("button", say(key), { onclick, type: "button", className: "form__quiet" });

  const fields = Object.fromEntries(order.map((question, index) => [question, byId(`q${index + 1}`)]));
  const heading = (question) => find("h3", fields[question])[0];
  const options = (question) => [...rules.questions[question].options, "unsure"];
  const buttons = (question) => find("input", fields[question]);
  const button = (question, answer) => buttons(question)[options(question).indexOf(answer)];
  const label = (question, answer) => button(question, answer).parentNode.textContent.trim();
  const names = Object.keys(rules.rules);
  const { title } = document;
  let answers = {};
  let current; // the question that is shown; none while the result is
  let narrowing;
  let reads; // of each rule: its place in the list, the place of its answers, the numbers of the questions it reads
  let running; // from now on the focus follows; a page that opens begins at its top

  const asked = () => Object.keys(answers);

  /* The questions that were not asked and could still matter. */
  const left = ({ open }) => open.filter((question) => !answers[question]);

  /* Of these answers, keeps those that still matter, as if the others had never been given. */
  const keep = (given) => {
    answers = {};
    for (;;) {
      const result = evaluate(answers);
      const question = [result.next, ...left(result)].find((each) => given[each]);
      if (!question) return;
      answers[question] = given[question];
    }
  };

  // What only a visitor with script needs.
  const progress = make("p");
  const problem = make("div", "", { className: "form__error", tabIndex: -1 });
  const link = make("a", say("error"), { href: "#main" });
  const back = command("back", () => ask(asked().at(asked().indexOf(current) - !!answers[current])));
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
  const reset = find('[type="reset"]')[0];
  const given = make("details", "", { className: "form__answers" });
  const steps = make("p", "", { className: "form__steps" });
  const tools = steps.cloneNode();
  problem.append(make("h3", say("error-title")), link);
  steps.append(make("button", say("continue")), back, soFar);
  tools.append(print, reset);
  find("[aria-live]")[0].after(onward);
  part("guide").replaceWith(problem);
  part("reset").replaceWith(steps, progress);
  part("change").after(given, tools);
  part("checklist").append(others);

  /* Of the list of rules, shows those alone that count now, or all. */
  const shorten = (short) => {
    part("checklist").classList.toggle("checklist--short", short);
    others.hidden = !short;
  };

  /* A line with a question, its answer, and a way to change it. */
  const row = (question, decides) => {
    const text = heading(question).textContent;
    const answer = answers[question];
    const change = command(answer ? "change" : "answer", () => ask(question));
    change.setAttribute("aria-label", `${change.textContent}: ${text}`);
    const line = make("li", `${text} `);
    line.append(make("b", answer ? label(question, answer) : ""), decides ? ` (${say("decides")}) ` : " ", change);
    return line;
  };

  /* Shows one question or, without one, the result; and these questions with their answers. */
  const turn = (question, rows) => {
    const list = make("ol");
    list.append(...rows);
    given.replaceChildren(make("summary", `${say("answers")} (${asked().length})`), list);
    given.hidden = !rows.length;
    given.open = !question;
    current = question;
    problem.hidden = true;
    document.title = title;
    reset.hidden = !asked().length;
    form.classList.toggle("form--begun", !reset.hidden);
    part("ask").hidden = !question;
    for (const element of [part("result"), part("checklist"), part("change"), print]) element.hidden = question;
    for (const each of order) fields[each].hidden = each !== question;
    if (question)
      for (const [index, each] of buttons(question).entries())
        each.checked = answers[question] === options(question)[index];
  };

  const ask = (question, result = evaluate(answers)) => {
    turn(question, asked().map((each) => row(each)));
    progress.textContent = say("progress", { done: asked().length, left: left(result).length });
    soFar.hidden = !asked().length;
    back.hidden = soFar.hidden || question === asked()[0];
    if (running) heading(question).focus();
  };

  /* Marks where a rule stands, and on which answers. */
  const mark = (rule, used, numbers, status) => {
    rule.dataset.status = status;
    rule.firstElementChild.open = /^(est|uns)/.test(status);
    find("b", rule)[0].textContent = say(status);
    used.textContent = numbers
      .map((number) => order[number - 1])
      .filter((question) => answers[question] && (answers[question] !== "unsure" || status === "open"))
      .map((question) => `${heading(question).textContent} ${label(question, answers[question])}`)
      .join(" · ");
    used.parentNode.hidden = !used.textContent;
  };

  const conclude = (result = evaluate(answers)) => {
    const { exempt, outcome, open, reasons } = result;
    const shown = [`e-${exempt}`, `o-${outcome}`, `m-${outcome}`, ...result.advice.map((hint) => `a-${hint}`)];
    for (const each of find('[data-part="one"]')) each.hidden = !shown.includes(each.id);
    reads ||= find("li span").map((used) => [used.closest("li"), used, used.textContent.split(/\D+/)]);
    for (const [rule, used, numbers] of reads) mark(rule, used, numbers, result.status[names[rule.id.slice(1)]]);
    shorten(true);
    narrowing = false;
    turn(
      undefined,
      order.filter((each) => answers[each] || open.includes(each)).map((each) => row(each, reasons.includes(each))),
    );
    onward.textContent = say(result.next ? "continue" : "narrow");
    onward.hidden = !left(result).length;
    byId("result-title").focus();
  };

  form.onsubmit = (event) => {
    event.preventDefault();
    if (!current) return;
    const chosen = buttons(current).findIndex(({ checked }) => checked);
    if (chosen >= 0) {
      const changed = answers[current];
      answers[current] = options(current)[chosen];
      if (changed) keep(answers);
      const result = evaluate(answers);
      const question = result.next || (narrowing && left(result)[0]);
      if (question) ask(question, result);
      else conclude(result);
    } else {
      problem.hidden = false;
      problem.focus();
      document.title = `${say("error-prefix")}: ${title}`;
    }
  };
  link.onclick = (event) => {
    event.preventDefault(); // an address with a fragment would stand in the history
    buttons(current)[0].focus();
  };
  form.onchange = () => {
    problem.hidden = true;
    document.title = title;
  };
  form.onreset = () => {
    answers = {};
    narrowing = false;
    ask(order[0]);
  };

  for (const question of order) {
    const choose = (option) => {
      button(question, option).checked = true;
      return label(question, option);
    };
    if (rules.questions[question].counts) fields[question].append(explainer.counter(rules, question, say, choose));
  }
  const now = new Date();
  const today = new Date(now - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10); // without Intl: slow to start
  if (today > rules.stale_after) form.prepend(make("p", say("stale"), { className: "notice notice--warning" }));
  form.onreset();
  running = true;
  if (rules.suspended.some(({ from, until = today }) => from <= today && today <= until))
    form.replaceChildren(make("p", say("stopped")));
}
