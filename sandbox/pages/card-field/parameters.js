// What the page around the field tells it, in the URL's query or, as later releases do, in its fragment.
import { InitFailure } from "./failure.js";

/** Reads a `Location` (or URL); the first missing parameter is an `InitFailure`. The order is Xendit's. */
export function parametersFrom({ search, hash }) {
  const query = new URLSearchParams(search);
  const fragment = new URLSearchParams(hash.replace(/^#/, ""));
  const read = (name) => query.get(name) || fragment.get(name);
  const required = (name) => {
    const value = read(name);
    if (!value) throw new InitFailure(`missing qs ${name}`);
    return value;
  };
  const parameters = {
    inputType: required("input_type"),
    embedder: required("embedder"),
    sessionId: required("session_id"),
    publicKey: required("pk"),
    signature: required("sig"),
    appearance: read("appearance"),
  };
  if (parameters.embedder === "null") throw new InitFailure("null embedder origin");
  return parameters;
}
