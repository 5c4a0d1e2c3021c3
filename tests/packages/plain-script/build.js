// Puts the package's plain script beside the page, under its hash.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";

const installed = "node_modules/xendit-components-wasm";
const hashes = JSON.parse(readFileSync(`${installed}/integrity.json`));
mkdirSync("dist", { recursive: true });
copyFileSync(`${installed}/global.min.js`, "dist/global.min.js");
copyFileSync("shop.js", "dist/shop.js");
writeFileSync("dist/index.html", readFileSync("index.html", "utf8").replace("HASH", hashes["global.min.js"]));
