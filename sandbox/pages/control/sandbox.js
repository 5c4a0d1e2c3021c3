// Asks the sandbox, and says how it went.
import { $ } from "./elements.js";

export async function ask(path, body, method = body === undefined ? "GET" : "POST") {
  const answer = await fetch(path, { method, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await answer.text();
  const json = text ? JSON.parse(text) : null;
  if (!answer.ok) throw new Error(json?.message ?? `The sandbox answered ${answer.status}`);
  return json;
}

let fading;

export function say(text, tone = "") {
  const notice = $("notice");
  notice.className = tone;
  notice.textContent = text;
  clearTimeout(fading);
  fading = setTimeout(() => { notice.textContent = ""; }, 6000);
}

/** Does one thing, says how it went, and has what changed shown at once. */
export async function act(saying, path, body = {}, method = "POST") {
  try {
    await ask(path, body, method);
    say(saying);
  } catch (error) {
    say(error.message, "bad");
  }
  document.dispatchEvent(new Event("changed"));
}
