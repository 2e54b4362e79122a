/** A made-up wire story, and what outlets make of it. */
export const STORY = [
  'The harbor board voted 7-2 on Tuesday to rebuild the north pier after a winter of storms left half of its planks unsafe to walk on.',
  'Work is to begin in May and to last through the summer, said Ada Quill, who leads the board and has fished from the pier since she was six.',
  '“We looked at a cheaper fix and it would have lasted two years,” Quill said. “This one should see my grandchildren out.”',
  'The town of Alder has set aside 2.4 million dollars for it, most of that from a levy on moorings that was raised twice in ten years.',
  'Opponents, led by the ferry company Cobham Lines, say the money should go to the south quay, where 140,000 people board each year.',
  'The company offered in March to pay a third of that work if the board would put the pier off until 2031.',
  'Ben Orrick, the engineer who inspected the pier, told the board that it would not stand another winter like the last.',
  'A storm on 9 January tore away 31 meters of its railing and sank two boats that had been tied up in its lee.',
];

export const OTHER = [
  'A judge in Fairhaven ordered the county on Friday to hand over records of 212 traffic stops that its sheriff had called private.',
  'The order follows a suit by the newspaper union, which had asked for the records in June and was refused three times.',
  'Cora Lund, a lawyer for the union, said the ruling would help drivers who believe that they were stopped for no reason.',
  'The sheriff, Dev Anand, has 30 days to appeal, and a spokesman said that his office was reading the order.',
];

export const bodyOf = (paragraphs: readonly string[]): string => paragraphs.join('\n\n');

/** A market report with these figures: the same words each day. */
export function marketReport(points: number, index: number, oil: number, rate: number): string {
  return bodyOf([
    'Stocks rose on Wall Street in afternoon trading as investors weighed the latest reports on company earnings.',
    `The index of large companies rose ${points} points, or ${points / 10} percent, to ${index}. Technology shares led the way.`,
    `Benchmark crude oil edged up to settle at ${oil} a barrel on the exchange, and gold closed at ${index / 2} an ounce.`,
    `The yield on the 10-year note rose to ${rate} percent from ${rate / 2} percent late on the day before.`,
  ]);
}
