// The global that `global.min.js` makes. A page's own script names this file by its path in a `/// <reference path>`.
export * from "./index.js";
export as namespace XenditComponents;
