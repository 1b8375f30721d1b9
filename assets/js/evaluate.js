// The rules and one person's answers → the result. No page, no memory of a person. What everything means:
// explainer/rules/semantics.py, of which this is the twin, in the same order; docs/rules-json.md tells how to use it. A page
// gets the small version of this file (min/).
//
// Every condition is a decision diagram over the questions (explainer/rules/diagrams.py): a function of the answers, kept
// so that equal functions are the same object.

/**
 * A leaf has a value. Every other node asks one question, counted in the order of the file, and has a child an option.
 * @typedef {object} Diagram
 * @property {number} id
 * @property {number} question for a leaf, a number after all questions
 * @property {Diagram[]} children
 * @property {string | number} [value]
 * @typedef {(diagram: Diagram) => Diagram} Change
 */

globalThis.explainer ||= /** @type {any} */ ({});
explainer.evaluate = (text) => {
  /** @type {Rules} */
  const rules = JSON.parse(text);
  if (rules.format !== 1) throw "format";

  /**
   * The same function, which works out nothing twice.
   * @template Key, Value
   * @param {(key: Key) => Value} make
   * @returns {(key: Key) => Value}
   */
  const once = (make) => {
    /** @type {Map<Key, Value>} */
    const made = new Map();
    return (key) => {
      const found = made.get(key) ?? make(key);
      made.set(key, found);
      return found;
    };
  };

  // ── Decision diagrams ─────────────────────────────────────────────────────────────────────────────────────────────────

  const LEAF = rules.order.length;
  /** @type {Map<string, Diagram>} */
  const nodes = new Map();

  /** @type {(question: number, children: Diagram[], value?: string | number) => Diagram} */
  const number = (question, children, value) => {
    const key = `${question}:${value ?? children.map(({ id }) => id)}`;
    const found = nodes.get(key) ?? { id: nodes.size, question, children, value };
    nodes.set(key, found);
    return found;
  };

  /** @type {(value: string | number) => Diagram} */
  const leaf = (value) => number(LEAF, [], value);

  /** @type {(question: number, children: Diagram[]) => Diagram} */
  const node = (question, children) =>
    children.every((child) => child === children[0]) ? children[0] : number(question, children);

  /**
   * An operation on values → the same on functions; on one function, it gets each value twice.
   * @param {(one: any, other: any) => string | number} operation
   * @param {string | number} [neutral] a value that leaves the other as it is
   * @param {string | number} [decisive] a value that is the result, whatever the other is
   */
  const lift = (operation, neutral, decisive) => {
    /** @type {Map<number, Diagram>} */
    const applied = new Map();
    /** @type {(one: Diagram, other?: Diagram) => Diagram} */
    const apply = (one, other = one) => {
      if (neutral !== undefined) {
        if (one === other || one.value === decisive || other.value === neutral) return one;
        if (other.value === decisive || one.value === neutral) return other;
      }
      const key = one.id * 2 ** 26 + other.id;
      const found = applied.get(key) ?? compute(one, other);
      applied.set(key, found);
      return found;
    };
    /** @type {(one: Diagram, other: Diagram) => Diagram} */
    const compute = (one, other) => {
      const question = Math.min(one.question, other.question);
      if (question === LEAF) return leaf(operation(one.value, other.value));
      /** @type {(diagram: Diagram, option: number) => Diagram} */
      const child = (diagram, option) => (diagram.question === question ? diagram.children[option] : diagram);
      const { children } = one.question === question ? one : other;
      return node(
        question,
        children.map((_, option) => apply(child(one, option), child(other, option))),
      );
    };
    return apply;
  };

  /**
   * Options by question, -1 where there is none → from a function to what is left of it once these are known.
   * @type {(options: number[]) => Change}
   */
  const restrict = (options) => {
    /** @type {Change} */
    const left = once((diagram) => {
      if (diagram.question === LEAF) return diagram;
      const option = options[diagram.question];
      return option >= 0 ? left(diagram.children[option]) : node(diagram.question, diagram.children.map(left));
    });
    return left;
  };

  /**
   * The same → from a function to the one value that is left; "unsure" if there are several.
   * @type {(options: number[]) => (diagram: Diagram) => any}
   */
  const evaluate = (options) => {
    /** @type {(diagram: Diagram) => any} */
    const value = once((diagram) => {
      if (diagram.question === LEAF) return diagram.value;
      const option = options[diagram.question];
      if (option >= 0) return value(diagram.children[option]);
      const first = value(diagram.children[0]);
      return first !== "unsure" && diagram.children.every((child) => value(child) === first) ? first : "unsure";
    });
    return value;
  };

  /**
   * A question → from a function to that of the other questions: where the ways agree their value, elsewhere "unsure".
   * @type {(question: number) => Change}
   */
  const forget = once((question) => {
    /** @type {Change} */
    const without = once((diagram) => {
      if (diagram.question > question) return diagram;
      if (diagram.question === question) return diagram.children.reduce((one, other) => agreement(one, other));
      return node(diagram.question, diagram.children.map(without));
    });
    return without;
  });
  const agreement = lift((one, other) => (one === other ? one : "unsure"));

  /** @type {(...diagrams: Diagram[]) => Diagram[]} all leaves and other nodes of some functions */
  const parts = (...diagrams) => {
    const found = new Set(diagrams);
    for (const each of found) for (const child of each.children) found.add(child);
    return [...found];
  };

  // ── What rules mean ───────────────────────────────────────────────────────────────────────────────────────────────────

  const [FALSE, UNSETTLED, TRUE] = [0, 1, 2];
  /** @type {Status[]} */
  const STATUS = ["ruled_out", "unsettled", "established"];
  const { order, outcomes } = rules;
  const all = lift(Math.min, TRUE, FALSE);
  const any = lift(Math.max, FALSE, TRUE);
  const not = lift((value) => TRUE - value);

  /** @type {(given: Condition) => Diagram} */
  const condition = (given) => {
    if ("q" in given) return answer(given.q, given.is);
    if ("rule" in given) return rule(given.rule);
    if ("all" in given) return given.all.map(condition).reduce((one, other) => all(one, other), leaf(TRUE));
    if ("any" in given) return given.any.map(condition).reduce((one, other) => any(one, other), leaf(FALSE));
    return not(condition(given.not));
  };

  /** @type {(question: Name, chosen: Name[]) => Diagram} */
  const answer = (question, chosen) => {
    const values = rules.questions[question].options.map((option) => (chosen.includes(option) ? TRUE : FALSE));
    return all(node(order.indexOf(question), values.map(leaf)), applies(question));
  };

  /** @type {(name: Name) => Diagram} */
  const rule = once((name) => {
    const { when, unsettled } = rules.rules[name];
    return unsettled ? all(condition(when), leaf(UNSETTLED)) : condition(when);
  });

  /** @type {(question: Name) => Diagram} */
  const applies = once((question) => {
    const { only_if } = rules.questions[question];
    return only_if ? condition(only_if) : leaf(TRUE);
  });

  // The candidates, as ids with a space between; worked out from the last outcome, which always holds, to the first.
  const candidates = outcomes.reduceRight((later, { id, when }) => {
    const withOutcome = lift((holds, others) => [others, `${id} ${others}`, id][holds]);
    return withOutcome(when ? condition(when) : leaf(TRUE), later);
  }, leaf(""));

  /** @type {(value: string) => string[]} */
  const ids = (value) => outcomes.map(({ id }) => id).filter((id) => value.split(" ").includes(id));

  /** @type {(value: string) => string} */
  const toneOf = (value) => {
    const tones = new Set(outcomes.filter(({ id }) => ids(value).includes(id)).map(({ tone }) => tone));
    return tones.size > 1 ? "unsure" : [...tones][0];
  };

  const exempt = lift((value) => ["no", "unsure", "yes"][value])(condition(rules.exempt));
  const outcome = lift((value) => (ids(value).length > 1 ? "lawyer" : ids(value)[0]))(candidates);
  const tone = lift(toneOf)(candidates);
  const goals = [exempt, outcome, tone, ...rules.asked_for.map(condition)];
  const advised = lift((value) => (value ? "yes" : "no"));
  const advice = rules.advice.map(({ id, when }) => ({ id, diagram: advised(condition(when)) }));
  const statuses = Object.keys(rules.rules).map((id) => ({ id, diagram: rule(id) }));
  const isTrue = lift((value) => (value === TRUE ? "yes" : "no"));
  const first = Object.entries(rules.rules)
    .filter(([, { first }]) => first)
    .map(([id, { when }]) => ({ id, diagram: isTrue(condition(when)) }));

  // ── One person ────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** @type {(answers: Answers) => number[]} definite answers as numbers of options; -1 where there is none */
  const numbered = (answers) => order.map((question) => rules.questions[question].options.indexOf(answers[question]));

  /** @type {(diagram: Diagram) => boolean} */
  const canBeTrue = once(({ value, children }) => value === TRUE || children.some(canBeTrue));

  /** @type {(left: Change, answers: Answers) => Name[]} questions whose answers can still change what is reported */
  const worthAsking = (left, answers) => {
    const waiting = new Map(order.filter((question) => !answers[question]).map((each) => [each, left(applies(each))]));
    let moving = goals.map(left);
    let silent = order.filter((question) => answers[question] === "unsure");
    for (;;) {
      // A question that can no longer come to apply for sure will not be asked, and is as good as unsure.
      for (const [question, diagram] of waiting) if (!canBeTrue(diagram)) silent.push(question);
      if (!silent.length) break;
      for (const question of silent) waiting.delete(question);
      const changes = silent.map((question) => forget(order.indexOf(question)));
      /** @type {Change} */
      const without = (diagram) => changes.reduce((found, change) => change(found), diagram);
      moving = moving.map(without);
      for (const [question, diagram] of waiting) waiting.set(question, without(diagram));
      silent = [];
    }
    const matter = new Set(parts(...moving).map(({ question }) => order[question]));
    return order.filter((question) => matter.has(question) && waiting.get(question)?.value === TRUE);
  };

  /** @type {(answers: Answers) => Name[]} questions are left out, from the last, where the result stays the same */
  const reasons = (answers) => {
    const before = evaluate(numbered(answers));
    let kept = numbered(answers);
    for (let question = LEAF; question--; ) {
      const fewer = kept.map((option, index) => (index === question ? -1 : option));
      const after = evaluate(fewer);
      if ([exempt, outcome, tone].every((diagram) => before(diagram) === after(diagram))) kept = fewer;
    }
    return order.filter((_, question) => kept[question] >= 0);
  };

  return (answers) => {
    const left = restrict(numbered(answers));
    const value = evaluate(numbered(answers));
    const open = worthAsking(left, Object.fromEntries(Object.entries(answers).filter(([, each]) => each !== "unsure")));
    /** @type {(list: { id: string, diagram: Diagram }[]) => string[]} */
    const given = (list) => list.filter(({ diagram }) => value(diagram) === "yes").map(({ id }) => id);
    /** @type {(diagram: Diagram) => Status} */
    const undecided = (diagram) =>
      parts(left(diagram)).some(({ question }) => open.includes(order[question])) ? "open" : "not_needed";
    /** @type {(diagram: Diagram) => Status} */
    const status = (diagram) => STATUS[value(diagram)] ?? undecided(diagram);
    return {
      exempt: value(exempt),
      outcome: value(outcome),
      tone: value(tone).replace("unsure", "open"),
      candidates: ids(
        parts(left(candidates))
          .map(({ value }) => value)
          .join(" "),
      ),
      first: given(first),
      advice: given(advice),
      status: Object.fromEntries(statuses.map(({ id, diagram }) => [id, status(diagram)])),
      reasons: reasons(answers),
      open,
      next: worthAsking(left, answers)[0],
    };
  };
};
