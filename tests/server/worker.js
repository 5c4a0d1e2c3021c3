// Runs the suite in an edge worker: `workerd test` calls this.
import { run } from "./suite/index.js";

export default {
  async test() {
    const { lines, failed } = await run();
    console.log(lines.join("\n"));
    if (failed) throw new Error(`${failed} tests failed`);
  },
};
