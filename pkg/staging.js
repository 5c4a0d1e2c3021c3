// Xendit's staging, as release.js has its production. Only Xendit's own people have keys for it: fetched when there is one.
import { frameUrl, jwk, production } from "./release.js";

const staging = frameUrl("https://assets.stg.tidnex.dev");

/** By host id. */
export const hosts = {
  sl: { gatewayUrl: "https://checkout-ui-gateway-live.stg.tidnex.dev", frameUrl: staging },
  sd: { gatewayUrl: "https://checkout-ui-gateway-dev.stg.tidnex.dev", frameUrl: staging },
};

/** All that any host may use. */
export const pinningKeys = [
  // staging 1
  ["ydXX9s-nsQGiR9xj8VKOpBY0TAG4bEzMNi7BeKCqxRF0787HsWFoqy8PV3U9_JFI", "r38T6ZQwrgIbSmIb041sjATgr1WOAgD1NYC2Z9Kr99nnZoDpgCqxQGEj8JYY5QKN"],
  // staging 2
  ["xxIujzIVWxFB7GBszoR07ww3v9lKnkFaq5ScYekrkZj1j1ZNXLLZK4RYO7dGTmLI", "9LF94iVqrr0gfku0Tie-w4Wa_JwVonbDimG16RJh7RmVwJ9KpvownCk_dfPrRLFm"],
  // staging-live 1
  ["P4A-PQSI8aUCNuVgYbSqkQc30Mmh6jZ1-VSonqsibRBfTlof6zoAY1UW-0NyMMOY", "GQ3XalfcVW78ss2blgpc5daGDtWJ1G5hoUHiGg85BNJ4BSWi7J14jaBHmeQU6syc"],
  // staging-live 2
  ["ojtHle55wHtly8w1o4aoSIe6DovAVk0AkX6OoXFZxKioJCSZJAlPgC5lCrq1geW_", "svbUQAFLA86leCPvHeyrISLnHrf3hUCb_LKFqMcw0BQB4nqHm8NZOsfmfrT6uSXu"],
].map(jwk).concat(production.pinningKeys);
