/** Texts that nothing bounds are as long as a page allows; patterns on them are tried at this length. */
export const UNBOUNDED = 100_000;

/**
 * Longest texts, in characters, on which the patterns of a file are used, where the code holds them to it. A pattern that
 * is seen on a longer text counts as unbounded, as do those of files that are not here.
 */
export const BOUNDS: Readonly<Record<string, number>> = {
  'src/pipeline/plain/program-text.ts': 300, // the opening of a line
  'src/rules/texts.ts': 400, // MAX_TEXT of rule-set.ts
  'src/rules/headings.ts': 400, // the same
  'src/rules/lines/abroad.ts': 400, // the same
  'src/rules/lines/beside.ts': 400, // the same
  'src/rules/lines/house.ts': 400, // the same
  'src/rules/lines/invitations.ts': 400, // the same
  'src/rules/lines/labels.ts': 400, // the same
  'src/rules/lines/other-stories.ts': 400, // the same
  'src/rules/lines/outlet.ts': 400, // the same
  'src/rules/lines/programs.ts': 400, // the same
  'src/rules/lines/promos.ts': 400, // the same
  'src/rules/lines/stamps.ts': 400, // the same
  'src/rules/classes.ts': 500, // MAX_KEY of tree.ts
  'src/rules/rule-set.ts': 500,
  'src/wire/stations.ts': 200,
  'src/pipeline/page/magic.ts': 1024, // the page's opening
  'src/places/gazetteer/fold.ts': 200,
  'src/wire/agency.ts': 600, // first words of a line, a URL's path
  'src/wire/byline/agree.ts': 800, // twice LONGEST of looks-like.ts
  'src/wire/byline/byline.ts': 800, // twice LONGEST of looks-like.ts
  'src/wire/byline/draft.ts': 400, // LONGEST of looks-like.ts
  'src/wire/byline/drafted.ts': 400, // the same
  'src/wire/byline/parts.ts': 400, // the same
  'src/wire/byline/signs.ts': 400, // the same
  'src/wire/byline/with-outlet.ts': 400, // the same
  'src/wire/byline/line.ts': 400, // LONGEST of looks-like.ts
  'src/wire/byline/looks-like.ts': 800, // twice LONGEST of looks-like.ts
  'src/wire/byline/roles.ts': 800, // twice LONGEST of looks-like.ts
  'src/wire/caption.ts': 160, // the end of a caption; whole lines up to 120
  'src/wire/caption-credits.ts': 160, // the same
  'src/pipeline/record/canonical.ts': 2000, // MAX_URL
  'src/wire/dateline/dateline.ts': 300,
  'src/wire/dateline/date.ts': 300, // WINDOW
  'src/wire/dateline/east.ts': 120, // WINDOW
  'src/wire/dateline/grammar.ts': 300,
  'src/wire/dateline/head.ts': 300,
  'src/wire/dateline/head-words.ts': 300,
  'src/wire/dates.ts': 200,
  'src/pipeline/story/features.ts': 100, // END_CHARS, the end of a block
  'src/pipeline/story/headline.ts': 1000, // MAX_TITLE
  'src/pipeline/story/heading-text.ts': 1000, // the same
  'src/pipeline/story/page-title.ts': 1000, // MAX_TITLE of headline.ts
  'src/wire/item-id.ts': 2000,
  'src/wire/notes.ts': 1500, // longer paragraphs are no notes
  'src/wire/note-lines.ts': 1500, // the same
  'src/wire/note-hints.ts': 1500, // the same
  'src/wire/note-signs.ts': 1500, // the same
  'src/wire/times.ts': 200,
  'src/wire/organisation.ts': 200,
  'src/wire/person-name.ts': 200,
  'src/places/place-name.ts': 200,
  'src/places/places.ts': 200,
  'src/places/resolve.ts': 200,
  'src/stories/versions.ts': 1500, // a note of the story
  'src/places/qualifier.ts': 100,
  'src/wire/tag.ts': 100,
  'src/intake/url.ts': 65_536, // HEAD
};
