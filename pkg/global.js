// The way in for a page without a bundler: a plain script with everything in it, which makes the global XenditComponents.
export * from "./inline.js";
