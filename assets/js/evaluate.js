// The rules and one person's answers → the result. No page, no memory. What everything means: explainer/rules/semantics.py,
// of which this is the twin, in the same order; docs/rules-json.md tells how to use it. It is made small when the site is
// built.
//
// Every condition is a decision diagram over the questions (explainer/rules/diagrams.py): a function of the answers, kept
// so that equal functions are the same object.
(globalThis.explainer ||= {}).evaluate = (text) => {
  const rules = JSON.parse(text);
  if (rules.format !== 1) throw "format";

  // ── Decision diagrams ─────────────────────────────────────────────────────────────────────────────────────────────────
  // A leaf has a value. Every other node asks one question, counted in the order of the file, and has a child an option.

  const LEAF = rules.order.length;
  const nodes = new Map();
  const applied = new Map();

  const number = (question, children, value) => {
    const key = `${question}:${value ?? children.map((child) => child.id)}`;
    if (!nodes.has(key)) nodes.set(key, { id: nodes.size, question, children, value });
    return nodes.get(key);
  };
  const leaf = (value) => number(LEAF, [], value);
  const node = (question, children) =>
    children.every((child) => child === children[0]) ? children[0] : number(question, children);
  const remembered = (key, make) => {
    if (!applied.has(key)) applied.set(key, make());
    return applied.get(key);
  };

  /* The function of the values of two functions. `name` stands for the operation. */
  const apply = (name, operation, one, other) =>
    remembered(`${name} ${one.id} ${other.id}`, () => {
      const question = Math.min(one.question, other.question);
      if (question === LEAF) return leaf(operation(one.value, other.value));
      const child = (diagram, option) => (diagram.question === question ? diagram.children[option] : diagram);
      const { children } = one.question === question ? one : other;
      return node(question, children.map((_, option) => apply(name, operation, child(one, option), child(other, option))));
    });

  /* Options by question, -1 where there is none → from a function to what is left of it once these are known. */
  const restrict = (options) => {
    const done = new Map();
    const left = (diagram) => {
      if (diagram.question === LEAF) return diagram;
      const option = options[diagram.question];
      if (option >= 0) return left(diagram.children[option]);
      if (!done.has(diagram)) done.set(diagram, node(diagram.question, diagram.children.map(left)));
      return done.get(diagram);
    };
    return left;
  };

  /* The function of the other questions: where the ways agree their value, elsewhere "unsure". */
  const forget = (diagram, question) =>
    diagram.question > question
      ? diagram
      : remembered(`forget ${diagram.id} ${question}`, () =>
          diagram.question === question
            ? diagram.children.reduce((one, other) => apply("agree", (a, b) => (a === b ? a : "unsure"), one, other))
            : node(diagram.question, diagram.children.map((child) => forget(child, question))),
        );

  /* All leaves and questions of some functions. */
  const parts = (...diagrams) => {
    const found = new Set(diagrams);
    for (const each of found) for (const child of each.children) found.add(child);
    return [...found];
  };

  // ── What rules mean ───────────────────────────────────────────────────────────────────────────────────────────────────

  const [FALSE, UNSETTLED, TRUE] = [0, 1, 2];
  const { order, outcomes } = rules;
  const all = (one, other) => apply("all", Math.min, one, other);
  const any = (one, other) => apply("any", Math.max, one, other);
  const map = (name, operation, diagram) => apply(name, operation, diagram, leaf(TRUE));

  const condition = (given) => {
    if (given.q) return answer(given.q, given.is);
    if (given.rule) return rule(given.rule);
    if (given.all) return given.all.map(condition).reduce(all, leaf(TRUE));
    if (given.any) return given.any.map(condition).reduce(any, leaf(FALSE));
    return map("not", (value) => TRUE - value, condition(given.not));
  };
  const answer = (question, chosen) => {
    const values = rules.questions[question].options.map((option) => (chosen.includes(option) ? TRUE : FALSE));
    return all(node(order.indexOf(question), values.map(leaf)), applies(question));
  };
  const rule = (name) =>
    remembered(`rule ${name}`, () => {
      const { when, unsettled } = rules.rules[name];
      return unsettled ? all(condition(when), leaf(UNSETTLED)) : condition(when);
    });
  const applies = (question) =>
    remembered(`applies ${question}`, () => {
      const { only_if } = rules.questions[question];
      return only_if ? condition(only_if) : leaf(TRUE);
    });

  /* The candidates, as ids with a space between; worked out from the last outcome, which always holds, to the first. */
  const candidates = outcomes.reduceRight((later, { id, when }) => {
    const withOutcome = (holds, others) => [others, `${id} ${others}`, id][holds];
    return apply(`candidates ${id}`, withOutcome, when ? condition(when) : leaf(TRUE), later);
  }, leaf(""));
  const ids = (value) => outcomes.map(({ id }) => id).filter((id) => value.split(" ").includes(id));
  const toneOf = (value) => {
    const tones = new Set(outcomes.filter(({ id }) => ids(value).includes(id)).map(({ tone }) => tone));
    return tones.size > 1 ? "unsure" : [...tones][0];
  };

  const exempt = map("exempt", (value) => ["no", "unsure", "yes"][value], condition(rules.exempt));
  const outcome = map("outcome", (value) => (ids(value).length > 1 ? "lawyer" : ids(value)[0]), candidates);
  const tone = map("tone", toneOf, candidates);
  const goals = [exempt, outcome, tone, ...rules.asked_for.map(condition)];
  const given = (diagram) => map("given", (value) => (value ? "yes" : "no"), diagram);
  const statuses = Object.keys(rules.rules).map((name) => [name, rule(name)]);
  const first = statuses.filter(([name]) => rules.rules[name].first).map(([name, diagram]) => [name, given(diagram)]);
  const advice = rules.advice.map(({ id, when }) => [id, given(condition(when))]);

  // ── One person ────────────────────────────────────────────────────────────────────────────────────────────────────────

  /* Definite answers as numbers of options; -1 where there is none. */
  const numbered = (answers) => order.map((question) => rules.questions[question].options.indexOf(answers[question]));
  const told = (diagram) => diagram.value ?? "unsure";

  /* Questions whose answers can still change what is told. */
  const worthAsking = (answers) => {
    const left = restrict(numbered(answers));
    const asked = order.filter((question) => answers[question]);
    const waiting = new Map(order.map((question) => [question, left(applies(question))]));
    for (const question of asked) waiting.delete(question);
    let moving = goals.map(left);
    let silent = asked.filter((question) => answers[question] === "unsure");
    for (;;) {
      // A question that can no longer come to apply for sure will not be asked, and is as good as unsure.
      silent.push(...[...waiting.keys()].filter((question) => !parts(waiting.get(question)).some(({ value }) => value === TRUE)));
      if (!silent.length) break;
      for (const question of silent) waiting.delete(question);
      const without = (diagram) => silent.reduce((found, question) => forget(found, order.indexOf(question)), diagram);
      moving = moving.map(without);
      for (const [question, diagram] of waiting) waiting.set(question, without(diagram));
      silent = [];
    }
    const matter = parts(...moving).map(({ question }) => order[question]);
    return order.filter((question) => matter.includes(question) && waiting.get(question)?.value === TRUE);
  };

  /* Questions are left out, from the last to the first, where the result stays the same. */
  const reasons = (answers) => {
    let kept = numbered(answers);
    const summary = (options) => [exempt, outcome, tone].map(restrict(options)).map(told).join();
    const before = summary(kept);
    for (let question = LEAF; question--; ) {
      const fewer = kept.map((option, index) => (index === question ? -1 : option));
      if (kept[question] >= 0 && summary(fewer) === before) kept = fewer;
    }
    return order.filter((_, question) => kept[question] >= 0);
  };

  return (answers) => {
    const left = restrict(numbered(answers));
    const definite = Object.fromEntries(Object.entries(answers).filter(([, option]) => option !== "unsure"));
    const open = worthAsking(definite);
    const which = (list) => list.filter(([, diagram]) => told(left(diagram)) === "yes").map(([id]) => id);
    const undecided = (diagram) =>
      parts(diagram).some(({ question }) => open.includes(order[question])) ? "open" : "not_needed";
    const status = (diagram) => ["ruled_out", "unsettled", "established"][diagram.value] ?? undecided(diagram);
    return {
      exempt: told(left(exempt)),
      outcome: told(left(outcome)),
      tone: told(left(tone)).replace("unsure", "open"),
      candidates: ids(parts(left(candidates)).map(({ value }) => value).join(" ")),
      first: which(first),
      advice: which(advice),
      status: Object.fromEntries(statuses.map(([name, diagram]) => [name, status(left(diagram))])),
      reasons: reasons(answers),
      open,
      next: worthAsking(answers)[0],
    };
  };
};
