// The cart: products on the page, quantities in it, and what they come to. No payment here; that is store.js.

const MOST_OF_ONE = 20;
const rupiah = new Intl.NumberFormat("id-ID", { style: "currency", currency: "IDR", maximumFractionDigits: 0 });
const $ = (id) => document.getElementById(id);

/** `Rp125.000`. Intl puts a no-break space after "Rp" that shops leave out. */
export const price = (amount) => rupiah.format(amount).replace(/\s/g, "");

class Cart extends EventTarget {
  #products = [];
  #quantities = new Map(JSON.parse(sessionStorage.getItem("cart") ?? "[]"));

  async open() {
    this.#products = await (await fetch("/products.json")).json();
    $("products").replaceChildren(...this.#products.map((product) => this.#card(product)));
    this.#show();
  }

  /** Ids and quantities: all the server wants to know. */
  get lines() {
    return this.#products.filter(({ id }) => this.#quantity(id) > 0).map(({ id }) => ({ id, quantity: this.#quantity(id) }));
  }

  get total() {
    return this.#products.reduce((sum, { id, price }) => sum + price * this.#quantity(id), 0);
  }

  clear() {
    this.#quantities.clear();
    this.#keep();
  }

  #quantity(id) {
    return this.#quantities.get(id) ?? 0;
  }

  #set(id, quantity) {
    this.#quantities.set(id, Math.min(Math.max(quantity, 0), MOST_OF_ONE));
    this.#keep();
    this.dispatchEvent(new Event("change"));
  }

  #keep() {
    sessionStorage.setItem("cart", JSON.stringify([...this.#quantities]));
    this.#show();
  }

  #show() {
    const bought = this.#products.filter(({ id }) => this.#quantity(id) > 0);
    const count = bought.reduce((sum, { id }) => sum + this.#quantity(id), 0);
    const rows = new Map([...$("cart-lines").children].map((row) => [row.dataset.product, row]));
    // rows that stay are kept, so that the button just pressed keeps its focus
    for (const product of bought) {
      const row = rows.get(product.id) ?? $("cart-lines").appendChild(this.#row(product));
      row.querySelector("output").value = this.#quantity(product.id);
      row.querySelector(".line-total").textContent = price(product.price * this.#quantity(product.id));
      rows.delete(product.id);
    }
    for (const row of rows.values()) row.remove();
    $("cart-count").textContent = count;
    $("cart-empty").hidden = count > 0;
    $("cart-total-line").hidden = count === 0;
    $("cart-total").value = price(this.total);
    $("checkout-button").disabled = count === 0;
  }

  #card({ id, name, description, price: amount, art }) {
    const button = element("button", { type: "button", textContent: "Add to cart" });
    button.dataset.add = id;
    button.setAttribute("aria-label", `Add to cart: ${name}`);
    button.addEventListener("click", () => this.#set(id, this.#quantity(id) + 1));
    return element("li", { className: "product panel" }, [
      element("img", { src: art, alt: "", width: 400, height: 300 }),
      element("h3", { textContent: name }),
      element("p", { className: "soft", textContent: description }),
      element("div", { className: "product-foot" }, [element("strong", { textContent: price(amount) }), button]),
    ]);
  }

  #row({ id, name }) {
    const step = (sign, by, label) => {
      const button = element("button", { type: "button", className: "step", textContent: sign });
      button.setAttribute("aria-label", `${label} ${name}`);
      button.addEventListener("click", () => this.#set(id, this.#quantity(id) + by));
      return button;
    };
    const row = element("li", {}, [
      element("span", { className: "line-name", textContent: name }),
      element("span", { className: "line-total" }),
      element("span", { className: "stepper" }, [step("−", -1, "One less"), element("output", {}), step("+", 1, "One more")]),
    ]);
    row.dataset.product = id;
    return row;
  }
}

function element(name, properties, children = []) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

export const cart = new Cart();
await cart.open();
