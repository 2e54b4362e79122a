import type { Dateline, Paragraph, StoryNote } from '../../model/article.ts';
import type { Removal } from '../../model/trace.ts';
import { tidy } from '../../text/text.ts';
import { readDateline } from '../../wire/dateline/dateline.ts';
import { readPlain } from '../../wire/dateline/head.ts';
import { storyNote } from '../../wire/notes.ts';
import { resolvePlace } from '../../places/resolve.ts';
import { scan } from '../page/scan.ts';
import type { Element } from '../page/tree.ts';
import { blocksOf } from '../plain/paragraphs.ts';
import type { ItemFacts } from './item.ts';

/** An item's copy in the parts of a record. */
export interface Copy {
  readonly paragraphs: readonly Paragraph[];
  readonly dateline: Dateline | null;
  readonly notes: readonly StoryNote[];
  readonly removals: readonly Removal[];
}

/**
 * The paragraphs of an item's body, the dateline that opens them or stands in a field, and the notes at their end. Nothing
 * is cut: a note is moved to its field, with a removal that says so.
 */
export function copyOf(facts: ItemFacts, agency: string | null): Copy {
  const whole = paragraphsOf(facts.body);
  const last = whole.findLastIndex(({ text }) => storyNote(text, 'tail') === null);
  const kept: Paragraph[] = [];
  const notes: StoryNote[] = [];
  const removals: Removal[] = [];
  whole.forEach((paragraph, block) => {
    const position = block > last ? 'tail' : block === 0 ? 'lead' : 'body';
    const kind = storyNote(paragraph.text, position);
    if (kind === null) {
      kept.push(paragraph);
      return;
    }
    notes.push({ kind, text: paragraph.text, position });
    removals.push({
      step: 'normalise',
      rule: `note-${kind}`,
      reason: 'furniture of the story, kept in its own field',
      text: paragraph.text,
      block,
    });
  });
  const read = readDateline(kept.slice(0, 2).map(({ text }) => text));
  const paragraphs = kept.flatMap((paragraph, i): Paragraph[] =>
    read?.paragraph !== i ? [paragraph] : read.rest === '' ? [] : [{ kind: 'paragraph', text: read.rest }],
  );
  return { paragraphs, dateline: read?.dateline ?? datelineOfFields(facts, agency), notes, removals };
}

function paragraphsOf(body: ItemFacts['body']): Paragraph[] {
  if (body === null) return [];
  if ('text' in body) return blocksOf(body.text).map((text) => ({ kind: 'paragraph', text: tidy(text) }));
  return scan(body.html)
    .blocks.map(({ text, element }): Paragraph => ({ kind: kindOf(element), text: tidy(text.replaceAll('\n', ' ')) }))
    .filter(({ text }) => text !== '');
}

/** Elements that say what a paragraph in them is. */
const KINDS: ReadonlyMap<string, Paragraph['kind']> = new Map([
  ['blockquote', 'quote'],
  ['li', 'list'],
  ['dt', 'list'],
  ['dd', 'list'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, 'subhead'] as const),
]);

function kindOf(element: Element): Paragraph['kind'] {
  for (let at: Element | null = element; at; at = at.parent) {
    const kind = KINDS.get(at.name);
    if (kind !== undefined) return kind;
  }
  return 'paragraph';
}

/** The dateline as a field has it whole, or of the place alone that the item is located in. */
function datelineOfFields({ dateline, located }: ItemFacts, agency: string | null): Dateline | null {
  const read = dateline === null ? null : (readDateline([`${dateline} `, '']) ?? readDateline([`${dateline} The`]));
  if (read) return read.dateline;
  const text = located ?? dateline;
  if (text === null) return null;
  const places = (readPlain(text)?.places ?? []).map((place) => resolvePlace(place));
  return { text, canonical: text, places, agency, station: null, date: null, damage: [] };
}
