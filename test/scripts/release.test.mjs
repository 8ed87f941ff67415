import { validateWorkflow } from '@action-validator/core';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { thirdPartyNotices } from '../../scripts/lib/package/notices.mjs';

const folder = path.join('.github', 'workflows');
const workflows = fs
  .readdirSync(folder)
  .map((name) => ({ name, text: fs.readFileSync(path.join(folder, name), 'utf8') }));

it('the notices are those of the packages that are shipped now (npm run notices)', () => {
  expect(fs.readFileSync('THIRD-PARTY-NOTICES', 'utf8')).toBe(thirdPartyNotices());
});

it('the repository has workflows for changes, for releases, and for faults in code and packages', () => {
  expect(workflows.map(({ name }) => name).sort()).toEqual([
    'ci.yml',
    'codeql.yml',
    'dependencies.yml',
    'release.yml',
  ]);
});

/**
 * What the validator finds wrong. Its schema is older than one permission.
 * @param {string} text
 */
const faultsOf = (text) => validateWorkflow(text.replace(/^ +attestations: write\n/m, '')).errors;

/** @param {string} text */
const permissionsOf = (text) =>
  [...text.matchAll(/^ +([\w-]+): (read|write)\b/gm)].map(([, name, what]) => `${name}: ${what}`);

describe.each(workflows)('$name', ({ text }) => {
  it('$name is a valid workflow', () => {
    expect(faultsOf(text)).toEqual([]);
  });

  it.each([
    ['a job without a machine', /^ +runs-on: .*\n/m, ''],
    ['an unknown key', /^jobs:/m, 'jbos:'],
    ['a step that both runs and uses', /(- uses: .*\n)/, '$1        run: echo\n'],
    ['a permission that is none', /contents: read/, 'contents: all'],
    ['a trigger that is none', /^ {2}(push|pull_request):/m, '  pish:'],
  ])('the check of $name finds %s', (_what, from, to) => {
    const broken = text.replace(from, to);
    expect(broken).not.toBe(text);
    expect(faultsOf(broken)).not.toEqual([]);
  });

  it('$name pins every action by its commit, with the version beside it', () => {
    const uses = [...text.matchAll(/uses: (.*)/g)].map(([, value]) => value);
    expect(uses.length).toBeGreaterThan(0);
    for (const value of uses) expect(value).toMatch(/^[\w-]+(\/[\w-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('$name may only read, unless a job asks for more', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read\n\n?(?!\s+\w+: write)/m);
    expect(text).not.toMatch(/pull_request_target|write-all/);
    // No checkout leaves its token behind for what runs after it.
    const checkouts = text.match(/actions\/checkout@/g) ?? [];
    expect(text.match(/persist-credentials: false/g)).toHaveLength(checkouts.length);
  });

  it('$name runs no text that comes from outside the repository', () => {
    const scripts = [...text.matchAll(/run: (?:\|\n((?: {10,}.*\n?)+)|(.*))/g)].map(
      ([, many, one]) => many ?? one,
    );
    for (const script of scripts) expect(script).not.toContain('${{');
  });
});

describe('the release workflow', () => {
  const text = workflows.find(({ name }) => name === 'release.yml')?.text ?? '';
  const [build = '', publish = ''] = text.split(/^ {2}publish:/m);

  it('one job alone writes the release, and it builds nothing', () => {
    expect(permissionsOf(build)).toEqual(['contents: read']);
    expect(permissionsOf(publish)).toEqual(['contents: write', 'id-token: write', 'attestations: write']);
    expect(publish).not.toContain('npm run package');
  });

  it('a release has an SBOM, checksums of all files, and provenance, and is a draft', () => {
    expect(publish).toMatch(
      /npm sbom .*cyclonedx > release\/[\s\S]*sha256sum -- \* > SHA256SUMS[\s\S]*subject-path: release\/\*/,
    );
    expect(publish).toContain('--draft');
  });

  it('the release workflow writes the descriptions for package managers before the checksums of all files', () => {
    expect(publish).toMatch(/download-artifact[^]*node scripts\/stores\.mjs release "[^"]+"[^]*sha256sum/);
  });

  it('the release workflow attests the files of the release, after all of them are there', () => {
    const [before = '', after = ''] = publish.split('sign release/updates.json release;');
    expect(before).toContain('actions/download-artifact');
    expect(after).toContain('sha256sum');
  });

  it('the release workflow gives no secret to a step that does not need it', () => {
    const steps = text.split(/^ {6}- /m).filter((step) => step.includes('secrets.'));
    expect(steps.map((step) => /^name: (.*)$/m.exec(step)?.[1])).toEqual([
      'Build and sign',
      'Feed of updates',
    ]);
  });
});

it('a release is never built on the development runtime', () => {
  const release = workflows.find(({ name }) => name === 'release.yml')?.text ?? '';
  expect(release).toContain('ELECTRON_RUNTIME: official');
  expect(release).toContain('npm run package -- --release');
});
