import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeOwnerOnly } from '../../../electron/platform/owner-only';

function openFile(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-owner-'));
  onTestFinished(() => {
    fs.rmSync(folder, { recursive: true });
  });
  const file = path.join(folder, 'file');
  fs.writeFileSync(file, '');
  fs.chmodSync(file, 0o644);
  return file;
}

function rightsOf(file: string): number {
  return fs.statSync(file).mode & 0o777;
}

// Windows has no such rights to read back.
describe.skipIf(process.platform === 'win32')('makeOwnerOnly', () => {
  it.each(['linux', 'darwin'] as const)(
    'makeOwnerOnly leaves a file on %s to its owner alone',
    (platform) => {
      const file = openFile();
      makeOwnerOnly(file, platform);
      expect(rightsOf(file)).toBe(0o600);
    },
  );

  it('makeOwnerOnly asks Windows for nothing', () => {
    const file = openFile();
    makeOwnerOnly(file, 'win32');
    expect(rightsOf(file)).toBe(0o644);
  });

  it('makeOwnerOnly does not throw where the change is refused', () => {
    expect(() => {
      makeOwnerOnly(path.join(openFile(), 'below a file'), 'linux');
    }).not.toThrow();
  });
});
