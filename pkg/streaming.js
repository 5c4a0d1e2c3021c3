// WebAssembly from its own file. Where that cannot be had, since a bundler did not copy it or a server sends a page instead,
// a script that has the same in it takes its place.
import { ensurePermitted } from "./permission.js";

/** Resolves with the glue once its wasm is there. */
export async function stream(glue, locate, fallBack) {
  ensurePermitted();
  let what = "the .wasm";
  const begin = async (source) => {
    const [{ default: instantiate }, module_or_path] = await Promise.all([glue, source]);
    await instantiate({ module_or_path });
  };
  try {
    // A script that is no module, as some bundlers make one, has no address to start from: this throws.
    const url = (what = locate());
    await begin(
      fetch(url).then((answer) => {
        const type = answer.headers.get("content-type");
        what = `${url} (status ${answer.status}, ${type})`;
        // Under any other name browsers compile nothing that is still arriving.
        return type === "application/wasm" ? answer : answer.arrayBuffer();
      }),
    );
  } catch (cause) {
    const reason = `${what}: ${cause}`;
    await begin(fallBack().then(({ source }) => source(reason))).catch((second) => {
      throw new Error(`${reason}; nor the script for it: ${second}`, { cause });
    });
  }
  return glue;
}
