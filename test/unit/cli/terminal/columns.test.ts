import { describe, expect, it } from 'vitest';
import { cellsOf, cutStart, padEnd, padStart } from '../../../../electron/cli/terminal/columns';
import { scanText } from '../../../../electron/cli/scan/scan-text';
import { totalsBy } from '../../../../electron/core/tokens/token-totals';
import { useOf } from '../../../fakes/token-use';

describe('cellsOf and cutStart', () => {
  it.each([
    ['', 0],
    ['fennel', 6],
    ['語語', 4],
    ['ｆｕｌｌ', 8],
    ['é', 1],
    ['e\u0301', 1],
    ['👩‍👩‍👧', 2],
    ['🇩🇪', 2],
    ['1️⃣', 2],
    ['❤️', 2],
    ['한', 2],
    ['\u1112\u1161\u11ab', 2],
    ['می‌خواهم', 7],
    ['42 %', 4],
  ])('the cells of %j are %i', (text, cells) => {
    expect(cellsOf(text)).toBe(cells);
    expect(cellsOf(padEnd(text, 10))).toBe(10);
    expect(cellsOf(padStart(text, 10))).toBe(10);
  });

  it('a name that is cut holds its end, and whole characters only', () => {
    expect(cutStart('/home/ann/語語', 8)).toBe('…nn/語語');
    expect(cutStart('ab👩‍👩‍👧👩‍👩‍👧', 4)).toBe('…👩‍👩‍👧');
    expect(cutStart('short', 8)).toBe('short');
  });
});

it('a table has aligned columns for names of any characters', () => {
  const projects = ['/a', '/語語語', '/👩‍👩‍👧 e\u0301', '/\u001b[31m\u202ered'];
  const uses = projects.map((project, index) => useOf(String(index), { project }));
  const locale = { language: 'en-GB', timeZone: 'UTC' };
  const grouped = totalsBy(uses, ({ project }) => project ?? '');
  const lines = scanText({ grouped, by: 'project', titles: new Map(), locale }).split('\n');
  expect(new Set(lines.map(cellsOf)).size).toBe(1);
});
