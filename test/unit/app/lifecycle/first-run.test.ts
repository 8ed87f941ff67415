import { describe, expect, test } from 'vitest';
import { createFirstRun, type FirstRunSource } from '../../../../electron/app/lifecycle/first-run';

/** The kept values and the number of readings of a data folder. */
function dataFolder(readings = 0): FirstRunSource['history'] {
  const values = new Map<string, unknown>();
  const samples = Array.from({ length: readings }, () => ({}) as never);
  return {
    kept: (name) => values.get(name) ?? null,
    keep: (name, value) => {
      values.set(name, value);
    },
    samplesPage: () => ({ samples, next: null }),
  };
}

function start(history: FirstRunSource['history'], demo = false, argv: readonly string[] = ['quotide']) {
  return createFirstRun({ history, clock: { now: () => 1000 } }, { argv, demo });
}

describe('the first run of a data folder', () => {
  test('is shown once, and at no later start', () => {
    const history = dataFolder();
    const first = start(history);
    expect([first.isDue(), first.isShown()]).toEqual([true, false]);
    first.show();
    expect([first.isDue(), first.isShown()]).toEqual([false, true]);
    expect(start(history).isDue()).toBe(false);
  });

  test('is still due after a start with --hidden', () => {
    const history = dataFolder();
    expect(start(history, false, ['quotide', '--hidden']).isDue()).toBe(false);
    expect(start(history).isDue()).toBe(true);
  });

  test('is not due where readings are stored, except in the demo', () => {
    expect(start(dataFolder(1)).isDue()).toBe(false);
    const history = dataFolder(1);
    start(history, true).show();
    expect(start(history, true).isDue()).toBe(true);
  });

  test('is due also after the first reading of the same start', () => {
    const history = dataFolder();
    const samples: never[] = [];
    const run = start({ ...history, samplesPage: () => ({ samples, next: null }) });
    samples.push({} as never);
    expect(run.isDue()).toBe(true);
  });

  test('ends once: its line does not come back in this run', () => {
    const run = start(dataFolder(), true);
    const seen: boolean[] = [];
    run.changed.listen((isShown) => seen.push(isShown));
    run.end();
    run.show();
    run.end();
    run.end();
    expect(seen).toEqual([true, false]);
    expect([run.isShown(), run.isDue()]).toEqual([false, false]);
  });
});
