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

it('there are a workflow for changes and one for releases', () => {
  expect(workflows.map(({ name }) => name).sort()).toEqual(['ci.yml', 'release.yml']);
});

describe.each(workflows)('$name', ({ text }) => {
  it('is a workflow', () => {
    // The validator's schema is older than this permission.
    const known = text.replace(/^ +attestations: write\n/m, '');
    expect(validateWorkflow(known).errors).toEqual([]);
  });

  it('pins every action by its commit, with the version beside it', () => {
    const uses = [...text.matchAll(/uses: (.*)/g)].map(([, value]) => value);
    expect(uses.length).toBeGreaterThan(0);
    for (const value of uses) expect(value).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('may read and nothing else, unless a job says so', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read\n\n?(?!\s+\w+: write)/m);
    expect(text).not.toMatch(/pull_request_target|write-all/);
  });
});

it('a release is never built on the development runtime', () => {
  const release = workflows.find(({ name }) => name === 'release.yml')?.text ?? '';
  expect(release).toContain('ELECTRON_RUNTIME: official');
  expect(release).toContain('npm run package -- --release');
});
