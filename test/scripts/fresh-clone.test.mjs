import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-fresh-'));
for (const name of ['scripts', 'package.json'])
  fs.cpSync(path.join(root, name), path.join(dir, name), { recursive: true });

afterAll(() => {
  fs.rmSync(dir, { recursive: true, force: true });
});

it.each(['test.mjs', 'test-long.mjs'])('%s starts in a clone without any package', (file) => {
  const { stderr } = spawnSync('node', [path.join(dir, 'scripts', file), 'no-such-step'], {
    encoding: 'utf8',
  });
  expect(stderr).toContain('There is no step "no-such-step".');
});
