// Sums as shoppers read them, by Xendit's own rules (protocol.md G.3): how a sum is written goes by its currency.

/** By currency, what stands for it, where that is not its code. */
const symbols = Object.fromEntries(
  `USD US$|CAD CA$|EUR €|AFN ؋|ALL Lek|AMD ֏|ARS AR$|AUD AU$|AZN ₼|BAM KM|BDT ৳|BIF FBu|BND BN$|BOB Bs|BRL R$|BWP P|BYN Br|
  BZD BZ$|CDF FrCD|CHF CHF|CLP CL$|CNY CN¥|COP CO$|CRC ₡|CVE CV$|CZK Kč|DJF Fdj|DKK kr|DOP RD$|ERN Nfk|ETB Br|GBP £|GEL ₾|
  GHS GH₵|GNF FG|GTQ Q|HKD HK$|HNL L|HUF Ft|IDR Rp|ILS ₪|INR ₹|IRR IRR|ISK kr|JMD J$|JPY ￥|KES Ksh|KHR ៛|KMF FC|KRW ₩|KZT ₸|
  LKR SL Re|MDL lei|MGA MGA|MKD MKD|MMK K|MOP MOP$|MUR ₨|MXN MXN$|MYR RM|MZN MTn|NAD N$|NGN ₦|NIO C$|NOK kr|NPR रु|NZD NZ$|
  PAB B/.|PEN S/.|PHP ₱|PKR ₨|PLN zł|PYG ₲|RON RON|RSD RSD|RUB ₽|RWF FR|SDG SDG|SEK kr|SGD S$|SOS Ssh|THB ฿|TOP T$|TRY TL|
  TTD TT$|TWD NT$|TZS TSh|UAH ₴|UGX USh|UYU $U|UZS сум|VND ₫|XAF FCFA|XOF CFA|ZAR R|ZMW K|ZWL ZWL$`
    .split("|")
    .map((line) => line.trim())
    .map((line) => [line.slice(0, 3), line.slice(4)]),
);

/** Where figures are not grouped as in English. */
const locales = {
  IDR: "id", VND: "vi", BRL: "pt-BR", RUB: "ru", CZK: "cs", RON: "ro", UAH: "uk", CLP: "es-CL", COP: "es-CO", UYU: "es-UY",
  ARS: "es-AR", INR: "hi-IN", NPR: "hi-IN", LKR: "hi-IN", BDT: "hi-IN",
};

const THREE_DECIMALS = /BHD|JOD|KWD|LYD|OMR|TND/;
const BEHIND = /KHR|RUB|VND/;
const BEHIND_A_SPACE = /ALL|BAM|BYN|CZK|DKK|GEL|HUF|ISK|IRR|MDL|MKD|NOK|PLN|RON|RSD|SEK|UZS/;

/** e.g. `Rp1.000.000`, `US$1,000.10`, `10.000₫`. */
export function money(sum, currency) {
  const minimumFractionDigits = THREE_DECIMALS.test(currency) ? 3 : 2;
  // `latn`: figures are copied, and typed into apps.
  const options = { minimumFractionDigits, maximumFractionDigits: 20, numberingSystem: "latn" };
  const figure = new Intl.NumberFormat(locales[currency] ?? "en", options).format(Math.abs(sum)).replace(/[.,]00+$/, "");
  const symbol = symbols[currency];
  const written = !symbol
    ? `${currency} ${figure}`
    : BEHIND.test(currency)
      ? figure + symbol
      : BEHIND_A_SPACE.test(currency)
        ? `${figure} ${symbol}`
        : symbol + figure;
  return sum < 0 ? `-${written}` : written;
}
