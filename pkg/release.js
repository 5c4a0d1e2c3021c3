// The release of Xendit's own SDK whose protocol this package follows, and everything about it that is compiled in.
// To follow a new release: compare its protocol, then edit this file. Nothing else knows an address of Xendit's.

/** Sent with every request as `components_version`. */
export const version = "v0.0.24";

export const frameUrl = (assets) => `${assets}/components/secure-iframe-${version}.html`;
export const jwk = ([x, y]) => ({ kty: "EC", crv: "P-384", x, y });

const assets = frameUrl("https://assets.xendit.co");

/** For all but Xendit's own people, who have staging.js. */
export const production = {
  /** Where the sessions of each host id in a `components_sdk_key` live. */
  hosts: {
    pl: { gatewayUrl: "https://checkout-ui-gateway.xendit.co", frameUrl: assets },
    pd: { gatewayUrl: "https://checkout-ui-gateway-prod-dev.xendit.co", frameUrl: assets },
  },
  /** The public keys Xendit signs session keys with. Which host uses which is not fixed: all are tried. */
  pinningKeys: [
    // prod-dev 1
    ["8Q8MZGlvNdpiEtr9WI8wIWI41D9kFO-SMce5jv7b6xO5QxRmnGCOaLS_9NOfPk4u", "dzvs6jAZ7nVgSLOJBqsLzisoe4LNKRlPJ_qPbQ63oVAOF5hj_CB1QiFVE_leCCsM"],
    // prod-dev 2
    ["1KR13JpDMY2MF7OVJfWSF4-3IFCBilOQlQetnEQYiHIofGaQYAlZxPIw6TWHxZuu", "5rDEkY0vVgn4X6x9J88jwb18uej1P8ESf56dbcGkoK5YrtIgiw4OmSXTztgMVLYO"],
    // prod-live 1
    ["ScgGzfQL-7HDpoeAwUkQma9ndMWieCa4LaYH54VLhCH_TvSK6yrEdxNCy7ayZ7hZ", "RKCi1nSK4QVM4DLTumlhQ7fKUfOyxHoCntnofPMZkjvlrg9PEB3Hqn3FzmRmBjfZ"],
    // prod-live 2
    ["GUY14gF7jwxCELs-s_gHdUhckvj_DVr3Txps_ObX16K6SbHbXy7kt5mDNIgD6DJE", "9q9LxJXhgOiiMtuTINVmfvgOZ7s6Rj-X6uD2EcoBsjtgMkgpeQdaez_jA7XWSFLf"],
  ].map(jwk),
};
