/* explainer.evaluate(t)(g) → the result. t is the text of rules.json, g are answers {question: option or "unsure"}.
   No page, no memory. docs/rules-json.md tells how to use it, its twin explainer/rules/evaluate.py what everything means.

   Every byte of this travels with the form, so names are short:
   c a condition, or what has one · q a question · a an answer · o an outcome, i its number
   n the node of a condition: p the nodes it rests on · u their value together · v its own value · k what it keeps of u ·
     w the planes in which a change of it would show in the result, while asking can still bring it about
   h 1 if "unsure" is heard as such, and is not as good as not asked; 2 if no more than the result is wanted
   l whether the law leaves the outcome open · s the questions that still matter · b the answers that are reasons
   Values are bytes of eight planes (planes.py): true 255, false 0, not asked 240, unsure 204, unsettled 153. */
(globalThis.explainer ||= {}).evaluate = t => {
  const R = JSON.parse(t);
  if (R.format != 1) throw "format";
  let s, {rules} = R, all = [], add = (c = {all: []}) => {
    c = rules[c.rule] || c;
    const {q, is, any, not} = c;
    c.n || all.push(c.n = {
      q, is, any, not, k: c.unsettled ? 153 : 255, u: 0, v: 0, w: 0,
      p: (c.all || any || [q ? R.questions[q].only_if : not || c.when]).map(add)
    });
    return c.n;
  },
  aims = [R.exempt, ...R.asked_for].map(add),
  /* An outcome follows where it holds and none before it does. */
  ends = R.outcomes.map((o, i) => add({all: [o, ...R.outcomes.slice(0, i).map(not => ({not}))]})),
  qs = x => R.order.filter(q => x[q]),
  /* From the answers up to the result, then down again to the questions; returns exemption and outcome. */
  hear = (g, h) => {
    s = {};
    for (const n of all) {
      let {q, any, p} = n, a = q && g[q], u = any ? 0 : 255;
      for (const {v} of p) u = any ? u | v : u & v;
      n.u = u;
      n.v = n.not ? 255 ^ (u >> 6 | u >> 2 & 12 | u << 2 & 48 | u << 6 & 192)
        : u & (!q ? n.k : a && a != "unsure" ? n.is.includes(a) && 255 : a && h || ~u & 32 ? 204 : 240);
      n.w = 0;
    }
    const {v} = aims[0], i = ends.findIndex(n => n.v & 2), l = ends.some(n => (n.v & 65) == 1);
    aims.map(n => n.w = 10);
    i < 0 & !l && ends.map(n => n.w = (n.v & 20) == 16 ? 7 : 2);
    for (let i = h > 1 ? 0 : all.length, n; n = all[--i];) if (n.w &= n.v >> 4 & ~n.v)
      n.q && n.u & 2 ? s[n.q] = 1 : n.p.map(x => x.w |= n.not ? n.w >> 2 | n.w << 2 & 12 : n.w);
    return [v & 2 ? "yes" : v & 128 ? "unsure" : "no", i < 0 ? l ? "lawyer" : "unsure" : R.outcomes[i].id];
  };
  [...R.advice, ...Object.values(rules)].map(add);

  return g => {
    hear(g, 1);
    const [next] = qs(s), b = {...g}, r = hear(b), [exempt, outcome] = r, open = qs(s), status = {},
      advice = R.advice.filter(c => c.n.v & 1).map(c => c.id);
    for (const id in rules) {
      const {v, w} = rules[id].n;
      status[id] = v & 2 ? "established" : v & 128 ? (v & 65) == 1 ? "unsettled" : w ? "open" : "not_needed" : "ruled_out";
    }
    [...R.order].reverse().map(q => {
      const a = b[q];
      b[q] = 0;
      if (a && hear(b, 2) + "" != r) b[q] = a;
    });
    return {exempt, outcome, advice, status, reasons: qs(b), open, next};
  };
};
