// Values in the words of an outcome: what they are for one person, and what is worth asking for their sake. Only forms
// whose rules have values get this file. Twin of what explainer/rules/evaluate.py and interview.py do with values.
//
// To the evaluator each option of a value is one rule more, true where a rule sets the value so, and asked for on its
// own account. It counts only once nothing else is left to ask, and the outcome that needs the value is known.
{
  const { evaluate } = explainer;
  explainer.evaluate = (text) => {
    /** @type {Rules} */
    const rules = JSON.parse(text);
    const plain = evaluate(text);
    /** @type {Map<string, {ask: (answers: Answers) => Result, options: string[]}>} */
    const known = new Map();

    /** @type {(name: string) => string[]} */
    const optionsOf = (name) => /** @type {Record<string, string[]>} */ (rules.values)[name];

    /** @type {(needs: string[]) => {ask: (answers: Answers) => Result, options: string[]}} the rules with one for each option of these values: `amount 400` */
    const withValues = (needs) => {
      const key = needs.join();
      const found = known.get(key);
      if (found) return found;
      /** @type {Rules} */
      const more = JSON.parse(text);
      more.rules = { ...more.rules }; // a page has a list of them, which takes no name
      const options = needs.flatMap((name) => optionsOf(name).map((option) => `${name} ${option}`));
      for (const id of options) {
        const any = Object.entries(rules.rules)
          .filter(([, { sets }]) => Object.entries(sets ?? {}).some((pair) => pair.join(" ") === id))
          .map(([rule]) => ({ rule }));
        more.rules[id] = { when: { any } };
        more.asked_for.push({ rule: id });
      }
      const made = { ask: evaluate(JSON.stringify(more)), options };
      known.set(key, made);
      return made;
    };

    /** @type {(status: Status) => Status | ""} */
    const settled = (status) => (status === "open" || status === "not_needed" ? "" : status);

    /** @type {(statuses: [string, Status][]) => FoundValue} */
    const foundOf = (statuses) => {
      const possible = statuses.filter(([, status]) => status !== "ruled_out");
      const all = statuses.every(([, status]) => settled(status)) ? "lawyer" : "unsure";
      const one = possible.length === 1 && possible[0][1] === "established";
      return {
        option: one ? possible[0][0] : all,
        can_be: possible.map(([option]) => option),
        unsettled: statuses.some(([, status]) => status === "unsettled"),
      };
    };

    return (answers) => {
      const result = plain(answers);
      const { needs = [] } = rules.outcomes.find(({ id }) => id === result.outcome) ?? {};
      if (!needs.length) return result;
      const { ask, options } = withValues(needs);

      /** @type {(given: Answers) => string} what is reported, values among it */
      const entailed = (given) => {
        const { exempt, outcome, tone, status } = ask(given);
        return [exempt, outcome, tone, ...options.map((id) => settled(status[id]))].join();
      };
      let kept = Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== "unsure"));
      const before = entailed(kept);
      for (const question of [...rules.order].reverse()) {
        const { [question]: _, ...fewer } = kept;
        if (entailed(fewer) === before) kept = fewer;
      }
      const { status, open, next } = ask(answers);
      /** @type {(name: string) => [string, Status][]} */
      const statusesOf = (name) => optionsOf(name).map((option) => [option, status[`${name} ${option}`]]);
      return {
        ...result,
        status: Object.fromEntries(Object.entries(status).filter(([id]) => !options.includes(id))),
        reasons: rules.order.filter((question) => question in kept),
        open,
        next: result.next ?? next,
        values: Object.fromEntries(needs.map((name) => [name, foundOf(statusesOf(name))])),
      };
    };
  };
}
