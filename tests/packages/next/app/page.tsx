// A page that the server renders once, when the shop is built.
import { CheckoutForm } from "./checkout-form";

export default function Page() {
  return (
    <main>
      <h1>Checkout</h1>
      <CheckoutForm />
    </main>
  );
}
