import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import { z } from 'zod';
import { REFUSALS, type RefusalReason } from '../refusal.ts';
import { PAGE_TYPES } from './body.ts';
import {
  ArticleList,
  ArticleQuery,
  Cleaned,
  GivenPage,
  PageHeaders,
  Problem,
  Record as ArticleRecord,
  RejectList,
  RejectQuery,
  StoredPage,
  Taken,
} from './contract.ts';

const bytes = { schema: { type: 'string' as const, format: 'binary' } };
const anything = { schema: { type: 'object' as const } };
const text = { schema: { type: 'string' as const } };
const etag = z.string().meta({ description: 'Give it back as `If-None-Match`; 304 where nothing changed.' });

/** Refusals that a request may meet wherever somebody must say who they are. */
const GATE: readonly RefusalReason[] = ['unauthorized', 'forbidden', 'wrong-host', 'unavailable', 'fault'];

/** The refusals of an operation as responses, those of one status together. */
function refused(...reasons: RefusalReason[]): ZodOpenApiResponsesObject {
  const byStatus = Map.groupBy([...reasons, ...GATE], (reason) => REFUSALS[reason].status);
  return Object.fromEntries(
    [...byStatus]
      .toSorted(([a], [b]) => a - b)
      .map(([status, all]) => [
        String(status),
        {
          description: all.map((reason) => `\`${reason}\`: ${REFUSALS[reason].meaning}.`).join(' '),
          ...(status === 429 || status === 503
            ? { headers: z.object({ 'retry-after': z.string().meta({ description: 'Seconds.' }) }) }
            : {}),
          content: { 'application/json': { schema: Problem } },
        },
      ]),
  );
}

/** Every type in which a page may come, as bytes; JSON has its schema. */
const AS_BYTES = Object.fromEntries(
  PAGE_TYPES.filter((type) => type !== 'application/json').map((type) => [type, bytes]),
);
const {
  'application/x-ndjson': _ndjson,
  'application/jsonl': _jsonl,
  'application/warc': _warc,
  ...oneAsBytes
} = AS_BYTES;
const given = { 'application/json': { schema: GivenPage }, ...oneAsBytes };

const PATHS: Readonly<Record<string, Readonly<Record<string, ZodOpenApiOperationObject>>>> = {
  '/v1/pages': {
    post: {
      operationId: 'sendPages',
      summary: 'Send pages',
      description:
        'One page or many, in any form that files have; answered once they are stored. A page is known by its URL and bytes, so sending one again changes nothing: after a 429 or 503, send all of it again. What cannot be taken is named, the rest is taken. Role: send.',
      requestParams: { header: PageHeaders },
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: z.union([GivenPage, z.array(GivenPage)]) },
          ...AS_BYTES,
        },
      },
      responses: {
        202: { description: 'Stored, and queued to be cleaned.', content: { 'application/json': { schema: Taken } } },
        ...refused('bad-request', 'cross-site', 'too-large', 'unsupported-type', 'invalid', 'queue-full', 'busy'),
      },
    },
  },
  '/v1/pages/{id}': {
    get: {
      operationId: 'page',
      summary: 'What became of a page',
      description: 'By its id. Role: read.',
      requestParams: { path: z.object({ id: z.string() }) },
      responses: {
        200: {
          description: 'The page.',
          headers: z.object({ etag }),
          content: { 'application/json': { schema: StoredPage } },
        },
        ...refused('not-found'),
      },
    },
  },
  '/v1/articles': {
    get: {
      operationId: 'articles',
      summary: 'Articles, the newest first',
      description:
        'A page of them as JSON; with `Accept: application/x-ndjson` all that match, one record a line, whatever `limit` says. A new article is listed within seconds. Role: read.',
      requestParams: { query: ArticleQuery },
      responses: {
        200: {
          description: 'The articles.',
          headers: z.object({ etag: etag.optional() }),
          content: { 'application/json': { schema: ArticleList }, 'application/x-ndjson': text },
        },
        ...refused('bad-request'),
      },
    },
  },
  '/v1/articles/{id}': {
    get: {
      operationId: 'article',
      summary: 'One article',
      description:
        'Its newest revision. By `Accept`, or with the ending `.json`, `.ninjs` or `.md`: the record, IPTC’s ninjs 3.1, or Markdown. Role: read.',
      requestParams: {
        path: z.object({ id: z.string() }),
        query: z.strictObject({
          revision: z.coerce.number().int().min(1).optional().meta({ description: 'Another revision.' }),
        }),
      },
      responses: {
        200: {
          description: 'The article.',
          headers: z.object({ etag }),
          content: {
            'application/json': { schema: ArticleRecord },
            'application/vnd.iptc.ninjs+json': anything,
            'text/markdown': text,
          },
        },
        ...refused('bad-request', 'not-found'),
      },
    },
  },
  '/v1/rejects': {
    get: {
      operationId: 'rejects',
      summary: 'Pages that were refused',
      description: 'The last refused first; with `after`, in the order of page ids. Role: read.',
      requestParams: { query: RejectQuery },
      responses: {
        200: {
          description: 'The rejects.',
          headers: z.object({ etag }),
          content: { 'application/json': { schema: RejectList } },
        },
        ...refused('bad-request'),
      },
    },
  },
  '/v1/clean': {
    post: {
      operationId: 'clean',
      summary: 'Clean one page and store nothing',
      description: 'The page in, its record or its reject out, with every block that was cut. Role: send.',
      requestParams: { header: PageHeaders },
      requestBody: { required: true, content: given },
      responses: {
        200: { description: 'What the page came to.', content: { 'application/json': { schema: Cleaned } } },
        ...refused('bad-request', 'cross-site', 'too-large', 'unsupported-type', 'invalid', 'busy'),
      },
    },
  },
};

export type OpenApi = ReturnType<typeof createDocument>;

/** The contract as OpenAPI 3.1, made of the schemas that check requests and records. */
export function openApi(version: string): OpenApi {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'copydesk',
      version,
      description:
        'Pages of local outlets in, clean article records out. Where the desk has tokens, send `Authorization: Bearer TOKEN`. Every error has a name.',
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    paths: PATHS,
  });
}
