import { pick } from './random.ts';

/** Stories that a newsroom fills anew each day: nearly the same words, other figures and names, never one story. */
const CITIES = 'Alder Point,Cobham,Dunmore,Easton Falls,Fairhaven,Glen Rock,Harlow,Ivydale'.split(',');
const TEAMS = 'Admirals,Badgers,Comets,Dukes,Eagles,Foxes,Gulls,Hornets,Islanders,Jets'.split(',');
const PEOPLE = 'Ada Quill,Ben Orrick,Cora Lund,Dev Anand,Elsa Brandt,Finn Moyle,Gia Toro,Hal Wynn'.split(',');
const WAYS = 'rose,fell,edged up,slipped,climbed,dropped'.split(',');

type Fill = (random: () => number) => string[];

const figure = (random: () => number, least: number, most: number, places = 0): string =>
  (least + random() * (most - least)).toFixed(places);

const markets: Fill = (r) => [
  `NEW YORK (AP) — Stocks ${pick(WAYS, r)} on Wall Street in afternoon trading as investors weighed the latest reports on company earnings.`,
  `The Standard & Poor’s 500 index ${pick(WAYS, r)} ${figure(r, 1, 60)} points, or ${figure(r, 0, 2, 1)} percent, to ${figure(r, 1300, 5200)}. The Dow Jones industrial average ${pick(WAYS, r)} ${figure(r, 5, 400)} points to ${figure(r, 12000, 39000)}. The Nasdaq composite ${pick(WAYS, r)} ${figure(r, 3, 200)} points to ${figure(r, 3000, 16000)}.`,
  `Benchmark U.S. crude oil ${pick(WAYS, r)} ${figure(r, 0, 3, 2)} to settle at ${figure(r, 40, 110, 2)} a barrel on the New York Mercantile Exchange. Brent crude, used to price international oils, closed at ${figure(r, 45, 115, 2)} a barrel.`,
  `The yield on the 10-year Treasury note ${pick(WAYS, r)} to ${figure(r, 1, 5, 2)} percent. The dollar ${pick(WAYS, r)} to ${figure(r, 85, 150, 2)} yen, and the euro ${pick(WAYS, r)} to ${figure(r, 1, 1.4, 4)} dollars.`,
];
const weather: Fill = (r) => {
  const city = pick(CITIES, r);
  return [
    `Residents of ${city} can expect partly cloudy skies on ${pick(['Monday', 'Tuesday', 'Friday', 'Sunday'], r)}, with highs near ${figure(r, 30, 99)} degrees and lows around ${figure(r, 5, 70)}, the National Weather Service said.`,
    `Winds will blow from the ${pick(['north', 'south', 'east', 'west'], r)} at ${figure(r, 3, 30)} miles an hour, with gusts of up to ${figure(r, 31, 60)}. The chance of rain is ${figure(r, 0, 100)} percent, and ${figure(r, 0, 3, 1)} inches are possible by evening.`,
    `The river at ${city} stood at ${figure(r, 2, 30, 1)} feet this morning and is to crest at ${figure(r, 4, 33, 1)} feet. Flood stage is ${figure(r, 15, 25)} feet. The next forecast is to be issued at 5 p.m.`,
  ];
};
const scores: Fill = (r) => {
  const [winner, loser, hero] = [pick(TEAMS, r), pick(TEAMS, r), pick(PEOPLE, r)];
  return [
    `${hero} had ${figure(r, 15, 44)} points and ${figure(r, 4, 18)} rebounds, and the ${winner} beat the ${loser} ${figure(r, 90, 130)}-${figure(r, 70, 89)} on Saturday night.`,
    `${pick(PEOPLE, r)} added ${figure(r, 8, 25)} points for the ${winner}, who have won ${figure(r, 2, 12)} of their last ${figure(r, 13, 20)}. ${pick(PEOPLE, r)} led the ${loser} with ${figure(r, 12, 39)} points on ${figure(r, 5, 15)}-of-${figure(r, 16, 28)} shooting.`,
    `The ${winner} shot ${figure(r, 38, 60, 1)} percent from the field and made ${figure(r, 6, 20)} 3-pointers. The ${loser} committed ${figure(r, 9, 24)} turnovers, which led to ${figure(r, 10, 34)} points.`,
    `The teams meet again on ${pick(['Monday', 'Tuesday', 'Thursday'], r)}. ${winner}: Host the ${pick(TEAMS, r)}. ${loser}: Visit the ${pick(TEAMS, r)}.`,
  ];
};

export const TEMPLATES: readonly Fill[] = [markets, weather, scores];
