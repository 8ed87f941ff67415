import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { SetupError } from '../../scripts/lib/report.mjs';
import { judge, playwrightCounts, vitestCounts } from '../../scripts/lib/test/counts.mjs';
import { runSteps, selectSteps } from '../../scripts/lib/test/runner.mjs';
import { summary } from '../../scripts/lib/test/summary.mjs';
import { allowed } from '../../scripts/lib/test/workspace.mjs';

/** @param {object} content */
function report(content) {
  const file = path.join(fs.mkdtempSync(path.join(tmpdir(), 'report-')), 'r.json');
  fs.writeFileSync(file, JSON.stringify(content));
  return file;
}

describe('the counts of a run', () => {
  it('the counts of a run are read from the reports of vitest and Playwright', () => {
    const broken = { status: 'failed', assertionResults: [] };
    const vitest = { numPassedTests: 5, numFailedTests: 1, testResults: [broken] };
    expect(vitestCounts(report(vitest))).toEqual({ passed: 5, failed: 2 });
    const playwright = { stats: { expected: 3, flaky: 1, unexpected: 2, skipped: 9 }, errors: [{}] };
    expect(playwrightCounts(report(playwright))).toEqual({ passed: 4, failed: 3 });
    expect(playwrightCounts('/nowhere')).toBeNull();
  });

  it('the counts of a run include a failure where the runner crashed, left no report or ran no test', () => {
    expect(judge(0, { passed: 2, failed: 0 })).toEqual({ passed: 2, failed: 0 });
    expect(judge(1, { passed: 2, failed: 0 })).toEqual({ passed: 2, failed: 1 });
    expect(judge(1, { passed: 2, failed: 4 })).toEqual({ passed: 2, failed: 4 });
    expect(judge(0, { passed: 0, failed: 0 })).toEqual({ passed: 0, failed: 1 });
    expect(judge(0, null)).toEqual({ passed: 0, failed: 1 });
  });

  it('the counts of a run end with their sum, alone on the last line of the summary', () => {
    const rows = [
      { step: 'lint', passed: 1, failed: 0, seconds: 1.25 },
      { step: 'unit', passed: 10, failed: 2, seconds: 3 },
    ];
    expect(summary(rows).split('\n').slice(-2)).toEqual(['11 passed, 2 failed', '']);
  });
});

describe('the steps of npm test', () => {
  const steps = ['lint', 'unit', 'e2e'].map((name) => ({ name, run: async () => [] }));

  it('the steps of npm test all run where none is named, else only those that are named', () => {
    expect(selectSteps(steps, [])).toHaveLength(3);
    expect(selectSteps(steps, ['e2e', 'lint']).map(({ name }) => name)).toEqual(['lint', 'e2e']);
    expect(() => selectSteps(steps, ['unti'])).toThrow('There is no step "unti"');
  });

  it('the steps of npm test run one after the other, those of the background beside all that follow them', async () => {
    const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    /** @type {string[]} */
    const seen = [];
    const ids = new Set();
    /** @type {() => void} */
    let lastEnds = () => undefined;
    const end = new Promise((resolve) => (lastEnds = () => resolve(undefined)));
    const step = (/** @type {string} */ name, background = false) => ({
      name,
      background,
      run: async (/** @type {{id: string}} */ { id }) => {
        ids.add(id);
        seen.push(`${name} begins`);
        // A step of the background is done only after all the others are.
        await (background ? end : new Promise((resolve) => setImmediate(resolve)));
        seen.push(`${name} ends`);
        if (name === 'e2e') lastEnds();
        return [{ step: name, passed: 1, failed: 0 }];
      },
    });
    const steps = [step('build'), step('lint', true), step('types', true), step('unit'), step('e2e')];
    try {
      expect(await runSteps(steps)).toBe(0);
      const lines = String(printed.mock.calls.at(-1)?.[0]).split('\n');
      // Each step has its row, in the order of the steps.
      expect(lines.slice(2, -2).map((line) => line.split(' ')[0])).toEqual(steps.map(({ name }) => name));
      expect(lines.at(-2)).toBe('5 passed, 0 failed');
    } finally {
      printed.mockRestore();
    }
    expect(seen).toEqual([
      'build begins',
      'build ends',
      'lint begins',
      'types begins',
      'unit begins',
      'unit ends',
      'e2e begins',
      'e2e ends',
      'lint ends',
      'types ends',
    ]);
    // What marks a step's processes: with one mark for both, the first to end would end those of the other.
    expect(ids.size).toBe(5);
  });

  it('a failure of a step of the background fails the run, also where all later steps pass', async () => {
    const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const row = (/** @type {string} */ step, /** @type {number} */ failed) => ({
      step,
      passed: 1 - failed,
      failed,
    });
    const lint = { name: 'lint', background: true, run: async () => [row('lint', 1)] };
    const unit = { name: 'unit', run: async () => [row('unit', 0)] };
    try {
      expect(await runSteps([lint, unit])).toBe(1);
      expect(printed.mock.calls.at(-1)).toEqual([expect.stringMatching(/\n1 passed, 1 failed\n$/)]);
    } finally {
      printed.mockRestore();
    }
  });

  it('the steps of npm test fail with one sentence and what to do where set-up is incomplete', async () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const run = () => Promise.reject(new SetupError('No network.', 'Plug it in.'));
    try {
      expect(await runSteps([{ name: 'far', run }])).toBe(1);
      expect(said.mock.calls.join('')).toBe('quotide: far: No network.\n  -> Plug it in.\n');
      expect(printed.mock.calls.at(-1)).toEqual([expect.stringMatching(/\n0 passed, 1 failed\n$/)]);
    } finally {
      said.mockRestore();
      printed.mockRestore();
    }
  });

  it("the steps of npm test do not get the developer's own environment", () => {
    const env = {
      PATH: '/bin',
      HOME: '/home/a',
      QUOTIDE_API_URL: 'x',
      CLAUDE_CONFIG_DIR: 'y',
      DISPLAY: ':0',
      CI: '1',
    };
    expect(allowed(env, 'linux')).toEqual({ PATH: '/bin', CI: '1' });
  });
});
