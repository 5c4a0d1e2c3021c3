// Where the card is from, as the gateway told of its number: the form says so in `data-card-country`.

/** Tells of each country once. Only news of the card is followed: the shopper may know better. */
export function followCard(form, signal, tell) {
  let known;
  const follow = () => {
    const { cardCountry } = form.dataset;
    if (cardCountry && cardCountry !== known) tell(cardCountry);
    known = cardCountry || known;
  };
  const observer = new MutationObserver(follow);
  observer.observe(form, { attributeFilter: ["data-card-country"] });
  signal.addEventListener("abort", () => observer.disconnect());
  follow();
}
