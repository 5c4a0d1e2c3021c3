// React under StrictMode: in development it mounts every component twice.
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Checkout } from "./Checkout.jsx";

// A shop asks its server for these; here they come with the address.
const options = JSON.parse(decodeURIComponent(location.hash.slice(1)));

createRoot(document.querySelector("#root")).render(
  <StrictMode>
    <Checkout options={options} />
  </StrictMode>,
);
