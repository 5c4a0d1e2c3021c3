/// <reference path="../../pkg/global.d.ts" />
// What stands in a page's own script below `global.min.js`: no import, but a global.
XenditComponents.mount("#checkout", { componentsSdkKey: "session-…" }).then((checkout: XenditComponents.Checkout) => checkout.submit());
