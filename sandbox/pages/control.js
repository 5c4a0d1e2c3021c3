// The control page: chooses the view by the address, and shows what changes for as long as somebody looks.
import { $ } from "./control/elements.js";
import * as faults from "./control/faults.js";
import * as requests from "./control/requests.js";
import { act, ask } from "./control/sandbox.js";
import * as sessions from "./control/sessions.js";
import * as webhooks from "./control/webhooks.js";
import { dayOf, timeOf } from "./control/words.js";

const EVERY_MS = 1000;
const VIEWS = ["sessions", "webhooks", "requests", "faults"];

/** `#sessions/ps-…` is the view and what is chosen in it. */
function place() {
  const [view, chosen] = location.hash.slice(1).split("/");
  return { view: VIEWS.includes(view) ? view : "sessions", chosen: chosen || undefined };
}

function turnTo({ view }) {
  for (const name of VIEWS) {
    $(`view-${name}`).hidden = name !== view;
    const link = document.querySelector(`nav [href="#${name}"]`);
    if (name === view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

function count(badge, number) {
  badge.hidden = number === 0;
  badge.textContent = String(number);
}

async function refresh() {
  const { view, chosen } = place();
  const [clock, armed] = await Promise.all([ask("clock"), ask("next")]);
  $("now").textContent = timeOf(clock.now);
  $("now").dateTime = clock.now;
  $("today").textContent = `${dayOf(clock.now)}, UTC`;
  $("ticking").textContent = clock.frozen ? "frozen" : "running";
  $("ticking").className = `pill ${clock.frozen ? "wait" : "good"}`;
  $("freeze").textContent = clock.frozen ? "Let it run" : "Freeze";
  count($("armed"), armed.length);
  if (view === "sessions") await sessions.refresh(chosen, clock.now);
  if (view === "webhooks") await webhooks.refresh();
  if (view === "requests") await requests.refresh();
  if (view === "faults") faults.show(armed);
}

let next;
let running = Promise.resolve();

/** One look after the other, never two at once. */
function look() {
  clearTimeout(next);
  running = running.then(refresh).then(() => { $("lost").hidden = true; }, () => { $("lost").hidden = false; });
  running.finally(() => {
    clearTimeout(next);
    if (!document.hidden) next = setTimeout(look, EVERY_MS);
  });
}

function arrive() {
  const { view, chosen } = place();
  turnTo({ view });
  look();
  // Whoever chose a session by key goes on reading there.
  if (chosen) $("session").focus({ preventScroll: true });
}

for (const made of document.querySelectorAll("[data-advance]")) {
  const seconds = Number(made.dataset.advance);
  made.addEventListener("click", () => act(`The clock is moved: ${made.textContent}`, "clock", { advance_seconds: seconds }));
}
$("freeze").addEventListener("click", () => {
  const frozen = $("freeze").textContent === "Freeze";
  act(frozen ? "The clock stands still" : "The clock runs", "clock", { frozen });
});
$("reset").addEventListener("click", () => $("sure").showModal());
$("sure").addEventListener("close", () => {
  if ($("sure").returnValue !== "reset") return;
  location.hash = "#sessions";
  act("Everything is forgotten", "reset");
});
$("example").textContent = sessions.example(location.origin);
webhooks.begin();
faults.begin();
addEventListener("hashchange", arrive);
document.addEventListener("changed", look);
document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
turnTo(place());
look();
