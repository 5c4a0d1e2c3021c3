// Runs before every page's own scripts and writes down what its Content-Security-Policy refused.
if (window === window.top) {
  const refused = [];
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile }) => {
    refused.push(`${effectiveDirective}: ${blockedURI} in ${sourceFile}`);
  });
  Object.defineProperty(window, "refused", { get: () => refused });
}
