// The loader: nothing happens on import. The first mount() fetches the wasm, its glue and the session side by side.
import { Checkout } from "./checkout.js";
import { XenditComponentsError, isXenditComponentsError } from "./error.js";
import { hosts, pinningKeys, version } from "./release.js";

export { Checkout, XenditComponentsError, isXenditComponentsError };

let loading;

/** Loads the wasm once; a load that failed is forgotten, so that the next mount() tries again. */
function load() {
  loading ??= instantiate().catch((cause) => {
    loading = undefined;
    throw cause;
  });
  return loading;
}

async function instantiate() {
  const url = new URL("./wasm/xendit_bg.wasm", import.meta.url);
  const response = fetch(url);
  // Whoever loads the glue first must not leave this promise alone with its failure.
  response.catch(() => {});
  const glue = await import("./wasm/xendit.js").catch((cause) => {
    throw unavailable("its JavaScript could not be loaded; check that your bundler copied pkg/wasm/xendit.js", cause);
  });
  const answer = await response.catch((cause) => {
    throw unavailable(`${url} could not be fetched; check the connection, and connect-src in the page's CSP`, cause);
  });
  if (!answer.ok) throw unavailable(`${url} answered ${answer.status}; check that your bundler copied the file`);
  const bytes = await answer.arrayBuffer().catch((cause) => {
    throw unavailable(`${url} was cut off while it was loading; try again`, cause);
  });
  // Any content type will do; what is not wasm at all is nearly always a server's HTML page for a missing file.
  if (new Uint32Array(bytes.slice(0, 4))[0] !== 0x6d736100) {
    throw unavailable(`${url} is not WebAssembly (content-type ${answer.headers.get("content-type")}); check that your bundler copied the file`);
  }
  await glue.default({ module_or_path: bytes }).catch((cause) => {
    throw unavailable("it could not be compiled; a page with a CSP needs script-src 'wasm-unsafe-eval'", cause);
  });
  return glue;
}

function unavailable(reason, cause) {
  return new XenditComponentsError("WASM_UNAVAILABLE", `the WebAssembly of xendit-components-wasm is not available: ${reason}`, cause);
}

/**
 * Asks for the session while the wasm is on its way. Nothing is decided here: when anything about the key or the page
 * looks odd, nothing is sent and the wasm says what is wrong.
 */
function ask(key, gatewayUrl, allowedOrigins) {
  const looksRight = /^session-[0-9a-f]{32}-[a-z]+-[A-Za-z0-9+/]{160}-[A-Za-z0-9+/]{128}$/.test(key);
  const mayAsk = self.isSecureContext && self.origin !== "null" && (allowedOrigins?.includes?.(self.origin) ?? true);
  if (!looksRight || !mayAsk || !/^https?:/.test(gatewayUrl)) return undefined;
  const controller = new AbortController();
  const sessionAuthKey = key.split("-", 2).join("-");
  const url = `${gatewayUrl.replace(/\/+$/, "")}/api/sessions/${sessionAuthKey}?components_version=${version}`;
  // xendit: the same single header on every call, GET included
  const headers = { "Content-Type": "application/x-www-form-urlencoded" };
  const response = fetch(url, { headers, signal: controller.signal });
  response.catch(() => {});
  return { response, controller };
}

export async function mount(host, options) {
  if (typeof window === "undefined" || typeof document === "undefined") {
    throw new XenditComponentsError("NOT_ALLOWED", "mount() works in a browser's page only; call it there, e.g. in an effect");
  }
  const { componentsSdkKey: key, environment, allowedOrigins, signal } = Object(options);
  if (signal?.aborted) throw signal.reason;
  const hostId = typeof key === "string" ? key.split("-")[2] : "";
  const place = (Object.hasOwn(hosts, hostId) && hosts[hostId]) || { gatewayUrl: "", frameUrl: "" };
  const gatewayUrl = hostId === "sandbox" ? String(environment?.gatewayUrl) : place.gatewayUrl;
  const early = ask(key, gatewayUrl, allowedOrigins);
  try {
    const { mount: mountWasm } = await load();
    if (signal?.aborted) throw signal.reason;
    const error = (code, message) => new XenditComponentsError(code, message);
    return new Checkout(await mountWasm(host, options, { ...place, error, early, pinningKeys, version }));
  } catch (cause) {
    early?.controller.abort();
    if (isXenditComponentsError(cause) || (signal?.aborted && cause === signal.reason)) throw cause;
    throw new XenditComponentsError("INTERNAL", "xendit-components-wasm stopped at a defect of its own", cause);
  }
}
