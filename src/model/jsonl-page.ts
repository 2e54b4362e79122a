import { z } from 'zod';

/** One line of JSONL intake. Exactly one of `html` and `bodyBase64`. */
export const JsonlPage = z
  .strictObject({
    id: z.string().min(1).max(200).optional(),
    url: z.string().nullish(),
    html: z.string().optional(),
    bodyBase64: z.string().optional(),
    contentType: z.string().optional(),
    fetchedAt: z.iso.datetime({ offset: true }).optional(),
  })
  .refine((line) => (line.html === undefined) !== (line.bodyBase64 === undefined), {
    message: 'give exactly one of "html" and "bodyBase64"',
  });
export type JsonlPage = z.infer<typeof JsonlPage>;
