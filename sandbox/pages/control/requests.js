// The last requests, newest first.
import { $, element, keep } from "./elements.js";
import { ask } from "./sandbox.js";
import { timeOf } from "./words.js";

const MOST = 100;

export async function refresh() {
  const requests = await ask(`requests?limit=${MOST}`);
  $("no-requests").hidden = requests.length > 0;
  // Two requests may look alike: how many came before is what tells them apart.
  const numbered = requests.map((request, place) => ({ ...request, number: requests.length - place }));
  keep($("requests"), numbered, ({ number, at }) => `${number} ${at}`, row);
}

function row({ at, method, path, status, milliseconds, payment_session_id: session }) {
  const request = [element("span", { className: "method" }, method), ` ${path} `];
  if (session) request.push(element("a", { href: `#sessions/${session}`, title: session }, `ps-…${session.slice(-6)}`));
  return element("tr", {},
    element("td", {}, element("time", { dateTime: at }, timeOf(at))),
    element("td", { className: "path" }, request),
    element("td", {}, element("span", { className: `pill ${status < 400 ? "good" : "bad"}` }, `${status}`)),
    element("td", {}, `${milliseconds} ms`));
}
