// The theming page: knobs on one side, checkouts on the other, and between them one `appearance`.
import { FRAMES, LANGUAGES, PRESETS, VARIABLES } from "./knobs.js";
import { SCENES, Stage } from "./scenes.js";

const $ = (id) => document.getElementById(id);
const knobs = []; // { member, key, kind, property, isFramed, input }

function element(name, members = {}, ...children) {
  const made = Object.assign(document.createElement(name), members);
  made.append(...children);
  return made;
}

/** All that is set, as mount() takes it: what is left empty is not in it. */
function appearance() {
  const look = { theme: $("theme").value };
  for (const { member, key, input } of knobs) {
    const text = input.value.trim();
    if (text) (look[member] ??= {})[key] = text;
  }
  return look;
}

function put(look) {
  $("theme").value = look.theme;
  for (const knob of knobs) {
    knob.input.value = look[knob.member]?.[knob.key] ?? "";
    judge(knob);
  }
}

/** Whether the browser would take it; what it would not is left to the shopper's eye, and to mount(). */
function judge({ property, kind, input, swatch }) {
  const text = input.value.trim();
  const isRight = !text || !property || CSS.supports(property, text);
  input.setAttribute("aria-invalid", String(!isRight));
  if (kind === "color" && isRight) swatch.value = hex(text);
}

/** A colour the way a colour input takes it. */
function hex(color) {
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.fillStyle = color || "#808080";
  return canvas.fillStyle.startsWith("#") ? canvas.fillStyle : "#808080";
}

function draw({ legend, note = "", knobs: described }) {
  const group = element("fieldset", {}, element("legend", { textContent: legend }));
  if (note) group.append(element("p", { className: "soft small", textContent: note }));
  for (const { name, member = "variables", kind, hint = "", property, isFramed = member !== "variables" } of described) {
    const key = member === "variables" ? `--xendit-${name}` : name;
    const title = member === "placeholderStyles" || member === "fontFace" ? `${member}.${name}` : name;
    const id = `${member}-${name}`;
    const input = element("input", { id, type: "text", placeholder: hint || "default", autocomplete: "off", spellcheck: false });
    const knob = { member, key, kind, input, isFramed, property: property ?? propertyOf(name, kind) };
    const line = element("p", { className: "knob" }, element("label", { htmlFor: id }, ...breakable(title)));
    if (kind === "color") {
      knob.swatch = element("input", { type: "color", value: "#808080", ariaLabel: `${title}, from a palette` });
      knob.swatch.addEventListener("input", () => {
        input.value = knob.swatch.value;
        turn(knob);
      });
      // Dragging over a palette is one change.
      knob.swatch.addEventListener("change", () => turn(knob, true));
      line.append(element("span", { className: "color" }, knob.swatch, input));
    } else {
      line.append(input);
    }
    input.addEventListener("input", () => turn(knob));
    input.addEventListener("change", () => turn(knob, true));
    group.append(line);
    knobs.push(knob);
  }
  $("knobs").append(group);
}

/** May be broken behind its dot. */
function breakable(title) {
  const [first, ...rest] = title.split(/(?<=\.)/);
  return [first, ...rest.flatMap((part) => [element("wbr"), part])];
}

function propertyOf(name, kind) {
  if (name === "source") return undefined; // no property of an element's
  return kind === "color" ? "color" : name.replace(/[A-Z]/g, "-$&").toLowerCase();
}

// Beside each other where there is room, each column as long as it is.
const columns = [0, 1].map(() => $("stages").appendChild(element("div", { className: "column" })));

const stages = SCENES.map((scene, at) => {
  const place = element("div", { className: "place" });
  const stage = new Stage(scene, place, () => ({ appearance: appearance(), locale: $("language").value }), say);
  const acts = Object.keys(scene.acts).map((act) => {
    const button = element("button", { type: "button", className: "act", textContent: act });
    button.addEventListener("click", () => {
      say("");
      for (const other of acts) other.setAttribute("aria-pressed", String(other === button));
      stage.show(act);
    });
    return button;
  });
  for (const button of acts) button.setAttribute("aria-pressed", String(button === acts[0]));
  const title = element("h2", { textContent: scene.title, id: `${scene.id}-title` });
  const section = element("section", { id: scene.id }, title, element("div", { className: "acts" }, ...acts), place);
  section.setAttribute("aria-labelledby", title.id);
  columns[at % columns.length].append(section);
  return stage;
});

/** What is typed is seen at once; what goes into card fields mounts them again, and only once it is finished. */
function turn(knob, isFinished = false) {
  judge(knob);
  show();
  if (isFinished && knob.isFramed) mountAgain();
}

function show() {
  const look = appearance();
  $("code").textContent = `const appearance = ${JSON.stringify(look, null, 2)};\n\nawait mount(host, { componentsSdkKey, appearance });`;
  $("stages").dataset.theme = look.theme;
  const { theme, variables = {} } = look;
  say("");
  try {
    for (const stage of stages) stage.update({ appearance: { theme, variables }, locale: $("language").value });
  } catch (problem) {
    say(problem.message);
  }
}

function mountAgain() {
  for (const stage of stages) if (stage.scene.hasFields) stage.show();
}

function say(text) {
  $("word").textContent = text;
}

VARIABLES.forEach(draw);
FRAMES.forEach(draw);
for (const [lang, textContent] of Object.entries(LANGUAGES)) $("language").append(element("option", { value: lang, lang, textContent }));
for (const name of Object.keys(PRESETS)) $("preset").append(element("option", { textContent: name }));
$("knobs").addEventListener("submit", (event) => event.preventDefault());
$("theme").addEventListener("change", () => {
  show();
  mountAgain();
});
$("language").addEventListener("change", show);
$("preset").addEventListener("change", () => {
  put(PRESETS[$("preset").value]);
  show();
  mountAgain();
});
$("copy").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText($("code").textContent);
    say("Copied.");
  } catch {
    say("The browser does not let this page copy: select the code instead.");
  }
});
show();
for (const stage of stages) stage.show();
