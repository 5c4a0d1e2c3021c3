// Imports and requires each entry of the installed package, and has those that mount say why they cannot.
import { createRequire } from "node:module";

const name = "xendit-components-wasm";
const require = createRequire(import.meta.url);
const entries = Object.keys(require(`${name}/package.json`).exports);
for (const entry of entries.filter((entry) => entry !== "./package.json")) {
  const imported = await import(`${name}${entry.slice(1)}`);
  const { mount } = imported;
  const code = await mount?.("#checkout", { componentsSdkKey: "" }).catch(({ code }) => code);
  if (mount && code !== "NOT_ALLOWED") throw new Error(`${entry}: mount() ends with ${code}`);
  if (require(`${name}${entry.slice(1)}`) !== imported) throw new Error(`${entry}: require() finds something else`);
}
