/** A bar with its length in words. */
export interface Bar {
  readonly name: string;
  readonly value: number;
  readonly label: string;
}

const WIDTH = 760;
const ROW = 26;
const NAMES = 220;
const LABELS = 140;

/** A bar chart as SVG, lengths on a logarithmic scale, since the dearest is a hundred times the cheapest. */
export function drawBars(title: string, note: string, bars: readonly Bar[]): string {
  const least = Math.min(...bars.map(({ value }) => value)) / 2;
  const span = Math.log(Math.max(...bars.map(({ value }) => value)) / least);
  const height = 56 + bars.length * ROW + 28;
  const rows = bars.map(({ name, value, label }, i) => {
    const y = 52 + i * ROW;
    const length = Math.round((Math.log(value / least) / span) * (WIDTH - NAMES - LABELS));
    const own = name.startsWith('copydesk');
    return (
      `<text x="${NAMES - 10}" y="${y + 14}" text-anchor="end"${own ? ' font-weight="bold"' : ''}>${escape(name)}</text>` +
      `<rect x="${NAMES}" y="${y}" width="${length}" height="${ROW - 7}" rx="2" fill="${own ? '#b3261e' : '#9aa5b1'}"/>` +
      `<text x="${NAMES + length + 8}" y="${y + 14}">${escape(label)}</text>`
    );
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, sans-serif" font-size="13" fill="#24292f">` +
    `<rect width="100%" height="100%" fill="#ffffff"/><text x="16" y="28" font-size="16" font-weight="bold">${escape(title)}</text>` +
    `${rows.join('')}<text x="16" y="${height - 12}" font-size="11" fill="#57606a">${escape(note)}</text></svg>\n`
  );
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
