// Countries, and the provinces of those that name theirs in an address by a list.

/** ISO 3166 alpha-2, and Kosovo. */
export const countries = `
  AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC
  CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD
  GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH
  KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW
  MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC
  SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY
  UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
`.trim().split(/\s+/);

const read = (list) => list.trim().split(/\s*\|\s*/);
/** `AL Alabama`: a code, and the name it stands for. */
const coded = (list) => read(list).map((line) => [line.slice(0, 2), line.slice(3)]);
const named = (list) => read(list).map((name) => [name, name]);

/** By country: what is sent, and what shoppers read. */
export const provinces = {
  US: coded(`
    AL Alabama|AK Alaska|AS American Samoa|AZ Arizona|AR Arkansas|AA Armed Forces Americas|AE Armed Forces Europe|
    AP Armed Forces Pacific|CA California|CO Colorado|CT Connecticut|DE Delaware|DC District of Columbia|FL Florida|
    GA Georgia|GU Guam|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|
    MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|
    NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|
    MP Northern Mariana Islands|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|PR Puerto Rico|RI Rhode Island|
    SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|VI U.S. Virgin Islands|UT Utah|VT Vermont|VA Virginia|
    WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming
  `),
  CA: coded(`
    AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|
    NT Northwest Territories|NS Nova Scotia|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Quebec|SK Saskatchewan|
    YT Yukon
  `),
  // xendit: the counties its own package offers, which are neither today's nor all of those that were
  GB: named(`
    Aberdeenshire|Angus|Antrim|Argyll|Armagh|Avon|Ayrshire|Banffshire|Bedfordshire|Berkshire|Berwickshire|
    Buckinghamshire|Bute|Caithness|Cambridgeshire|Cheshire|Clackmannanshire|Cleveland|Clwyd|Cornwall|Cumbria|
    Derbyshire|Devon|Dorset|Down|Dumfriesshire|Dunbartonshire|Durham|Dyfed|East Lothian|East Sussex|Essex|Fermanagh|
    Fife|Gloucestershire|Gwent|Gwynedd|Hampshire|Herefordshire|Hertfordshire|Inverness-shire|Isle of Wight|Kent|
    Kincardineshire|Kinross-shire|Kirkcudbrightshire|Lanarkshire|Lancashire|Leicestershire|Lincolnshire|London|
    Londonderry|Merseyside|Mid Glamorgan|Midlothian|Moray|Nairnshire|Norfolk|North Yorkshire|Northamptonshire|
    Northumberland|Nottinghamshire|Orkney|Oxfordshire|Peeblesshire|Perthshire|Powys|Renfrewshire|Ross-shire|
    Roxburghshire|Rutland|Selkirkshire|Shetland|Shropshire|Somerset|South Glamorgan|South Yorkshire|Staffordshire|
    Stirlingshire|Suffolk|Surrey|Sutherland|Tyne and Wear|Tyrone|Warwickshire|West Glamorgan|West Lothian|
    West Midlands|West Sussex|West Yorkshire|Wigtownshire|Wiltshire|Worcestershire
  `),
};
