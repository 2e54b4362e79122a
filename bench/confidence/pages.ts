import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { newPage } from '../../src/model/page.ts';
import { explain } from '../../src/pipeline/clean.ts';
import type { Signs } from '../../src/pipeline/record/confidence/signs.ts';
import { readCorpus } from '../quality/corpus.ts';
import { scorePage } from '../quality/score.ts';

/** A page as it came out, beside what it is. */
export interface Judged {
  readonly id: string;
  /** Name of its folder. */
  readonly corpus: string;
  /** Half of the hosts, 0 or 1: what is fitted on one is proved on the other. */
  readonly half: 0 | 1;
  /** What a page is that is no story: `listing`, `product` ...; null for a story. */
  readonly type: string | null;
  /** F1 of its text, for a story; 0 where it was refused. */
  readonly F1: number | null;
  /** Null where it was refused. */
  readonly confidence: number | null;
  readonly signs: Signs | null;
}

/** A page's JSON: `truth` is there for a story, `type` for what is none. */
const Known = z.looseObject({
  url: z.string().nullish(),
  host: z.string().nullish(),
  type: z.string().nullish(),
  truth: z.looseObject({}).nullish(),
});

/** Cleans every page of a folder of stories with truth, or of a folder of pages that are none. */
export function judgeFolder(folder: string): Judged[] {
  const ids = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -5))
    .sort();
  const known = new Map(
    ids.map((id) => [id, Known.parse(JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8')))]),
  );
  const isStories = [...known.values()].every(({ truth }) => truth);
  const truths = new Map(isStories ? readCorpus(folder).samples.map(({ id, truth }) => [id, truth]) : []);
  return ids.map((id) => {
    const { url = null, host = null, type = null } = known.get(id)!;
    const bytes = gunzipSync(readFileSync(join(folder, `${id}.html.gz`)));
    const made = explain(newPage({ url, bytes, contentType: null, fetchedAt: null }), { cleanedAt: null });
    const truth = truths.get(id);
    return {
      id,
      corpus: basename(resolve(folder)),
      half: halfOf(host ?? (url !== null && URL.canParse(url) ? new URL(url).host : id)),
      type: truth === undefined ? (type ?? 'none') : null,
      F1: truth === undefined || 'refused' in truth ? null : scorePage(truth, made).F1,
      confidence: made.outcome === 'article' ? made.article.quality.confidence : null,
      signs: made.signs as Signs | null,
    };
  });
}

function halfOf(host: string): 0 | 1 {
  return (createHash('sha256').update(host).digest()[0]! % 2) as 0 | 1;
}
