// Runs the suite in Node, Deno or Bun.
import { run } from "./suite/index.js";

const { lines, failed } = await run();
console.log(lines.join("\n"));
if (failed) throw new Error(`${failed} tests failed`);
