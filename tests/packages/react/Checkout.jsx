// A checkout in an effect, and nothing between React and the package.
import { useEffect, useRef, useState } from "react";
import { mount } from "xendit-components-wasm";

export function Checkout({ options }) {
  const host = useRef(null);
  const [checkout, setCheckout] = useState(null);
  const [isReady, setIsReady] = useState(false);
  const [message, setMessage] = useState("");

  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    host.current.addEventListener("xendit:submission-ready", () => setIsReady(true), { signal });
    host.current.addEventListener("xendit:submission-not-ready", () => setIsReady(false), { signal });

    async function open() {
      const checkout = await mount(host.current, { ...options, signal });
      setCheckout(checkout);
      const { referenceId } = await checkout.completion;
      setMessage(`Paid: ${referenceId}`);
    }

    open().catch((error) => signal.aborted || setMessage(`${error.code}: ${error.message}`));
    return () => leaving.abort();
  }, [options]);

  return (
    <>
      <div id="checkout" ref={host} />
      <button id="pay" type="button" disabled={!isReady} onClick={() => checkout.submit()}>Pay</button>
      <p id="message" role="status">{message}</p>
    </>
  );
}
