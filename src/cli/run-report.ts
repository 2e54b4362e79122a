import Table from 'cli-table3';
import { maskCredentials } from '../text/mask.ts';
import { printable } from '../text/printable.ts';
import { REJECT_REASONS, type RejectReason } from '../model/reject.ts';
import { LINES_KEPT, type RunTally } from './run-tally.ts';
import { columnsOf, PLAIN_TABLE } from './terminal.ts';

/** Where the records of a run are, for the last lines. */
export interface RunPlace {
  readonly records: string;
  /** Time from the first page on; the database was open by then. */
  readonly seconds: number;
}

/** Columns of the tables: those of the terminal up to this many, or a fixed width where there is none. */
const COLUMNS = { terminal: 150, elsewhere: 135 };

/** Columns that agency, words, cut, change and the borders take beside headline and dateline; the reason and the borders beside page and detail. */
const BESIDE = { articles: 49, rejects: 26 };

/** Shares `columns` between two texts, so that a table fits a terminal. */
function shared(columns: number, beside: number, first: number): readonly [number, number] {
  const rest = Math.max(30, columns - beside);
  return [Math.floor(rest * first), rest - Math.floor(rest * first)];
}

/** The whole report for people: articles, rejects, counts that add up, and where the records are. */
export function reportText(
  tally: RunTally,
  place: RunPlace,
  columns = process.stdout.isTTY ? columnsOf(process.stdout, COLUMNS.terminal) : COLUMNS.elsewhere,
): string {
  return [
    articles(tally, columns),
    rejects(tally, columns),
    counts(tally, place),
    `Records: ${place.records}`,
    'See them: npx copydesk records · npx copydesk rejects · npx copydesk trace ID',
  ]
    .filter(Boolean)
    .join('\n');
}

/** The same for programs, as one JSON object. */
export function reportJson(tally: RunTally, place: RunPlace): string {
  const {
    taken,
    articles: made,
    withdrawn,
    rejected,
    kept,
    repeated,
    elsewhere,
    leftovers,
    problemCount,
    bytes,
    open,
    reasons,
  } = tally;
  return JSON.stringify({
    taken,
    bytes,
    articles: made,
    withdrawn,
    rejected,
    kept,
    reasons: Object.fromEntries(reasons),
    repeated,
    elsewhere,
    open: open.size,
    openLines: [...open].slice(0, LINES_KEPT).map(([pageId, page]) => ({ pageId, page: maskCredentials(page) })),
    leftovers,
    leftOut: tally.leftOut.byKind(),
    problems: problemCount,
    seconds: Number(place.seconds.toFixed(3)),
    records: place.records,
    articleLines: tally.articleLines,
    rejectLines: tally.rejectLines,
    problemLines: tally.problems.map(({ source, reason, hint }) => ({ source, reason, hint })),
  });
}

function articles({ articleLines, articles: made }: RunTally, columns: number): string {
  const total = made.new + made.revised + made.unchanged + made.older;
  if (total === 0) return '';
  const [wide, narrow] = shared(columns, BESIDE.articles, 0.66);
  const table = new Table({
    ...PLAIN_TABLE,
    head: ['Headline', 'Dateline', 'Agency', 'Words', 'Cut', ''],
    colAligns: ['left', 'left', 'left', 'right', 'right', 'left'],
  });
  for (const { headline, dateline, agency, words, cut, change } of articleLines) {
    table.push([printable(headline, wide), printable(dateline ?? '', narrow), agency ?? '', words, cut, change]);
  }
  return `Articles\n${table.toString()}${more(total - articleLines.length, 'npx copydesk records')}`;
}

function rejects({ rejectLines, rejected }: RunTally, columns: number): string {
  if (rejected === 0) return '';
  const [wide, narrow] = shared(columns, BESIDE.rejects, 0.55);
  const table = new Table({ ...PLAIN_TABLE, head: ['Page', 'Reason', 'Detail'] });
  for (const { url, source, pageId, reason, detail } of rejectLines) {
    table.push([
      printable(maskCredentials(url ?? source ?? pageId), wide),
      reason,
      printable(maskCredentials(detail), narrow),
    ]);
  }
  return `Rejects\n${table.toString()}${more(rejected - rejectLines.length, 'npx copydesk rejects')}`;
}

function more(count: number, command: string): string {
  return count > 0 ? `\n... and ${count} more: ${command}` : '';
}

function counts(
  {
    taken,
    articles: made,
    withdrawn,
    rejected,
    kept,
    reasons,
    repeated,
    elsewhere,
    open,
    leftovers,
    problemCount,
    leftOut,
  }: RunTally,
  { seconds }: RunPlace,
): string {
  const parts = [
    [made.new, 'new'],
    [made.revised, 'revised'],
    [made.unchanged, 'unchanged'],
    [made.older, 'older'],
    [rejected, 'rejected'],
    [kept, 'kept as they were, since cleaning them again failed'],
    [repeated, 'given twice'],
    [elsewhere, 'done by other workers'],
    [open.size, 'not done'],
  ]
    .filter(([count]) => count !== 0)
    .map(([count, what]) => `${count} ${what}`)
    .join(' + ');
  const rate = ((taken - open.size) / Math.max(seconds, 0.001)).toFixed(0);
  const lines = [
    `${taken} ${taken === 1 ? 'page' : 'pages'} taken = ${parts || 'none'} (${seconds.toFixed(1)} s, ${rate} pages/s)`,
  ];
  for (const [reason, count] of [...reasons].sort((one, other) => other[1] - one[1])) {
    lines.push(`  ${reason}: ${count} (${REJECT_REASONS[reason as RejectReason]})`);
  }
  if (withdrawn > 0)
    lines.push(
      `${withdrawn} ${withdrawn === 1 ? 'article is' : 'articles are'} withdrawn: refused now, or part of another`,
    );
  if (leftovers > 0)
    lines.push(`${leftovers} more from the queue were left there by an earlier run or another producer`);
  if (problemCount > 0)
    lines.push(`${problemCount} ${problemCount === 1 ? 'source' : 'things'} could not be taken, named above`);
  const omitted = leftOut.line();
  if (omitted !== null) lines.push(omitted);
  return lines.join('\n');
}
