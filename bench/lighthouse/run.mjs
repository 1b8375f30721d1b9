// node run.mjs FOLDER [PAGE.html …] → for each page Lighthouse's four scores as a phone, and what it measures on Slow 3G.
// FOLDER is a built site; it is served on this machine alone, compressed as a host would. CHROME_PATH names the browser.
import { createReadStream, existsSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { join, resolve } from "node:path";
import { createGzip } from "node:zlib";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [folder, ...named] = process.argv.slice(2);
const site = resolve(folder);
const pages = named.length ? named : readdirSync(site).filter((name) => name.endsWith(".html"));
// A page asks for robots.txt from within, which its own policy forbids, as it should.
const common = { output: "json", logLevel: "silent", skipAudits: ["robots-txt"] };
// Two seconds until the first byte of an answer, 400 kbit/s, and a processor six times slower than this machine's.
const slow = {
  throttlingMethod: "devtools",
  throttling: {
    requestLatencyMs: 2000,
    downloadThroughputKbps: 400,
    uploadThroughputKbps: 400,
    cpuSlowdownMultiplier: 6,
    rttMs: 2000,
    throughputKbps: 400,
  },
  onlyCategories: ["performance"],
};
const times = 3;

const server = createServer((request, response) => {
  const file = join(site, new URL(request.url, "http://localhost").pathname);
  if (!file.startsWith(site) || !file.endsWith(".html") || !existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-encoding": "gzip" });
  createReadStream(file).pipe(createGzip({ level: 9 })).pipe(response);
}).listen(0, "127.0.0.1");
await new Promise((done) => server.once("listening", done));

const run = async (page, settings) => {
  const chromeFlags = ["--headless=new", "--disable-quic", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])];
  for (let left = 3; ; left--) {
    const chrome = await launch({ chromeFlags });
    try {
      const address = `http://127.0.0.1:${server.address().port}/${page}`;
      const { lhr } = await lighthouse(address, { ...common, ...settings, port: chrome.port });
      if (!lhr.runtimeError || left === 1) return lhr; // it misses the start of a load now and then
    } finally {
      await chrome.kill();
    }
  }
};
const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const score = (runs, name) => Math.round(100 * middle(runs.map((lhr) => lhr.categories[name].score ?? 0)));
const value = (runs, name) => middle(runs.map((lhr) => lhr.audits[name].numericValue ?? NaN));

console.log("| page | speed | access | practices | search | on Slow 3G: speed | first paint (s) | usable (s) | blocked (ms) | shift |");
console.log("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
for (const page of pages) {
  const runs = { phone: [], slow: [] };
  runs.phone.push(await run(page, {}));
  if (score(runs.phone, "performance") < 100)
    for (let more = 1; more < times; more++) runs.phone.push(await run(page, {}));
  for (let more = 0; more < times; more++) runs.slow.push(await run(page, slow));
  const columns = [
    ...["performance", "accessibility", "best-practices", "seo"].map((name) => score(runs.phone, name)),
    score(runs.slow, "performance"),
    ...["first-contentful-paint", "interactive"].map((name) => (value(runs.slow, name) / 1000).toFixed(2)),
    Math.round(value(runs.slow, "total-blocking-time")),
    value(runs.slow, "cumulative-layout-shift").toFixed(2),
  ];
  console.log(`| ${page} | ${columns.join(" | ")} |`);
  for (const [name, audit] of Object.entries(runs.phone[0].audits))
    if (audit.score !== null && audit.score < 1 && ["accessibility", "best-practices", "seo"].some((category) => runs.phone[0].categories[category].auditRefs.some((ref) => ref.id === name && ref.weight)))
      console.error(`${page}: ${name}: ${audit.title}`);
}
server.close();
