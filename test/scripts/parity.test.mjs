import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';

const text = fs.readFileSync(path.join(root, 'docs/parity.md'), 'utf8');
const rows = text.split('\n').filter((line) => line.startsWith('| ') && !line.includes('---'));
/** @param {RegExp} pattern */
const found = (pattern) => rows.flatMap((row) => row.split('|')[1]?.match(pattern) ?? []);
/** @param {string} letter @param {number} last */
const ids = (letter, last) => Array.from({ length: last }, (_, index) => `${letter}${String(index + 1)}`);

describe('the table of parity', () => {
  it('has every feature of both dashboards, and every fault', () => {
    expect([...new Set(found(/\bB\d+/g))]).toEqual(ids('B', 11));
    expect([...new Set(found(/\bC\d+/g))].sort()).toEqual(ids('C', 31).sort());
    expect(found(/^ \d+(?= )/g)).toEqual(ids(' ', 15));
  });

  it('names tests that there are', () => {
    const files = rows.flatMap((row) => row.match(/`[^`]+\.(?:test|spec)\.tsx?`/g) ?? []);
    expect(files.length).toBeGreaterThan(60);
    for (const file of files)
      assert.ok(fs.existsSync(path.join(root, 'test', file.slice(1, -1))), `${file} is missing`);
  });
});
