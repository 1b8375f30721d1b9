/* (rules.json, answers {question: option or "unsure"}) → the result. No page, no memory. docs/rules-json.md tells more.
   Twin of explainer/rules/evaluate.py, which says what everything means; a value is the byte described in planes.py. */
(globalThis.explainer ||= {}).evaluate = ({format, questions, order, rules, exempt, outcomes, advice}, answers) => {
  if (format != 1) throw Error("format");
  let given, memory, live, asked;
  const turned = (v, n = 0) => { for (let i = 8; i--;) n |= (v >> i & 1) << 7 - i; return n };
  const value = c => c.q ? applies(c) & answer(c.q, given[c.q[0]], applies(c) & 32)
    : c.rule ? memory[c.rule] ??= value(rules[c.rule].when) & (rules[c.rule].unsettled ? 85 : 255)
    : c.not ? turned(value(c.not)) ^ 255
    : c.any ? c.any.reduce((v, x) => v | value(x), 0)
    : (c.all || []).reduce((v, x) => v & value(x), 255);
  const applies = c => value(questions[c.q[0]].only_if || {});
  const answer = ([, ...options], said, askable) =>
    options.includes(said) ? 255 : said ? said == "unsure" && 204 : askable ? 240 : 204;

  /* Down from where a change would show (want: four planes) to the questions that can still make it. */
  const mark = (c, want, only) => {
    const v = value(c), rule = rules[c.rule];
    if (!(want &= v >> 4 & ~v)) return;
    if (rule) {
      only || (live[c.rule] = 1);
      mark(rule.when, rule.unsettled ? want & 5 : want, only);
    } else if (c.not) mark(c.not, turned(want) >> 4, only);
    else if (!c.q) for (const x of c.all || c.any) mark(x, want, only);
    else if (!(applies(c) & 2)) mark(questions[c.q[0]].only_if, want, only);
    else if (!only || only.includes(c.q[0])) asked[c.q[0]] = 1;
  };
  const walk = (i, allFalse, noneTrue) => {
    const o = outcomes[i];
    if (!o) return 0;
    const v = value(o.when || {});
    const here = (allFalse && v & 32 && 2) | (noneTrue && (v & 24) == 16 && 9);
    const later = walk(i + 1, allFalse && !(v & 4), noneTrue && !(v & 8));
    o.when && mark(o.when, here | later);
    return later | here * 2 & 4 | here & 8;
  };
  const hear = (answers) => {
    given = answers;
    memory = {};
    const v = value(exempt), candidates = [];
    let law, high, v2;
    for (const {id, when} of outcomes) if (!(v2 & 2) && (v2 = value(when || {})) & 64) {
      candidates.push(id);
      law ||= !high && (v2 & 129) == 1;
      high |= v2 & 128;
    }
    return {
      exempt: v & 2 ? "yes" : v & 64 ? "unsure" : "no",
      outcome: candidates[1] ? law ? "lawyer" : "unsure" : candidates[0],
      candidates
    };
  };
  const worth = answers => {
    live = {};
    asked = {};
    const result = hear(answers), unsure = result.outcome == "unsure";
    walk(0, unsure, unsure);
    mark(exempt, 6);
    for (const a of advice) a.asked_for && mark(a.when, 15, a.asked_for);
    return order.filter(q => asked[q]);
  };

  const ask = worth(answers), known = {...answers};
  for (const q in known) if (known[q] == "unsure") delete known[q];
  const open = worth(known), result = hear(known), status = {};
  for (const id in rules) {
    const v = value({rule: id});
    status[id] = v & 2 ? "established" : !(v & 64) ? "ruled_out" : (v & 129) == 1 ? "unsettled" : live[id] ? "open" : "not_needed";
  }
  const hints = advice.filter(a => value(a.when) & 1).map(a => a.id);
  const reasons = what => {
    const kept = {...known};
    for (const q of [...order].reverse()) if (kept[q]) {
      delete kept[q];
      if (hear(kept)[what] != result[what]) kept[q] = known[q];
    }
    return order.filter(q => kept[q]);
  };
  return {
    ...result, status, advice: hints, open, ask, next: ask[0],
    narrow: open.filter(q => !answers[q] && !ask.includes(q)),
    reasons: reasons("outcome"), exempt_reasons: reasons("exempt")
  };
};
