// The release of Xendit's own SDK whose protocol this package follows, and everything about it that is compiled in.
// To follow a new release: compare its protocol, then edit this file. Nothing else knows an address of Xendit's.

/** Sent with every request as `components_version`. */
export const version = "v0.0.24";

const frameUrl = (assets) => `${assets}/components/secure-iframe-${version}.html`;
const production = frameUrl("https://assets.xendit.co");
const staging = frameUrl("https://assets.stg.tidnex.dev");

/** Where the sessions of each host id in a `components_sdk_key` live. */
export const hosts = {
  pl: { gatewayUrl: "https://checkout-ui-gateway.xendit.co", frameUrl: production },
  pd: { gatewayUrl: "https://checkout-ui-gateway-prod-dev.xendit.co", frameUrl: production },
  sl: { gatewayUrl: "https://checkout-ui-gateway-live.stg.tidnex.dev", frameUrl: staging },
  sd: { gatewayUrl: "https://checkout-ui-gateway-dev.stg.tidnex.dev", frameUrl: staging },
};

/** The public keys Xendit signs session keys with. Which host uses which is not fixed: all are tried. */
export const pinningKeys = [
  // staging 1
  ["ydXX9s-nsQGiR9xj8VKOpBY0TAG4bEzMNi7BeKCqxRF0787HsWFoqy8PV3U9_JFI", "r38T6ZQwrgIbSmIb041sjATgr1WOAgD1NYC2Z9Kr99nnZoDpgCqxQGEj8JYY5QKN"],
  // staging 2
  ["xxIujzIVWxFB7GBszoR07ww3v9lKnkFaq5ScYekrkZj1j1ZNXLLZK4RYO7dGTmLI", "9LF94iVqrr0gfku0Tie-w4Wa_JwVonbDimG16RJh7RmVwJ9KpvownCk_dfPrRLFm"],
  // staging-live 1
  ["P4A-PQSI8aUCNuVgYbSqkQc30Mmh6jZ1-VSonqsibRBfTlof6zoAY1UW-0NyMMOY", "GQ3XalfcVW78ss2blgpc5daGDtWJ1G5hoUHiGg85BNJ4BSWi7J14jaBHmeQU6syc"],
  // staging-live 2
  ["ojtHle55wHtly8w1o4aoSIe6DovAVk0AkX6OoXFZxKioJCSZJAlPgC5lCrq1geW_", "svbUQAFLA86leCPvHeyrISLnHrf3hUCb_LKFqMcw0BQB4nqHm8NZOsfmfrT6uSXu"],
  // prod-dev 1
  ["8Q8MZGlvNdpiEtr9WI8wIWI41D9kFO-SMce5jv7b6xO5QxRmnGCOaLS_9NOfPk4u", "dzvs6jAZ7nVgSLOJBqsLzisoe4LNKRlPJ_qPbQ63oVAOF5hj_CB1QiFVE_leCCsM"],
  // prod-dev 2
  ["1KR13JpDMY2MF7OVJfWSF4-3IFCBilOQlQetnEQYiHIofGaQYAlZxPIw6TWHxZuu", "5rDEkY0vVgn4X6x9J88jwb18uej1P8ESf56dbcGkoK5YrtIgiw4OmSXTztgMVLYO"],
  // prod-live 1
  ["ScgGzfQL-7HDpoeAwUkQma9ndMWieCa4LaYH54VLhCH_TvSK6yrEdxNCy7ayZ7hZ", "RKCi1nSK4QVM4DLTumlhQ7fKUfOyxHoCntnofPMZkjvlrg9PEB3Hqn3FzmRmBjfZ"],
  // prod-live 2
  ["GUY14gF7jwxCELs-s_gHdUhckvj_DVr3Txps_ObX16K6SbHbXy7kt5mDNIgD6DJE", "9q9LxJXhgOiiMtuTINVmfvgOZ7s6Rj-X6uD2EcoBsjtgMkgpeQdaez_jA7XWSFLf"],
].map(([x, y]) => ({ kty: "EC", crv: "P-384", x, y }));
