import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ruleFaults } from './workflow-rules.mjs';

const require = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const folder = path.join('.github', 'workflows');

/**
 * A workflow, with a text replaced.
 * @param {string} name of its file
 * @param {[from: string | RegExp, to: string]} [change]
 */
function read(name, change) {
  const before = fs.readFileSync(path.join(folder, name), 'utf8');
  const text = change === undefined ? before : before.replace(...change);
  if (change !== undefined && text === before) throw new Error(`${name} has no ${String(change[0])}`);
  return { name, text, parsed: require('js-yaml').load(text) };
}

it.each(fs.readdirSync(folder))('%s keeps to the rules for workflows', (name) => {
  expect(ruleFaults(read(name))).toEqual([]);
});

describe('the rules for workflows', () => {
  it.each(
    /** @type {[string, string, [string | RegExp, string]][]} */ ([
      ['a job without a timeout', 'ci.yml', [/^ +timeout-minutes: 45\n/m, '']],
      ['a timeout of hours', 'ci.yml', ['timeout-minutes: 45', 'timeout-minutes: 360']],
      ['a machine that GitHub does not host', 'ci.yml', ['runner: macos-15,', 'runner: macos-9,']],
      ['a workflow that strangers start', 'ci.yml', ['  pull_request:', '  pull_request_target:']],
      ['a workflow without concurrency', 'ci.yml', [/^concurrency:\n.*\n.*\n/m, '']],
      ['rights for all jobs', 'codeql.yml', [/^permissions:\n {2}contents: read/m, 'permissions: write-all']],
      ['a right that a job does not need', 'codeql.yml', ['security-events: write', 'packages: write']],
      ['an expression in a script', 'ci.yml', ['"${steps[@]}"', '${{ matrix.steps }}']],
      ['a text of strangers', 'ci.yml', ['key: linux-', 'key: ${{ github.head_ref }}-']],
      ['a name that the matrix lacks', 'ci.yml', ['STEPS: ${{ matrix.steps }}', 'STEPS: ${{ matrix.step }}']],
      ['a row that lacks a name', 'ci.yml', ["runtime: npm, steps: '',", 'runtime: npm,']],
      ['a job that needs another in vain', 'release.yml', ['needs: guard', 'needs: guards']],
      ['a script for bash in PowerShell', 'release.yml', [/(- name: Build and sign\n) +shell: bash\n/, '$1']],
      ['a script that is no bash', 'ci.yml', ['"${steps[@]}"', '"${steps[@]}']],
      ['an action that is not pinned', 'codeql.yml', [/init@[0-9a-f]{40} # v[\d.]+/, 'init@v4']],
      [
        'a checkout that leaves its token',
        'dependencies.yml',
        ['persist-credentials: false', 'fetch-depth: 1'],
      ],
      ['a cache in a release', 'release.yml', ['package-manager-cache: false', 'cache: npm']],
      ['a secret outside of an environment', 'release.yml', [/^ +environment: release\n/m, '']],
      ['an upload of nothing', 'release.yml', [/^ +if-no-files-found: error\n/m, '']],
    ]),
  )('find %s', (_what, name, change) => {
    expect(ruleFaults(read(name, change))).not.toEqual([]);
  });
});

describe('the matrix', () => {
  const runners = [...read('ci.yml').text.matchAll(/runner: ([\w.-]+)/g)].map(([, name]) => name);

  it('every change is tried on three systems, each with two processors', () => {
    expect([...new Set(runners)].sort()).toEqual([
      'macos-15',
      'macos-15-intel',
      'ubuntu-24.04',
      'ubuntu-24.04-arm',
      'windows-11-arm',
      'windows-2025',
    ]);
  });

  it('only rows that were green may fail the run, and one row is such', () => {
    const { jobs } = read('ci.yml').parsed;
    const rows = Object.values(jobs).flatMap((/** @type {any} */ job) => job.strategy.matrix.include);
    expect(rows.filter(({ proven }) => proven)).toEqual([
      { runner: 'ubuntu-24.04', runtime: 'npm', steps: '', proven: true },
    ]);
    for (const job of Object.values(jobs))
      expect(/** @type {any} */ (job)['continue-on-error']).toBe('${{ !matrix.proven }}');
  });

  it('a release is built for both processors of Linux and Windows, and for macOS once, after its guard', () => {
    const { build, publish } = read('release.yml').parsed.jobs;
    expect(build.strategy.matrix.os).toEqual([
      'ubuntu-24.04',
      'ubuntu-24.04-arm',
      'macos-15',
      'windows-2025',
      'windows-11-arm',
    ]);
    expect([build.needs, publish.needs]).toEqual(['guard', 'build']);
  });
});

describe('renovate.json', () => {
  const config = JSON.parse(fs.readFileSync('renovate.json', 'utf8'));
  const { dependencies, devDependencies } = JSON.parse(fs.readFileSync('package.json', 'utf8'));

  it('renovate.json names packages that the project has', () => {
    const named = config.packageRules.flatMap(
      (/** @type {{matchPackageNames?: string[]}} */ rule) => rule.matchPackageNames ?? [],
    );
    const known = Object.keys({ ...dependencies, ...devDependencies });
    for (const name of named.filter((/** @type {string} */ each) => !each.startsWith('/')))
      expect(known).toContain(name);
  });

  it('renovate.json pins what it updates, waits a week, and merges nothing by itself', () => {
    expect(config.extends).toContain('config:best-practices');
    expect([config.rangeStrategy, config.minimumReleaseAge]).toEqual(['pin', '7 days']);
    expect(JSON.stringify(config)).not.toContain('automerge');
  });
});
