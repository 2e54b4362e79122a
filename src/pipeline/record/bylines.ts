import type { Byline } from '../../model/article.ts';
import { isBylineStart } from '../../wire/byline/line.ts';
import { readBylines, type BylineCandidate } from '../../wire/byline/byline.ts';
import { agencyByName } from '../../wire/organisation.ts';
import type { Metadata } from '../page/metadata.ts';
import type { Tree } from '../page/tree.ts';
import type { Story } from '../story/story.ts';
import type { Beside } from './beside.ts';
import type { StoryText } from './normalise.ts';
import { findMoreNames, findSignature, findSignedLine } from './signatures.ts';

interface BylineInput {
  readonly tree: Tree;
  readonly metadata: Metadata;
  readonly story: Story;
  readonly storyText: StoryText;
  readonly beside: Beside | null;
  readonly host: string | null;
}

/** Who wrote it, by the lines that stand where bylines do and by structured data; elsewhere beside the story only where these name nobody, or bare names alone. */
export function bylinesOf({ tree, metadata, story, storyText, beside, host }: BylineInput): Byline[] {
  const fromRecipe = story.recipe?.bylines ?? null;
  const candidates: BylineCandidate[] = [
    ...(fromRecipe ?? printedBylines(storyText.bylines, story.headline.text))
      .filter((line) => line !== '')
      .map((line) => ({ text: withoutOutlet(line, metadata), source: 'text' as const })),
    ...(fromRecipe
      ? []
      : metadata.authors.map(({ text, source, isOrganisation }) => ({ text, source, isOrganisation }))),
  ];
  const bylines = withoutOutlets(readBylines(candidates), outletTest(metadata, host));
  if (fromRecipe) return bylines;
  const named = bylines.filter(({ people }) => people.length > 0);
  const isSure = named.some(
    ({ text, people, organisation }) =>
      isBylineStart(text) ||
      people.some(({ role }) => role !== null) ||
      (organisation !== null && agencyByName(organisation) !== null) ||
      metadata.authors.some((author) => !/^(?:@|https?:)/.test(author.text)),
  );
  // `By Example Staff` is who wrote it; names that stand about are others'.
  const isOrganisations = named.length === 0 && bylines.some(({ text }) => isBylineStart(text));
  if (isOrganisations || beside === null) return bylines;
  const signature = isSure
    ? findMoreNames(beside, declaredAlone(named))
    : named.length > 0
      ? findSignedLine(beside)
      : findSignature(tree, story, beside);
  return signature === null ? bylines : readBylines([{ text: signature, source: 'text' }, ...candidates]);
}

/** Lines that stand where bylines do, but the headline said again and those who posted comments below another's byline. */
function printedBylines(lines: readonly string[], headline: string): readonly string[] {
  const posted = lines.filter((line) => POSTED.test(line));
  const isOthers = posted.length > 1 && !POSTED.test(lines.find(isBylineStart) ?? posted[0]!);
  const said = lettersOf(headline);
  return lines.filter(
    (line) => !(isOthers && POSTED.test(line)) && (line.length !== headline.length || lettersOf(line) !== said),
  );
}
/** `Posted by: Lucky Lakeshore | January 14, 2008 06:24 PM` */
const POSTED = /^Posted by: .{2,60}\d{1,2}:\d{2}/;

/** The one writer whom structured data names. */
function declaredAlone(named: readonly Byline[]): string[] {
  const people = named.flatMap((byline) => byline.people);
  return people.length === 1 && !isBylineStart(named[0]!.text) ? people.map(({ name }) => name) : [];
}

/** `By Jane Roe Example Times`: the outlet's name below its reporter's, in one line. */
function withoutOutlet(line: string, metadata: Metadata): string {
  const name = metadata.siteNames[0]?.text ?? '';
  const end = line.length - name.length;
  const isOutlet =
    name.length >= 5 && end > 8 && line.toLowerCase().endsWith(` ${name.toLowerCase()}`) && agencyByName(name) === null;
  return isOutlet ? line.slice(0, end).replace(/(?<![\s|,–—-])[\s|,–—-]+$/, '') : line;
}

/** Whether a name is the page's name for itself, or its host's. */
function outletTest(metadata: Metadata, host: string | null): (name: string) => boolean {
  const labels = (host ?? '').split('.').slice(0, -1);
  const own = new Set([...metadata.siteNames.map(({ text }) => lettersOf(text)), ...labels.map(lettersOf)]);
  return (name) => own.has(lettersOf(name));
}

function lettersOf(text: string): string {
  return text
    .slice(0, 200)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Beside somebody else an outlet's name is nobody's, whatever form it has. Alone it may be a blog's that is named after its writer. */
function withoutOutlets(bylines: readonly Byline[], isOutlet: (name: string) => boolean): Byline[] {
  if (bylines.every(({ people }) => people.every(({ name }) => isOutlet(name)))) return [...bylines];
  return bylines.flatMap((byline) => {
    const people = byline.people.filter(({ name }) => !isOutlet(name));
    return people.length > 0 || byline.people.length === 0 ? [{ ...byline, people }] : [];
  });
}
