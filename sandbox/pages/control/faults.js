// Arming faults, and those that still wait.
import { $, element, keep } from "./elements.js";
import { act } from "./sandbox.js";
import { faultFrom, faultSentence } from "./words.js";

export function show(faults) {
  $("no-faults").hidden = faults.length > 0;
  $("disarm").hidden = faults.length === 0;
  const numbered = faults.map((fault, place) => ({ fault, place }));
  keep($("faults"), numbered, ({ place }) => place, ({ fault }) => element("li", {}, faultSentence(fault)));
}

/** Only what the chosen fault needs is asked for. */
function showMembers() {
  const { value } = $("fault").elements.fault;
  for (const label of $("fault").querySelectorAll("[data-for]")) {
    const isWanted = label.dataset.for.split(" ").includes(value);
    label.hidden = !isWanted;
    label.querySelector("input").disabled = !isWanted;
  }
}

export function begin() {
  showMembers();
  $("fault").elements.fault.addEventListener("change", showMembers);
  $("fault").addEventListener("submit", (submit) => {
    submit.preventDefault();
    const fault = faultFrom([...new FormData(submit.target)]);
    act(`Armed. ${faultSentence({ status: 500, value: "WEIRD", ...fault })}`, "next", fault);
  });
  $("disarm").addEventListener("click", () => act("Disarmed", "next", undefined, "DELETE"));
}
