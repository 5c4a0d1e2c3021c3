// Asks the store, now and then, whether the webhook has come, and turns the page when it has.

const EVERY = 1000; // milliseconds
const order = document.getElementById("order");

async function look() {
  const answer = await fetch(`${location.pathname}/status`).catch(() => null);
  if (answer?.ok) order.dataset.status = (await answer.json()).status;
  if (order.dataset.status === "waiting") setTimeout(look, EVERY);
}

if (order.dataset.status === "waiting") setTimeout(look, EVERY);
