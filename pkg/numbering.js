// Where telephone numbers are from, and how they are dialled at home.

/** E.164's country codes, none of which begins another, each with its countries: the one meant by the code alone is first. */
const LIST = `
  1 US AG AI AS BB BM BS CA DM DO GD GU JM KN KY LC MP MS PR SX TC TT VC VG VI, 7 RU KZ, 20 EG, 27 ZA, 30 GR, 31 NL, 32 BE,
  33 FR, 34 ES, 36 HU, 39 IT VA, 40 RO, 41 CH, 43 AT, 44 GB GG IM JE, 45 DK, 46 SE, 47 NO SJ, 48 PL, 49 DE, 51 PE, 52 MX,
  53 CU, 54 AR, 55 BR, 56 CL, 57 CO, 58 VE, 60 MY, 61 AU CC CX, 62 ID, 63 PH, 64 NZ, 65 SG, 66 TH, 81 JP, 82 KR, 84 VN,
  86 CN, 90 TR, 91 IN, 92 PK, 93 AF, 94 LK, 95 MM, 98 IR, 211 SS, 212 MA EH, 213 DZ, 216 TN, 218 LY, 220 GM, 221 SN, 222 MR,
  223 ML, 224 GN, 225 CI, 226 BF, 227 NE, 228 TG, 229 BJ, 230 MU, 231 LR, 232 SL, 233 GH, 234 NG, 235 TD, 236 CF, 237 CM,
  238 CV, 239 ST, 240 GQ, 241 GA, 242 CG, 243 CD, 244 AO, 245 GW, 246 IO, 247 AC, 248 SC, 249 SD, 250 RW, 251 ET, 252 SO,
  253 DJ, 254 KE, 255 TZ, 256 UG, 257 BI, 258 MZ, 260 ZM, 261 MG, 262 RE YT, 263 ZW, 264 NA, 265 MW, 266 LS, 267 BW, 268 SZ,
  269 KM, 290 SH TA, 291 ER, 297 AW, 298 FO, 299 GL, 350 GI, 351 PT, 352 LU, 353 IE, 354 IS, 355 AL, 356 MT, 357 CY,
  358 FI AX, 359 BG, 370 LT, 371 LV, 372 EE, 373 MD, 374 AM, 375 BY, 376 AD, 377 MC, 378 SM, 380 UA, 381 RS, 382 ME, 383 XK,
  385 HR, 386 SI, 387 BA, 389 MK, 420 CZ, 421 SK, 423 LI, 500 FK, 501 BZ, 502 GT, 503 SV, 504 HN, 505 NI, 506 CR, 507 PA,
  508 PM, 509 HT, 590 GP BL MF, 591 BO, 592 GY, 593 EC, 594 GF, 595 PY, 596 MQ, 597 SR, 598 UY, 599 CW BQ, 670 TL, 672 NF,
  673 BN, 674 NR, 675 PG, 676 TO, 677 SB, 678 VU, 679 FJ, 680 PW, 681 WF, 682 CK, 683 NU, 685 WS, 686 KI, 687 NC, 688 TV,
  689 PF, 690 TK, 691 FM, 692 MH, 850 KP, 852 HK, 853 MO, 855 KH, 856 LA, 880 BD, 886 TW, 960 MV, 961 LB, 962 JO, 963 SY,
  964 IQ, 965 KW, 966 SA, 967 YE, 968 OM, 970 PS, 971 AE, 972 IL, 973 BH, 974 QA, 975 BT, 976 MN, 977 NP, 992 TJ, 993 TM,
  994 AZ, 995 GE, 996 KG, 998 UZ
`;

const lines = LIST.trim().split(/,\s*/).map((line) => line.split(" "));

/** By country. */
export const codes = new Map(lines.flatMap(([code, ...countries]) => countries.map((country) => [country, code])));

const mains = new Map(lines.map(([code, main]) => [code, main]));

/**
 * The countries Xendit serves: what their numbers look like, without emergency and service numbers, and a mobile number as it is
 * written at home.
 */
export const rules = {
  HK: { national: /^[2-9]\d{7}$/, example: "5123 4567" },
  ID: { trunk: "0", national: /^(8\d{8,11}|[2-79]\d{7,10})$/, example: "0812-345-6789" },
  // The 1 was dialled until 2019.
  MX: { trunk: "1", national: /^[2-9]\d{9}$/, example: "222 123 4567" },
  MY: { trunk: "0", national: /^(1\d{8,9}|[3-9]\d{7,8})$/, example: "012-345 6789" },
  PH: { trunk: "0", national: /^(9\d{9}|[2-8]\d{8})$/, example: "0905 123 4567" },
  SG: { national: /^[3689]\d{7}$/, example: "8123 4567" },
  TH: { trunk: "0", national: /^([689]\d{8}|[2-57]\d{7})$/, example: "081 234 5678" },
  VN: { trunk: "0", national: /^([35789]\d{8}|2\d{9})$/, example: "091 234 5678" },
};

/**
 * The country whose code a number begins with, and what is behind it; nothing where there is no such code. `country` stays where
 * it shares its code with others.
 */
export function countryOf(number, country) {
  const [, dialled] = /^(?:\+|00)(.*)$/s.exec(number) ?? [];
  for (let at = 1; at <= dialled?.length; at++) {
    const code = dialled.slice(0, at).replace(/\D/g, "");
    if (code.length > 3) break;
    const main = mains.get(code);
    if (main) return { country: codes.get(country) === code ? country : main, rest: dialled.slice(at).replace(/^[\s./-]+/, "") };
  }
  return undefined;
}

/** What is dialled first at home and not from abroad, elsewhere: mostly a zero, unless numbers themselves begin with one. */
// assumed: that nobody else's do
const trunks = { 1: /^1/, 7: /^8(?=\d{10}$)/, 36: /^06/, 39: /^$/, 225: /^$/, 229: /^$/, 241: /^$/, 242: /^$/, 378: /^$/ };

/** A number of that country in E.164, whether it was typed as at home or as from abroad; `undefined` when it can be none. */
export function toE164(typed, country) {
  const digits = typed.replace(/[\s()./\u2011-]/g, "");
  const code = codes.get(country);
  const { trunk = "", national } = rules[country] ?? {};
  if (!national) {
    const whole = code + digits.replace(trunks[code] ?? /^0/, "");
    return /^\d{7,15}$/.test(whole) ? `+${whole}` : undefined;
  }
  // Shoppers who begin with the country's code mean it, though they chose the country as well.
  const dialled = digits.startsWith(code) ? [digits.slice(code.length), digits] : [digits];
  const number = dialled.map((one) => (one.startsWith(trunk) ? one.slice(trunk.length) : one)).find((one) => national.test(one));
  return number && `+${code}${number}`;
}
