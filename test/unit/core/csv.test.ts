import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, csvOf } from '../../../electron/core/csv';
import { hostileText, unsafeIn } from '../../support/hostile-text';
import { runs } from '../../support/runs';

describe('a cell of a CSV file', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "' =1"],
    ['\r=1', "' =1"],
    ['\n=1', "' =1"],
    ['  =1', "'  =1"],
    ['\u200b=1', "' =1"],
    ['\ufeff=1', "'=1"],
    ['\u00a0=1', "'\u00a0=1"],
    ['＝1+1', "'＝1+1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠SUM(A1)', "'＠SUM(A1)"],
    ['a;=1+1;+2', `"a;'=1+1;'+2"`],
    ['a|@b', `"a|'@b"`],
    ['a=1 -2', 'a=1 -2'],
    ['a "b", c', '"a ""b"", c"'],
    ['two\nlines', 'two lines'],
    ['a\u001b[31mb\u202ec', 'a [31mb c'],
    ['👩‍👩‍👧', '👩‍👩‍👧'],
  ])('of %j is %s', (text, expected) => {
    expect(csvLine([text])).toBe(expected);
  });

  it('of a number below zero stays a number', () => {
    expect(csvLine([-1, 0.5, true, null, ''])).toBe('-1,0.5,true,,');
  });
});

describe('a CSV file', () => {
  it('gives back its cells, a line a row, and has no formula by any separator', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(hostileText, hostileText), { maxLength: 4 }), (rows) => {
        const csv = csvOf(['a', 'b'], rows);
        expect(unsafeIn(csv.replaceAll('\r\n', ''))).toEqual([]);
        const lines = csv.split('\r\n');
        expect(lines).toHaveLength(rows.length + 2);
        for (const line of lines.slice(1, -1)) {
          const cells = cellsOf(line);
          expect(cells).toHaveLength(2);
          for (const cell of cells)
            for (const part of cell.split(/[;|]/)) expect(part).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
        }
      }),
      runs(200),
    );
  });
});

/** As RFC 4180 reads a line. */
function cellsOf(line: string): readonly string[] {
  const quotedOrPlain = /"((?:[^"]|"")*)"(?:,|$)|([^",]*)(?:,|$)/y;
  const cells: string[] = [];
  while (quotedOrPlain.lastIndex < line.length || line.endsWith(',')) {
    const [whole, quoted, plain] = quotedOrPlain.exec(line) ?? [];
    if (whole === undefined) throw new Error(`no cell: ${line}`);
    cells.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (!whole.endsWith(',')) break;
  }
  return cells;
}
