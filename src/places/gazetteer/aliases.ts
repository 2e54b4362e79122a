/**
 * What datelines call places that GeoNames calls otherwise, and what a bare name means where the most populous namesake is
 * not the one. Key: the city as printed, in capitals, with `|` and the country or ISO 3166-2 region where the alias only
 * holds there; value: GeoNames' name, `|` and the country or region.
 */
export const ALIASES: Readonly<Record<string, string>> = {
  'NEW YORK': 'New York City|US-NY',
  'NEW YORK|US-NY': 'New York City|US-NY',
  WASHINGTON: 'Washington|US-DC',
  'MINNEAPOLIS-ST. PAUL': 'Minneapolis|US-MN',
  'MEXICO CITY': 'Mexico City|MX',
  LUXEMBOURG: 'Luxembourg|LU',
  KUWAIT: 'Kuwait City|KW',
  QUEBEC: 'Québec|CA-QC',
  'QUEBEC CITY': 'Québec|CA-QC',
  MACAO: 'Macau|MO',
  MACAU: 'Macau|MO',
  GAZA: 'Gaza|PS',
  'GAZA CITY': 'Gaza|PS',
  'GAZA CITY|PS': 'Gaza|PS',
  "SAN'A|YE": 'Sanaa|YE',
  'SANA|YE': 'Sanaa|YE',
  'SAN’A|YE': 'Sanaa|YE',
  'DANANG|VN': 'Da Nang|VN',
  'SHARM EL-SHEIK|EG': 'Sharm el-Sheikh|EG',
  'PANMUNJOM|KR': 'Munsan|KR',
  'THE HAGUE': 'The Hague|NL',
  'ST. JOHNS|CA-NL': "St. John's|CA-NL",
  'FRANKFURT/MAIN': 'Frankfurt am Main|DE',
  FRANKFURT: 'Frankfurt am Main|DE',
  'FRANKFURT|DE': 'Frankfurt am Main|DE',
  VENICE: 'Venice|IT',
  FLORENCE: 'Florence|IT',
  BETHLEHEM: 'Bethlehem|PS',
  'SAN SEBASTIAN|ES': 'San Sebastián|ES',
  BUFFALO: 'Buffalo|US-NY',
  PORTLAND: 'Portland|US-OR',
  BALI: 'Denpasar|ID',
  'BALI|ID': 'Denpasar|ID',
  MALLORCA: 'Palma|ES',
  MAJORCA: 'Palma|ES',
  'TEL AVIV|IL': 'Tel Aviv|IL',
  'SAINT-DENIS|RE': 'Saint-Denis|RE',
  'ST. PETERSBURG|RU': 'Saint Petersburg|RU',
  'ST PETERSBURG': 'Saint Petersburg|RU',
  'ST. PETERSBURG': 'Saint Petersburg|RU',
  'ST. JOHN’S|CA-NL': "St. John's|CA-NL",
  BASRA: 'Al Başrah al Qadīmah|IQ',
  RANGOON: 'Yangon|MM',
  SAIGON: 'Ho Chi Minh City|VN',
  BOMBAY: 'Mumbai|IN',
  CALCUTTA: 'Kolkata|IN',
  MADRAS: 'Chennai|IN',
  PEKING: 'Beijing|CN',
  'KOBANI|SY': '‘Ayn al ‘Arab|SY',
};

/** Countries a place may lie in today where the stated one ruled it, or claimed it, when the story was written. */
export const FORMER_PARTS: Readonly<Record<string, readonly string[]>> = {
  ID: ['TL'], SD: ['SS'], ET: ['ER'], RS: ['ME', 'XK'], ZA: ['NA'], IL: ['PS'], UA: ['RU'], RU: ['UA'], MO: ['CN'], HK: ['CN'], SY: ['IL'], GB: ['HK'],
  // `BRAZZAVILLE, Congo`: not every desk writes the smaller Congo's name out.
  CD: ['CG'],
};
