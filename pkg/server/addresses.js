// Origins a checkout may be on, and addresses shoppers are sent back to.

/** @param {unknown} text */
function parsed(text) {
  try {
    return typeof text === "string" ? new URL(text) : null;
  } catch {
    return null;
  }
}

/** @param {URL} url */
const isLocal = ({ hostname }) =>
  hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);

/**
 * https, or http that never leaves the machine.
 * @param {URL} url
 */
export const isSecure = (url) => url.protocol === "https:" || (url.protocol === "http:" && isLocal(url));

/** @type {import("./shapes.js").Shape} */
export const origin = (value, path, refuse) => {
  const url = parsed(value);
  // assumed: browsers compare this very text, so there are no wildcards
  if (!url || !/^https?:$/.test(url.protocol)) {
    return refuse(path, "has to be an origin: scheme, host and port of your page, such as https://shop.example");
  }
  if (url.origin !== value) refuse(path, `has to be spelled as browsers do: ${url.origin}`);
  // assumed: Xendit documents https alone; http on localhost is known to work
  if (!isSecure(url)) refuse(path, "has to be https, or http on localhost");
};

/** @type {import("./shapes.js").Shape} */
export const returnUrl = (value, path, refuse) => {
  const url = parsed(value);
  // assumed: as above
  if (!url || !isSecure(url)) refuse(path, "has to be a whole https address, or one on localhost", "INVALID_URL");
};

/** @type {import("./shapes.js").Shape} */
export const webUrl = (value, path, refuse) => {
  if (!/^https?:$/.test(parsed(value)?.protocol ?? "")) refuse(path, "has to be an http or https address");
};
