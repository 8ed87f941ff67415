import { expect, test } from 'vitest';
import { QuitSequence, type QuitSteps } from '../../../../electron/app/lifecycle/quit-sequence';

interface Ending {
  readonly sequence: QuitSequence;
  /** What happened, in its order. */
  readonly seen: readonly string[];
  /** Resolves when the app asks to be ended. */
  readonly quit: Promise<void>;
  readonly time: { now: number };
}

function open(settle: QuitSteps['settle']): Ending {
  const seen: string[] = [];
  const time = { now: 0 };
  const quit: { resolve: () => void } = { resolve: () => undefined };
  const asked = new Promise<void>((resolve) => {
    quit.resolve = resolve;
  });
  const steps = {
    settle,
    close: [() => seen.push('screen'), () => seen.push('database')],
  };
  const parts = {
    quit: () => {
      seen.push('quit');
      quit.resolve();
    },
    log: { info: (line: string) => seen.push(line) },
    now: () => time.now,
  };
  return { sequence: new QuitSequence(steps, parts), seen, quit: asked, time };
}

const never = { run: () => new Promise<void>(() => undefined), atMostMs: 3_600_000 };
const quick = { run: () => Promise.resolve(), atMostMs: 3_600_000 };
const failing = { run: () => Promise.reject(new Error('no answer')), atMostMs: 3_600_000 };

test('a quit waits for the requests under way, then closes each part once', async () => {
  const { sequence, seen, quit } = open([quick, failing]);
  expect(sequence.begin()).toBe('wait');
  await quit;
  expect(sequence.begin()).toBe('end');
  sequence.close();
  sequence.close();
  expect(seen).toEqual(['quitting', 'quit', 'screen', 'database']);
});

test('a quit waits for a step no longer than its time', async () => {
  const { sequence, quit } = open([{ ...never, atMostMs: 1 }]);
  expect(sequence.begin()).toBe('wait');
  await quit;
  expect(sequence.begin()).toBe('end');
});

test('a second quit does not wait', () => {
  const { sequence } = open([never]);
  expect(sequence.begin()).toBe('wait');
  expect(sequence.begin()).toBe('end');
});

test('a quit does not wait while the session ends, so that macOS goes on with the log-off', () => {
  const { sequence, seen } = open([never]);
  sequence.announceSessionEnd();
  expect(sequence.begin()).toBe('end');
  sequence.close();
  expect(seen).toEqual(['quitting', 'screen', 'database']);
});

test('a quit waits again long after a log-off that was cancelled', () => {
  const { sequence, time } = open([never]);
  sequence.announceSessionEnd();
  time.now = 120_000;
  expect(sequence.begin()).toBe('wait');
});

test('the end of a session on Windows closes the parts at once, and a quit after it not again', () => {
  const { sequence, seen } = open([never]);
  sequence.announceSessionEnd();
  sequence.close();
  expect(seen).toEqual(['screen', 'database']);
  expect(sequence.begin()).toBe('end');
  sequence.close();
  expect(seen.filter((step) => step === 'database')).toHaveLength(1);
});
