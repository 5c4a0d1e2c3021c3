// How the control page words what the sandbox tells.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  answerOf, completing, dayOf, distance, faultFrom, faultSentence, moment, money, openAttempt, presented, statusTone,
  timeOf, webhookTone,
} from "../control/words.js";

const QR = { id: "pr-1", status: "REQUIRES_ACTION", actions: [{ type: "PRESENT_TO_CUSTOMER", descriptor: "QR_STRING", value: "0002" }] };

test("an amount is written as checkouts write it, with decimals only where there are some", () => {
  assert.equal(money("IDR", 125000), "Rp125.000");
  assert.equal(money("IDR", 1000.1), "Rp1.000,10");
  assert.equal(money("SGD", 48.5), "S$48.50");
  assert.equal(money("VND", 10000), "10.000₫");
  assert.equal(money("ZZZ", 1.1), "ZZZ 1.10");
});

test("a time is shown in UTC, as it is written", () => {
  assert.equal(timeOf("2026-01-31T23:59:58.123Z"), "23:59:58");
  assert.equal(dayOf("2026-01-31T23:59:58.123Z"), "Sat 31 Jan 2026");
});

test("how far a time is away is told in the largest unit that says enough", () => {
  const now = "2026-01-31T12:00:00.000Z";
  assert.equal(distance(now, "2026-01-31T12:00:59.000Z"), "in 59 s");
  assert.equal(distance(now, "2026-01-31T12:29:40.000Z"), "in 30 min");
  assert.equal(distance(now, "2026-01-31T10:00:00.000Z"), "2 h ago");
  assert.equal(distance(now, "2026-02-03T12:00:00.000Z"), "in 3 days");
});

test("a status nobody knows is shown quietly", () => {
  assert.equal(statusTone("COMPLETED"), "good");
  assert.equal(statusTone("WEIRD"), "quiet");
});

test("only the last attempt that waits is the open one", () => {
  const failed = { id: "pr-0", status: "FAILED" };
  assert.equal(openAttempt([failed, QR]), QR);
  assert.equal(openAttempt([failed]), undefined);
});

test("completing is called by what it stands for", () => {
  assert.equal(completing({ status: "ACTIVE" }, []), "Complete");
  assert.equal(completing({ status: "ACTIVE" }, [QR]), "Pay the QR code");
  assert.equal(completing({ status: "PENDING" }, [{ status: "PENDING" }]), "Approve");
});

test("what is shown to be paid elsewhere is named, even by a word nobody knows", () => {
  assert.deepEqual(presented(QR), { name: "QR code", value: "0002" });
  const odd = { actions: [{ type: "PRESENT_TO_CUSTOMER", descriptor: "MAGIC_WORD", value: "x" }] };
  assert.deepEqual(presented(odd), { name: "magic word", value: "x" });
  assert.equal(presented({ actions: [] }), undefined);
  assert.equal(presented(undefined), undefined);
});

test("every kind of moment has a title, one nobody knows too", () => {
  assert.equal(moment({ what: "session_ended", status: "EXPIRED" }).title, "Session expired");
  assert.deepEqual(moment({ what: "attempt_turned", id: "pr-1", status: "FAILED", failure_code: "STOLEN_CARD" }),
    { title: "Attempt: failed", detail: "STOLEN_CARD", tone: "bad" });
  assert.equal(moment({ what: "request", request: { method: "GET", path: "/a", status: 500 } }).tone, "bad");
  assert.equal(moment({ what: "delivery", event: "payment.capture", delivery: { status: 204 } }).tone, "good");
  assert.equal(moment({ what: "delivery", event: "payment.capture", delivery: { error: "cannot connect" } }).detail, "webhook cannot connect");
  assert.equal(moment({ what: "moon_landing" }).title, "moon landing");
});

test("a webhook's state has a tone, and a try its answer", () => {
  assert.deepEqual(["delivered", "given up", "held: no webhook url", "waiting"].map(webhookTone), ["good", "bad", "quiet", "wait"]);
  assert.equal(answerOf({ status: 500 }), "answered 500");
  assert.equal(answerOf({ error: "no answer in time" }), "no answer in time");
});

test("a fault is a sentence", () => {
  assert.equal(faultSentence({ path: "/poll", times: 1, fault: "drop" }), "The next request to …/poll…: not answered: the connection breaks");
  assert.equal(faultSentence({ path: "/sessions", method: "POST", times: 2, fault: "status", status: 503, error_code: null }),
    "The next 2 requests to POST …/sessions…: answered with 503");
});

test("what was left empty in the form is not asked for", () => {
  const entries = [["path", "/poll"], ["method", ""], ["fault", "delay"], ["delay_ms", "2000"], ["times", "1"]];
  assert.deepEqual(faultFrom(entries), { path: "/poll", fault: "delay", delay_ms: 2000, times: 1 });
});
