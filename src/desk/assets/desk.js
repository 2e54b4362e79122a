// The desk without script is whole; this makes it move.

const plain = new Intl.NumberFormat('en-US');

/** `40 seconds`, `3 minutes`, `2 hours`: as the server writes them. */
function span(seconds) {
  const [value, name] =
    seconds < 60
      ? [seconds, 'second']
      : seconds < 3600
        ? [seconds / 60, 'minute']
        : seconds < 86400
          ? [seconds / 3600, 'hour']
          : [seconds / 86400, 'day'];
  const whole = Math.round(value);
  return `${whole} ${name}${whole === 1 ? '' : 's'}`;
}

function show(key, text) {
  for (const node of document.querySelectorAll(`[data-beat="${key}"]`)) {
    if (node.textContent === text) continue;
    node.textContent = text;
    node.classList.add('moved-on');
    setTimeout(() => node.classList.remove('moved-on'), 50);
  }
}

/** Counters that move by themselves; says when they no longer can. */
function live(source) {
  const sign = document.querySelector('[data-live]');
  const words = document.querySelector('[data-live-words]');
  const tell = (lost, text) => {
    sign.hidden = false;
    sign.classList.toggle('lost', lost);
    if (words.textContent !== text) words.textContent = text;
  };
  const events = new EventSource(source);
  events.addEventListener('open', () => tell(false, 'Live'));
  events.addEventListener('error', () =>
    tell(true, events.readyState === EventSource.CLOSED ? 'Connection lost: reload' : 'Connection lost, trying again'),
  );
  events.addEventListener('beat', ({ data }) => {
    const beat = JSON.parse(data);
    for (const key of ['pages', 'articles', 'rejects', 'waiting', 'active', 'failed'])
      show(key, plain.format(beat[key]));
    if (beat.workers !== null) show('workers', plain.format(beat.workers));
    show(
      'rate',
      beat.perSecond === 0
        ? '0'
        : beat.perSecond < 10
          ? beat.perSecond.toFixed(1)
          : plain.format(Math.round(beat.perSecond)),
    );
    show('oldest', beat.waiting === 0 ? 'nothing waits' : `the oldest for ${span(beat.oldestSeconds)}`);
  });
}

/** The block one points at, or reaches by keyboard, is shown in the framed page. */
function follow(frame) {
  let last = '';
  const point = (event) => {
    const link = event.target.closest?.('a[target="page-frame"]');
    if (!link || link.href === last) return;
    last = link.href;
    // Another fragment of the page it already holds: nothing is fetched, and no step is added to the history.
    frame.contentWindow.location.replace(link.href);
  };
  document.addEventListener('pointerover', point);
  document.addEventListener('focusin', point);
}

const source = document.querySelector('[data-live-from]')?.dataset.liveFrom;
if (source) live(source);
const frame = document.querySelector('iframe[name="page-frame"]');
if (frame) follow(frame);
