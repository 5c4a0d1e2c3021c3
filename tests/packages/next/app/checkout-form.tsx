// A checkout in an effect. The import is an ordinary one, so the server evaluates the package too.
"use client";

import { useEffect, useRef, useState } from "react";
import { type Checkout, isXenditComponentsError, mount } from "xendit-components-wasm";

export function CheckoutForm() {
  const host = useRef<HTMLDivElement>(null);
  const [checkout, setCheckout] = useState<Checkout | null>(null);
  const [isReady, setIsReady] = useState(false);
  const [message, setMessage] = useState("");

  useEffect(() => {
    const form = host.current;
    if (!form) return;
    const leaving = new AbortController();
    const { signal } = leaving;
    form.addEventListener("xendit:submission-ready", () => setIsReady(true), { signal });
    form.addEventListener("xendit:submission-not-ready", () => setIsReady(false), { signal });

    async function open(form: HTMLElement) {
      // A shop asks its server for these; here they come with the address.
      const options = JSON.parse(decodeURIComponent(location.hash.slice(1)));
      const checkout = await mount(form, { ...options, signal });
      setCheckout(checkout);
      const { referenceId } = await checkout.completion;
      setMessage(`Paid: ${referenceId}`);
    }

    open(form).catch((error) => {
      if (isXenditComponentsError(error)) setMessage(`${error.code}: ${error.message}`);
      else if (!signal.aborted) throw error;
    });
    return () => leaving.abort();
  }, []);

  return (
    <>
      <div id="checkout" ref={host} />
      <button id="pay" type="button" disabled={!isReady} onClick={() => checkout?.submit()}>Pay</button>
      <p id="message" role="status">{message}</p>
    </>
  );
}
