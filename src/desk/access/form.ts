import type { Context } from 'hono';
import { Refusal } from '../refusal.ts';

/** Longest form, in bytes: a rule to be tried, the marks of a correction. */
const LONGEST = 64_000;

/** The fields of a form that was sent; nothing else is taken for one. */
export async function formOf(c: Context): Promise<URLSearchParams> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded')
    throw new Refusal('unsupported-type', 'expected a form, as application/x-www-form-urlencoded');
  return new URLSearchParams(await textOf(c, LONGEST));
}

/** The body as text, up to a number of bytes. */
export async function textOf(c: Context, longest: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    length += chunk.byteLength;
    if (length > longest) throw new Refusal('too-large', `the body is larger than ${longest} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
