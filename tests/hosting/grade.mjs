// Answers of a host, as JSON on standard input → how two graders see them, as JSON on standard output.
// No network: the answers were recorded before, and the lists that the Observatory would download are empty.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const observatory = new URL("node_modules/@mdn/mdn-http-observatory/", import.meta.url);
mkdirSync(new URL("conf/", observatory), { recursive: true });
writeFileSync(new URL("conf/hsts-preload.json", observatory), "{}");
writeFileSync(new URL("conf/tld-list.json", observatory), "[]");

const { ALL_TESTS } = await import(new URL("src/constants.js", observatory));
const { getGradeForScore, getScoreModifier } = await import(new URL("src/grader/grader.js", observatory));
const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await import(new URL("src/grader/charts.js", observatory));
const { default: evaluators } = await import("csp_evaluator");
const { default: parsers } = await import("csp_evaluator/dist/parser.js");

// The same sum as in the Observatory's src/scanner/index.js, which asks the network first.
const scored = (results) => {
  const gains = results.map(({ result }) => getScoreModifier(result));
  const losses = gains.filter((gain) => gain < 0).reduce((sum, gain) => sum + gain, 100);
  const score = losses >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? gains.reduce((sum, gain) => sum + gain, 100) : losses;
  return {
    ...getGradeForScore(score),
    results: Object.fromEntries(results.map((each) => [each.constructor.name, each.result])),
  };
};

const graded = ({ address, headers, html, meta }) => {
  const secure = new URL(address);
  const plain = new URL(address.replace("https:", "http:"));
  const answer = {
    headers,
    status: 200,
    data: html,
    verified: true,
    httpEquiv: new Map([["content-security-policy", [meta]]]),
  };
  const asked = {
    hostname: secure.hostname,
    resources: {},
    session: { url: secure, jar: { serializeSync: () => ({ cookies: [] }) }, response: answer },
    responses: {
      auto: answer,
      cors: answer,
      http: answer,
      https: answer,
      httpRedirects: [
        { url: plain, status: 301 },
        { url: secure, status: 200 },
      ],
      httpsRedirects: [{ url: secure, status: 200 }],
    },
  };
  const policy = new parsers.CspParser(headers["content-security-policy"]).csp;
  const findings = new evaluators.CspEvaluator(policy).evaluate();
  return { observatory: scored(ALL_TESTS.map((test) => test(asked))), findings: findings.map(String) };
};

const answers = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(answers.map(graded)));
