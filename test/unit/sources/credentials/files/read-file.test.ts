import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readRegularFile } from '../../../../../electron/sources/credentials/files/read-file';
import { temporaryHome } from '../support';

/** Lays root's powers down until the test ends: root may read everything. */
function becomeNobody(): void {
  if (process.getuid?.() !== 0) return;
  process.seteuid?.(65_534);
  onTestFinished(() => {
    process.seteuid?.(0);
  });
}

describe('readRegularFile', () => {
  it('readRegularFile returns text and mode', async () => {
    const { home } = temporaryHome();
    writeFileSync(join(home, 'x'), 'grüße', { mode: 0o600 });
    expect(await readRegularFile(join(home, 'x'), { home, maxBytes: 100 })).toEqual({
      kind: 'text',
      text: 'grüße',
      mode: 0o600,
      followedLink: false,
      isUtf8: true,
    });
  });

  it('readRegularFile reads a file larger than one chunk, whole', async () => {
    const { home } = temporaryHome();
    const text = 'ä'.repeat(150_000);
    writeFileSync(join(home, 'x'), text);
    expect(await readRegularFile(join(home, 'x'), { home, maxBytes: 300_000 })).toMatchObject({ text });
    expect(await readRegularFile(join(home, 'x'), { home, maxBytes: 299_999 })).toMatchObject({
      kind: 'unreadable',
    });
  });

  it('readRegularFile stops at the limit when the reported size is wrong', async () => {
    // A file of /proc says size 0 and has more.
    const path = process.platform === 'linux' ? '/proc/self/maps' : process.execPath;
    expect(await readRegularFile(path, { home: '/', maxBytes: 100 })).toMatchObject({
      kind: 'unreadable',
      detail: 'larger than 0 KiB',
    });
  });

  it('readRegularFile reports that it has no permission', async () => {
    const { home } = temporaryHome();
    writeFileSync(join(home, 'x'), 'secret', { mode: 0o000 });
    chmodSync(home, 0o755);
    becomeNobody();
    expect(await readRegularFile(join(home, 'x'), { home, maxBytes: 100 })).toEqual({
      kind: 'unreadable',
      reason: 'no_permission',
      detail: 'no permission to read it',
      passing: false,
    });
  });
});
