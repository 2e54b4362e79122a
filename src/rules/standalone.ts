/**
 * Cities that stand alone in AP datelines. The list resolves a bare city and shapes the canonical form; it never
 * refuses one, since habits changed (1998: `CAIRO, Egypt`; now: `CAIRO`).
 * Key: the city as printed; value: ISO 3166-2 for the United States, else ISO 3166-1.
 */
export const STANDALONE_US: Readonly<Record<string, string>> = {
  'ATLANTA': 'US-GA',
  'BALTIMORE': 'US-MD',
  'BOSTON': 'US-MA',
  'CHICAGO': 'US-IL',
  'CINCINNATI': 'US-OH',
  'CLEVELAND': 'US-OH',
  'DALLAS': 'US-TX',
  'DENVER': 'US-CO',
  'DETROIT': 'US-MI',
  'HONOLULU': 'US-HI',
  'HOUSTON': 'US-TX',
  'INDIANAPOLIS': 'US-IN',
  'LAS VEGAS': 'US-NV',
  'LOS ANGELES': 'US-CA',
  'MIAMI': 'US-FL',
  'MILWAUKEE': 'US-WI',
  'MINNEAPOLIS': 'US-MN',
  'NEW ORLEANS': 'US-LA',
  'NEW YORK': 'US-NY',
  'OKLAHOMA CITY': 'US-OK',
  'PHILADELPHIA': 'US-PA',
  'PHOENIX': 'US-AZ',
  'PITTSBURGH': 'US-PA',
  'ST. LOUIS': 'US-MO',
  'SALT LAKE CITY': 'US-UT',
  'SAN ANTONIO': 'US-TX',
  'SAN DIEGO': 'US-CA',
  'SAN FRANCISCO': 'US-CA',
  'SEATTLE': 'US-WA',
  'WASHINGTON': 'US-DC',
};

/** World cities of the present list, and of the older one (Ottawa, Quebec, Kuwait). Jerusalem is filed under IL as GeoNames does. */
export const STANDALONE_WORLD: Readonly<Record<string, string>> = {
  'AMSTERDAM': 'NL',
  'BAGHDAD': 'IQ',
  'BANGKOK': 'TH',
  'BEIJING': 'CN',
  'BEIRUT': 'LB',
  'BERLIN': 'DE',
  'BRUSSELS': 'BE',
  'CAIRO': 'EG',
  'DJIBOUTI': 'DJ',
  'DUBLIN': 'IE',
  'GENEVA': 'CH',
  'GIBRALTAR': 'GI',
  'GUATEMALA CITY': 'GT',
  'HAVANA': 'CU',
  'HELSINKI': 'FI',
  'HONG KONG': 'HK',
  'ISLAMABAD': 'PK',
  'ISTANBUL': 'TR',
  'JERUSALEM': 'IL',
  'JOHANNESBURG': 'ZA',
  'KUWAIT': 'KW',
  'KUWAIT CITY': 'KW',
  'LONDON': 'GB',
  'LUXEMBOURG': 'LU',
  'MACAU': 'MO',
  'MADRID': 'ES',
  'MEXICO CITY': 'MX',
  'MILAN': 'IT',
  'MONACO': 'MC',
  'MONTREAL': 'CA',
  'MOSCOW': 'RU',
  'MUNICH': 'DE',
  'NEW DELHI': 'IN',
  'OTTAWA': 'CA',
  'PANAMA CITY': 'PA',
  'PARIS': 'FR',
  'PRAGUE': 'CZ',
  'QUEBEC': 'CA',
  'QUEBEC CITY': 'CA',
  'RIO DE JANEIRO': 'BR',
  'ROME': 'IT',
  'SAN MARINO': 'SM',
  'SAO PAULO': 'BR',
  'SHANGHAI': 'CN',
  'SINGAPORE': 'SG',
  'STOCKHOLM': 'SE',
  'SYDNEY': 'AU',
  'TOKYO': 'JP',
  'TORONTO': 'CA',
  'VATICAN CITY': 'VA',
  'VIENNA': 'AT',
  'ZURICH': 'CH',
};

/** Places that are no city: what they are, and where their coordinates are known without a gazetteer. */
export const SPECIAL_PLACES: Readonly<Record<string, { name: string; country: string | null; region: string | null; latitude: number; longitude: number }>> = {
  'UNITED NATIONS': { name: 'United Nations', country: 'US', region: 'US-NY', latitude: 40.7489, longitude: -73.968 },
};

/** First words of a dateline written under way (`ABOARD AIR FORCE ONE`, `ON THE MISSISSIPPI RIVER`). */
export const MOVING_STARTS: readonly string[] = ['ABOARD ', 'ON THE ', 'ON BOARD ', 'ONBOARD ', 'WITH THE ', 'WITH U.S. ', 'IN THE AIR', 'EN ROUTE '];

/** Words that show a dateline's place is no town: a base, a park, a camp, waters, a border. */
export const SPECIAL_WORDS: readonly string[] = [
  'BASE', 'CAMP', 'PARK', 'FORT', 'AIRPORT', 'MINE', 'BORDER', 'CROSSING', 'RIVER', 'LAKE', 'SEA', 'GULF', 'OCEAN', 'MOUNT', 'MOUNTAIN',
  'ISLAND', 'ISLANDS', 'VALLEY', 'FOREST', 'RESERVATION', 'COUNTY', 'TOWNSHIP', 'TWP.', 'PARISH', 'STATION', 'PRISON', 'PENITENTIARY', 'RANCH', 'SPEEDWAY',
  'UNIVERSITY', 'ACADEMY', 'DESERT', 'PENINSULA', 'PROVINCE', 'MONUMENT', 'GARRISON', 'SHIPYARD', 'SUMMIT', 'CANYON', 'BAY', 'STRAIT', 'CAPITOL',
];
