/* explainer.evaluate(R)(answers) → the result. R is rules.json, which this takes over and writes on; answers are
   {question: option or "unsure"}. No page, no memory. docs/rules-json.md tells how to use it, and its twin
   explainer/rules/evaluate.py what everything means.

   Every byte of this travels with the form, so names are short:
   c a condition, or what has one: p what it rests on · u the value of all that · v its own value · k what it keeps of u ·
     w the planes in which a change of it would show in the result, while asking can still bring it about
   g the answers given · h whether "unsure" is heard, or as good as not asked · s the questions that can still matter
   q a question · a an answer · n the number of an outcome · l whether the law leaves the outcome open
   Values are bytes of eight planes (planes.py): true 255, false 0, not asked 240, unsure 204, unsettled 153. */
(globalThis.explainer ||= {}).evaluate = R => {
  if (R.format != 1) throw "format";
  let s;
  const all = [], {rules} = R, add = (c = {all: []}) => {
    if (!c.p) {
      c.p = (c.all || c.any || [c.q ? R.questions[c.q].only_if : c.not || c.when || rules[c.rule]]).map(add);
      c.k = c.unsettled ? 153 : 255;
      all.push(c);
    }
    return c;
  },
  goals = [R.exempt, ...R.asked_for].map(add),
  /* An outcome follows where it holds and none before it does. */
  ends = R.outcomes.map((o, n) => add({all: [o, ...R.outcomes.slice(0, n).map(not => ({not}))]})),
  list = x => R.order.filter(q => x[q]),
  /* From the answers up to the result, then down again to the questions; returns exemption and outcome. */
  hear = (g, h) => {
    s = {};
    for (const c of all) {
      let a = g[c.q], u = c.any ? 0 : 255;
      for (const {v} of c.p) u = c.any ? u | v : u & v;
      c.u = u;
      c.v = c.not ? 255 ^ (u >> 6 | u >> 2 & 12 | u << 2 & 48 | u << 6 & 192)
        : u & (!c.q ? c.k : a && a != "unsure" ? c.is.includes(a) && 255 : a && h || !(u & 32) ? 204 : 240);
      c.w = 0;
    }
    const [{v}] = goals, n = ends.findIndex(c => c.v & 2), l = ends.some(c => (c.v & 65) == 1);
    goals.map(c => c.w = 10);
    n < 0 && !l && ends.map(c => c.w = (c.v & 20) == 16 ? 7 : 2);
    for (let i = all.length, c; c = all[--i];) if (c.w &= c.v >> 4 & ~c.v)
      if (c.q && c.u & 2) s[c.q] = 1;
      else for (const x of c.p) x.w |= c.not ? c.w >> 2 | c.w << 2 & 12 : c.w & c.k;
    return [v & 2 ? "yes" : v & 128 ? "unsure" : "no", n < 0 ? l ? "lawyer" : "unsure" : R.outcomes[n].id];
  };
  [...R.advice, ...Object.values(rules)].map(add);

  return answers => {
    hear(answers, 1);
    const [next] = list(s), own = {...answers}, r = hear(own), [exempt, outcome] = r, open = list(s), status = {},
      advice = R.advice.filter(c => c.v & 1).map(c => c.id);
    for (const id in rules) {
      const {v, w} = rules[id];
      status[id] = v & 2 ? "established" : v & 128 ? (v & 65) == 1 ? "unsettled" : w ? "open" : "not_needed" : "ruled_out";
    }
    [...R.order].reverse().map(q => {
      const a = own[q];
      own[q] = 0;
      if (a && hear(own) + "" != r) own[q] = a;
    });
    return {exempt, outcome, advice, status, reasons: list(own), open, next};
  };
};
