import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { filtersOf } from '../../scripts/lib/test/only.mjs';
import { playwrightTimes, slowestLists, vitestTimes } from '../../scripts/lib/test/slowest.mjs';

/** @param {object} content */
function report(content) {
  const file = path.join(fs.mkdtempSync(path.join(tmpdir(), 'report-')), 'r.json');
  fs.writeFileSync(file, JSON.stringify(content));
  return file;
}

describe('the times of tests', () => {
  it('the times of tests are read from a report of vitest, with paths that do not depend on the checkout', () => {
    const assertionResults = [
      { fullName: 'pace is steady', duration: 1500 },
      { fullName: 'pace is not measured' },
    ];
    const testResults = [{ name: '/tmp/copy/test/unit/core/pace/pace.test.ts', assertionResults }];
    const file = path.join('test', 'unit', 'core', 'pace', 'pace.test.ts');
    expect(vitestTimes(report({ testResults }))).toEqual([
      { file, title: 'pace is steady', seconds: 1.5 },
      { file, title: 'pace is not measured', seconds: 0 },
    ]);
  });

  it('the times of tests are read from a report of Playwright, with every repetition of a test', () => {
    const spec = {
      title: 'opens',
      file: 'tray.spec.ts',
      tests: [{ results: [{ duration: 900 }, { duration: 100 }] }],
    };
    const group = { title: 'the menu', file: 'tray.spec.ts', specs: [spec] };
    const suites = [{ title: 'tray.spec.ts', file: 'tray.spec.ts', specs: [], suites: [group] }];
    const config = { rootDir: '/tmp/copy/test/e2e' };
    expect(playwrightTimes(report({ config, suites }))).toEqual([
      { file: path.join('test', 'e2e', 'tray.spec.ts'), title: 'the menu › opens', seconds: 1 },
    ]);
  });

  it('the times of tests are none where a runner left no report', () => {
    expect([...vitestTimes('/nowhere'), ...playwrightTimes('/nowhere')]).toEqual([]);
    expect(slowestLists([])).toBe('');
  });
});

it('the summary lists ten files and ten tests, the slowest first', () => {
  const times = Array.from({ length: 24 }, (_, index) => ({
    file: `test/${index % 12}.test.ts`,
    title: `number ${index}`,
    seconds: index,
  }));
  const [files = '', tests = ''] = slowestLists(times).split('slowest ').slice(1);
  expect(files.trim().split('\n').slice(0, 3)).toEqual([
    'files',
    '   34.0 s  test/11.test.ts',
    '   32.0 s  test/10.test.ts',
  ]);
  expect(tests.trim().split('\n').slice(0, 2)).toEqual(['tests', '   23.0 s  test/11.test.ts › number 23']);
  expect([files, tests].map((list) => list.trim().split('\n').length)).toEqual([11, 11]);
});

describe('npm run test:unit and its like', () => {
  it('a run of one kind of test covers all its folders where no file is named, with or without options', () => {
    expect(filtersOf('faults', [])).toEqual(['test/faults']);
    expect(filtersOf('unit', ['-t', 'pace'])).toEqual([
      'test/unit',
      'test/renderer',
      'test/scripts',
      '-t',
      'pace',
    ]);
  });

  it('a run of one kind of test covers only the files that are named', () => {
    expect(filtersOf('unit', ['core/pace', '-t', 'x'])).toEqual(['core/pace', '-t', 'x']);
  });
});
