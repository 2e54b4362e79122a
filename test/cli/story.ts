/** A page of the fixtures. */
export const page = 'fixtures/pages/seed--weather-banner/page.html';
const prose =
  '<p>BAGHDAD (AP) — The minister said on Monday that the talks about the border had gone well and would go on for some days.</p>';

/** A page that is a story. */
export const story = `<!doctype html><html><head><title>Talks go on</title></head><body><h1>Talks go on</h1>${prose.repeat(3)}${prose.replace('minister', 'envoy')}</body></html>`;
