import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';
import { handlingRows } from '../handling/rows.mjs';

/** What runs the programs in `dist/`, which have to be built from the changed source. */
const RUNS_DIST = /support\/(command|proxy-process)'|dist\/(?!\*)|'dist'/;

const read = (/** @type {string} */ file) => fs.readFileSync(path.join(root, file), 'utf8');

describe('the table of faults whose handling is taken out', () => {
  it('the table of handling names each fault once', () => {
    const names = handlingRows.map(({ fault }) => fault);
    expect(names).toEqual([...new Set(names)]);
  });

  it('each text that the table of handling takes out is in its source once', () => {
    const bad = handlingRows.flatMap(({ fault, file, edits }) => {
      const text = read(file);
      return edits.filter(([find]) => text.split(find).length !== 2).map(([find]) => `${fault}: ${find}`);
    });
    expect(bad).toEqual([]);
  });

  it('each row of the table of handling builds the program where its test runs it', () => {
    const bad = handlingRows.filter(
      ({ test, file, built }) =>
        test.startsWith('test/faults/') &&
        file.startsWith('electron/') &&
        RUNS_DIST.test(read(test)) &&
        built !== true,
    );
    expect(bad.map(({ fault, test }) => `${fault}: ${test}`)).toEqual([]);
  });
});
