// Why a condition is so → the rules that say it on the page or, where none does, the answers that make it so.
{
  /** @type {Record<string, Status>} */
  const opposite = { established: "ruled_out", ruled_out: "established", unsettled: "unsettled" };

  explainer.because = (rules, answers, status, says) => {
    /** @type {(condition: any, wanted: Status) => Reason[]} */
    const because = (condition, wanted) => {
      const { all, any, not, rule, q, is } = condition;
      const holds = wanted === "established";
      if (not) return because(not, opposite[wanted]);
      if (all || any) {
        const found = (all ?? any).map((/** @type {Condition} */ part) => because(part, wanted));
        const parts = found.filter((/** @type {Reason[]} */ { length }) => length);
        return (any ? holds : wanted === "ruled_out") ? (parts[0] ?? []) : parts.flat(); // one is enough, or all it takes
      }
      if (q) {
        const answer = answers[q];
        return answer && answer !== "unsure" && is.includes(answer) === holds ? [{ q, answer }] : [];
      }
      if (status[rule] !== wanted) return [];
      return wanted !== "ruled_out" && says(rule) ? [{ rule }] : because(rules.rules[rule].when, wanted);
    };
    return because;
  };
}
