import Table from 'cli-table3';
import { EXIT } from '../exit.ts';
import { overviewOf, type CopyOverview, type StoryOverview } from '../stories/overview.ts';
import { ruleOf, suggestionsFrom } from '../stories/suggestions.ts';
import type { StoryMember, StoryRow } from '../store/stories/story-store.ts';
import type { Store } from '../store/store.ts';
import { print, say } from './io.ts';
import { jsonLine, withStore, type OpenStore } from './stored.ts';
import { clip, columnsOf, PLAIN_TABLE, wrap } from './terminal.ts';
import { UsageError } from './usage.ts';

export interface StoriesOptions {
  /** Only stories that an article of this agency is in. */
  readonly agency?: string;
  /** Stories with this many copies or more; 2 where absent. */
  readonly copies?: number;
  readonly limit?: number;
  readonly json?: boolean;
  /** The text the copies agree on, to read. */
  readonly text?: boolean;
}

/** Rows of a table where no limit is given. */
const ROWS = 50;
/** Stories looked through for lines that rules have missed. */
const SUGGEST_FROM = 500;

/** `copydesk stories [ID]`: the stories several outlets have, or one of them with what each outlet did to it. */
export async function storiesCommand(
  id: string | undefined,
  options: StoriesOptions = {},
  open?: OpenStore,
): Promise<number> {
  if (id === undefined && options.text === true)
    throw new UsageError('--text prints the text of one story; give its id: copydesk stories ID --text');
  return withStore(open, (store) => (id === undefined ? list(store, options) : one(store, id, options)));
}

async function list(store: Store, { agency, copies = 2, limit = ROWS, json }: StoriesOptions): Promise<number> {
  const stories = await store.stories.list({ limit, copies, ...(agency !== undefined && { agency }) });
  if (json === true) {
    for (const story of stories) await print(jsonLine(story));
    return EXIT.ok;
  }
  if (stories.length > 0) await print(`${listTable(stories)}\n`);
  say(
    `${stories.length} ${stories.length === 1 ? 'story' : 'stories'} with ${copies} copies or more${stories.length === limit ? '; --limit shows more' : ''}`,
  );
  return EXIT.ok;
}

function listTable(stories: readonly StoryRow[]): string {
  const width = Math.max(30, columnsOf(process.stdout, 200) - 92);
  const table = new Table({ ...PLAIN_TABLE, head: ['Story', 'Copies', 'Outlets', 'Agency', 'Last copy', 'Headline'] });
  for (const { id, copies, outlets, agency, lastSeen, headline } of stories)
    table.push([id, copies, outlets, agency ?? '', lastSeen.slice(0, 16).replace('T', ' '), clip(headline, width)]);
  return table.toString();
}

async function one(store: Store, given: string, { json, text }: StoriesOptions): Promise<number> {
  const id = given.startsWith('a-') ? ((await store.stories.storyOf(given)) ?? given) : given;
  const members = await store.stories.members(id);
  if (members.length === 0) {
    say(`copydesk: no story ${clip(given, 60)} is stored; "copydesk stories" lists those there are`);
    return EXIT.input;
  }
  const story = overviewOf(members);
  if (json === true) await print(jsonLine({ id, ...story, members: members.map(matchOf) }));
  else if (text === true) await print(`${story.versions.at(-1)!.agreed.text}\n`);
  else await print(storyText(id, story));
  return EXIT.ok;
}

function matchOf({ article, ...match }: StoryMember): object {
  return { articleId: article.id, ...match };
}

function storyText(id: string, story: StoryOverview): string {
  const width = columnsOf(process.stdout, 120);
  const { versions, owners, copies, corrections, headline } = story;
  const { agreed } = versions.at(-1)!;
  const lines = [
    wrap(headline, width),
    `${id}: ${copies.length} ${copies.length === 1 ? 'copy' : 'copies'} of ${owners} ${owners === 1 ? 'owner' : 'owners'}, ${versions.length} ${versions.length === 1 ? 'version' : 'versions'}`,
    agreed.by === 'vote'
      ? `Agreed text: ${agreed.sentences.length} sentences, by the vote of ${agreed.owners} owners`
      : `Agreed text: ${agreed.sentences.length} sentences, the best copy (fewer than four owners have one)`,
    ...versions.slice(1).map(({ number, added }) => `Version ${number} adds: ${clip(added.join(' '), width - 20)}`),
    ...corrections.map((correction) => wrap(`Correction: ${correction}`, width)),
    '',
    copyTable(copies),
    ...copies.flatMap(({ host, articleId, stale }) =>
      stale.map(({ has }) => wrap(`${clip(host ?? articleId, 40)} still says: ${has}`, width)),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function copyTable(copies: readonly CopyOverview[]): string {
  const table = new Table({
    ...PLAIN_TABLE,
    head: ['Outlet', 'When', 'Version', 'Has', 'Cut below', 'Cut inside', 'Added', 'Reworded', 'Headline', 'Corrected'],
  });
  for (const copy of copies)
    table.push([
      clip(copy.host ?? copy.articleId, 40),
      copy.at.slice(0, 16).replace('T', ' '),
      copy.version,
      `${copy.kept} of ${copy.of}`,
      copy.cutFromBottom,
      copy.cutInside.length,
      copy.added.length,
      copy.changed.length,
      copy.sharedHeadline ? 'shared' : 'own',
      copy.uncorrected === null ? '' : 'no',
    ]);
  return table.toString();
}

/** `copydesk stories suggest-rules`: rules for lines that only one outlet puts into stories, as a rules file. */
export async function suggestRulesCommand(open?: OpenStore): Promise<number> {
  return withStore(open, async (store) => {
    const stories = await store.stories.list({ limit: SUGGEST_FROM, copies: 3 });
    const overviews: StoryOverview[] = [];
    for (const { id } of stories) overviews.push(overviewOf(await store.stories.members(id)));
    const suggestions = suggestionsFrom(overviews);
    await print(`${JSON.stringify(suggestions.map(ruleOf), null, 2)}\n`);
    say(
      `${suggestions.length} ${suggestions.length === 1 ? 'rule' : 'rules'} suggested from ${stories.length} stories with three copies or more; read each, then try them: copydesk rules test FILE PAGES`,
    );
    return EXIT.ok;
  });
}
