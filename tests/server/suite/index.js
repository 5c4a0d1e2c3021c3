// Every test of the entry that needs nothing but the entry: the same in Node, Deno, Bun and an edge worker.
import browsers from "./browsers.js";
import flows from "./flows.js";
import once from "./once.js";
import rules from "./rules.js";
import session from "./session.js";
import webhooks from "./webhooks.js";

const suites = { browsers, flows, once, rules, session, webhooks };

/** Runs them one after another, because some set the stage for themselves. Returns the lines a runner prints. */
export async function run() {
  const lines = [];
  let passed = 0;
  let failed = 0;
  for (const [suite, tests] of Object.entries(suites)) {
    for (const [name, test] of Object.entries(tests)) {
      try {
        await test();
        passed += 1;
      } catch (error) {
        failed += 1;
        lines.push(`test ${suite}::${name} ... FAILED\n${error?.stack ?? error}`);
      }
    }
  }
  lines.push(`test result: ${failed ? "FAILED" : "ok"}. ${passed} passed; ${failed} failed; 0 ignored`);
  return { lines, failed };
}
