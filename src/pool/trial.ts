import { newPage } from '../model/page.ts';

const SENTENCE =
  'The county said on Monday that the bridge over the river would stay closed until the spring, when the water is low enough to work.';

/** A made-up story that goes through every step, so that a thread has loaded all it needs before its first real page. */
export const TRIAL = newPage({
  url: 'https://outlet.example/trial',
  bytes: Buffer.from(
    `<!doctype html><title>Bridge stays closed</title><main><h1>Bridge stays closed</h1><p>SONORA, Calif. (AP) — ${SENTENCE}</p><p>${SENTENCE}</p><p>Nobody was hurt. ${SENTENCE}</p></main>`,
  ),
  contentType: 'text/html; charset=utf-8',
  fetchedAt: null,
});
