import { SingleBar } from 'cli-progress';

/** What a progress bar shows: pages or articles done with, of all. */
interface Counted {
  readonly taken: number;
  readonly done: number;
}

/** Pause between two lines where standard error is not a terminal, in ms. */
const LINE_EVERY = 5000;
const BAR_EVERY = 100;

/** Progress on standard error: a bar on a terminal, else a line now and then. `note` prints a line beside it. */
export interface ProgressBar extends Disposable {
  note(line: string): void;
}

export function showProgress(
  counted: Counted,
  doing: 'cleaning' | 'pruning' | 'exporting' = 'cleaning',
  stream: NodeJS.WriteStream = process.stderr,
): ProgressBar {
  return stream.isTTY ? bar(counted, doing, stream) : lines(counted, doing, stream);
}

const what = (doing: string): string => (doing === 'exporting' ? 'articles' : 'pages');

function bar(counted: Counted, doing: string, stream: NodeJS.WriteStream): ProgressBar {
  const shown = new SingleBar({
    format: `${doing} {bar} {value}/{total} ${what(doing)}  {speed} ${what(doing)}/s`,
    stream,
    hideCursor: true,
    clearOnComplete: false,
  });
  const begun = performance.now();
  let started = false;
  const update = () => {
    // Of no pages a bar would be full.
    if (counted.taken === 0) return;
    if (!started) shown.start(counted.taken, 0, { speed: '0' });
    started = true;
    shown.setTotal(counted.taken);
    shown.update(counted.done, {
      speed: (counted.done / Math.max(0.001, (performance.now() - begun) / 1000)).toFixed(0),
    });
  };
  const timer = setInterval(update, BAR_EVERY);
  return {
    note(line) {
      stream.write(`\r\u001b[K${line}\n`);
      update();
    },
    [Symbol.dispose]() {
      clearInterval(timer);
      update();
      shown.stop();
    },
  };
}

function lines(counted: Counted, doing: string, stream: NodeJS.WritableStream): ProgressBar {
  const timer = setInterval(
    () => stream.write(`${counted.done} of ${counted.taken} ${what(doing)} done\n`),
    LINE_EVERY,
  );
  return {
    note: (line) => void stream.write(`${line}\n`),
    [Symbol.dispose]: () => clearInterval(timer),
  };
}
