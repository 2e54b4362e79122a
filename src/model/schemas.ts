import { z } from 'zod';
import { Article } from './article.ts';
import { ArticleJob, PageJob } from './job.ts';
import { OutcomeLine } from './outcome.ts';
import { JsonlPage } from './jsonl-page.ts';
import { Reject } from './reject.ts';
import { UserRuleFile } from './rule-file.ts';
import { VERSIONS } from './versions.ts';

/** The contracts with programs in other languages; `beyond` says what a refinement checks. Files of the same names stand in docs/schema. */
const CONTRACTS = {
  job: [PageJob, 'Payload of a job of queue `pages`: the id of a stored page, or the page itself.'],
  message: [ArticleJob, 'Payload of a job of queue `articles`: what became of which article.'],
  jsonl: [
    JsonlPage,
    'One line of JSONL taken in; exactly one of html and bodyBase64.',
    { oneOf: [{ required: ['html'] }, { required: ['bodyBase64'] }] },
  ],
  outcome: [OutcomeLine, 'One line written by `clean --jsonl`.'],
  article: [Article, 'The article record.'],
  reject: [Reject, 'Why a page will never be an article.'],
  rules: [UserRuleFile, 'A file of rules of your own, named by COPYDESK_RULES.'],
} as const satisfies Record<string, readonly [schema: z.ZodType, description: string, beyond?: object]>;

/** Contracts that are counted by versions. */
const VERSION_OF: Readonly<Record<string, number>> = { article: VERSIONS.record, message: VERSIONS.message };

export type SchemaName = keyof typeof CONTRACTS;
export const SCHEMA_NAMES = Object.keys(CONTRACTS) as SchemaName[];

export type JsonSchema = { readonly description: string } & Readonly<Record<string, unknown>>;

/** JSON Schemas (draft 2020-12) of the contracts, made of the zod schemas that check them. */
export function jsonSchemas(): Record<SchemaName, JsonSchema> {
  return Object.fromEntries(
    Object.entries(CONTRACTS).map(([name, [schema, description, beyond]]) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', reused: 'inline' });
      const version = VERSION_OF[name];
      return [
        name,
        { $schema, title: `copydesk ${name}`, description, ...(version && { version }), ...rest, ...beyond },
      ];
    }),
  ) as unknown as Record<SchemaName, JsonSchema>;
}
