// Runs before every page's own scripts: a stand-in for what Google's script puts on a page that loads it. Its button
// fills its place, and its sheet gives the next answer of `googleAnswers`, or fails with it.
window.googleAnswers = [];
window.google = {
  payments: {
    api: {
      PaymentsClient: class {
        async isReadyToPay() {
          return { result: true };
        }

        createButton({ onClick }) {
          const button = document.createElement("button");
          button.type = "button";
          button.textContent = "Google Pay";
          button.style.cssText = "width: 100%; height: 100%; border: 0; border-radius: 4px; background: #000; color: #fff; font: 500 16px sans-serif";
          button.addEventListener("click", onClick);
          return button;
        }

        async loadPaymentData({ allowedPaymentMethods: [{ type, parameters }] }) {
          const { statusCode, ...info } = window.googleAnswers.shift();
          if (statusCode) throw { statusCode };
          const card = { cardNetwork: parameters.allowedCardNetworks[0], cardDetails: "1234", ...info };
          const tokenizationData = { type: "PAYMENT_GATEWAY", token: "a token that Xendit alone can open" };
          return { apiVersion: 2, apiVersionMinor: 0, paymentMethodData: { type, info: card, tokenizationData } };
        }
      },
    },
  },
};
