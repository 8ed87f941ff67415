import {
  chmodSync,
  chownSync,
  closeSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeCredentials, writeCredentialsText } from '../../../../fakes/credentials';
import { createFileFinder } from '../../../../../electron/sources/credentials/files/credentials-file';
import { look, lookOnly, place, type Place } from './file-place';
import { CANARY, makePipe, openFiles, storedLogin } from '../support';

describe('the file finder with a usable file', () => {
  it('a login file is read and not changed', async () => {
    const at = place();
    writeCredentials(at.dir, { accessToken: CANARY });
    const finding = await lookOnly(at);
    expect(finding).toMatchObject({ finder: 'file', where: at.path, outcome: 'found' });
    expect(finding.credential?.accessToken).toBe(CANARY);
    expect(finding.credential?.origin).toEqual({ finder: 'file', where: at.path });
    expect(finding.credential?.warnings).toEqual([]);
  });

  it('a login file is read anew at each look, so that a rotated token is seen at once', async () => {
    const at = place();
    const finder = createFileFinder({ ...at, platform: 'linux' });
    for (let i = 0; i < 50; i += 1) {
      writeCredentials(at.dir, { accessToken: `token-${String(i)}` });
      expect((await finder.find({ reason: 'background' })).credential?.accessToken).toBe(
        `token-${String(i)}`,
      );
    }
  });

  it('a login file that is replaced by renames is read as the old or the new one', async () => {
    const at = place();
    writeCredentials(at.dir, { accessToken: 'token-0' });
    const writing = { on: true };
    const writer = (async () => {
      for (let i = 1; writing.on; i += 1) {
        writeCredentials(at.dir, { accessToken: `token-${String(i)}` });
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => look(at)));
    writing.on = false;
    await writer;
    for (const { outcome, credential } of outcomes) {
      expect(outcome).toBe('found');
      expect(credential?.accessToken).toMatch(/^token-\d+$/);
    }
  });

  it.each([
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['lines wrapped inside strings', (text: string) => text.replace(/(.{40})/g, '$1\r\n\t ')],
    ['pretty print', (text: string) => JSON.stringify(JSON.parse(text), null, 2)],
    ['blanks around', (text: string) => `\n\n${text}\r\n`],
  ])('a login file may have %s', async (_name, change) => {
    const at = place();
    writeCredentialsText(at.dir, change(storedLogin()));
    expect((await lookOnly(at)).credential?.accessToken).toBe(CANARY);
  });
});

describe('the file finder with a file that others may read', () => {
  it.each([0o644, 0o640, 0o604])(
    'a login file that others may read is read with a warning at mode %o, and its mode stays',
    async (mode) => {
      const at = place();
      writeCredentialsText(at.dir, storedLogin());
      chmodSync(at.path, mode);
      expect((await lookOnly(at)).credential?.warnings).toEqual(['readable_by_others']);
      expect(statSync(at.path).mode & 0o777).toBe(mode);
    },
  );

  it('a login file that others may read gives no warning on Windows, where the mode has no meaning', async () => {
    const at = place();
    writeCredentialsText(at.dir, storedLogin());
    chmodSync(at.path, 0o666);
    expect((await look(at, 'win32')).credential?.warnings).toEqual([]);
  });
});

describe('the file finder without a login', () => {
  it.each([
    ['no file', () => undefined],
    [
      'no folder',
      (at: Place) => {
        rmSync(at.dir, { recursive: true });
      },
    ],
    [
      'a file in the place of the folder',
      (at: Place) => {
        rmSync(at.dir, { recursive: true });
        writeFileSync(at.dir, '');
      },
    ],
    [
      'a link to nothing',
      (at: Place) => {
        symlinkSync(join(at.home, 'gone'), at.path);
      },
    ],
  ])('a login is reported as absent with %s', async (_name, prepare) => {
    const at = place();
    prepare(at);
    expect(await lookOnly(at)).toEqual({
      finder: 'file',
      where: at.path,
      outcome: 'absent',
      detail: 'no such file',
    });
  });

  it('a login is reported as absent when there are only MCP logins', async () => {
    const at = place();
    writeCredentialsText(at.dir, '{"mcpOAuth":{"x":{"accessToken":"y"}}}');
    expect(await lookOnly(at)).toMatchObject({
      outcome: 'absent',
      detail: 'holds only MCP logins, no Claude login',
    });
  });
});

describe('the file finder with something other than a small regular file', () => {
  it.each([
    [
      'a folder',
      (at: Place) => {
        mkdirSync(at.path);
      },
      'a folder, not a file',
    ],
    ['a pipe', (at: Place) => makePipe(at.path), 'a pipe, not a file'],
    ['a link to a pipe', linkToPipe, 'a pipe, not a file'],
    [
      'a link to a device',
      (at: Place) => {
        symlinkSync('/dev/zero', at.path);
      },
      'a link that leads outside the home folder',
    ],
    [
      'a link to itself',
      (at: Place) => {
        symlinkSync(at.path, at.path);
      },
      'could not be read (ELOOP)',
    ],
    [
      '10 MB',
      (at: Place) => {
        writeFileSync(at.path, storedLogin().padEnd(10 * 1024 * 1024));
      },
      'larger than 1 MiB',
    ],
    [
      '5 GB',
      (at: Place) => {
        writeFileSync(at.path, storedLogin());
        truncateSync(at.path, 5 * 2 ** 30);
      },
      'larger than 1 MiB',
    ],
    [
      '1 MiB and a byte',
      (at: Place) => {
        writeFileSync(at.path, storedLogin().padEnd(2 ** 20 + 1));
      },
      'larger than 1 MiB',
    ],
  ])(
    'a login file is unreadable, and never opened or changed, when it is %s',
    async (_name, prepare, detail) => {
      const at = place();
      prepare(at);
      expect(await lookOnly(at)).toMatchObject({
        finder: 'file',
        where: at.path,
        outcome: 'unreadable',
        detail,
      });
    },
  );

  it('a login file is unreadable when it is a socket', async () => {
    const at = place();
    const server = createServer();
    onTestFinished(() => void server.close());
    await new Promise<void>((resolve) => server.listen(at.path, resolve));
    expect(await lookOnly(at)).toMatchObject({ outcome: 'unreadable', detail: 'a socket, not a file' });
  });

  it('a login file is read at exactly 1 MiB', async () => {
    const at = place();
    writeFileSync(at.path, storedLogin().padEnd(2 ** 20), { mode: 0o600 });
    expect((await lookOnly(at)).outcome).toBe('found');
  });
});

function linkToPipe(at: Place): void {
  makePipe(join(at.home, 'pipe'));
  symlinkSync(join(at.home, 'pipe'), at.path);
}

describe('the file finder with a damaged file', () => {
  it.each([
    ['', 'empty'],
    ['not json', 'not JSON, or cut off'],
    [storedLogin().slice(0, -20), 'not JSON, or cut off'],
    ['\u0000'.repeat(200), 'not JSON, or cut off'],
  ])('a damaged login file is tried again, then unreadable, and left as it is', async (text, detail) => {
    const at = place();
    writeCredentialsText(at.dir, text);
    const began = performance.now();
    expect(await lookOnly(at)).toMatchObject({
      finder: 'file',
      where: at.path,
      outcome: 'unreadable',
      detail,
    });
    expect(performance.now() - began).toBeGreaterThan(140);
  });

  it('a damaged login file is read once the write is complete', async () => {
    const at = place();
    const whole = storedLogin();
    writeFileSync(at.path, whole.slice(0, 60), { mode: 0o600 });
    const looking = look(at);
    await new Promise((resolve) => setTimeout(resolve, 70));
    writeFileSync(at.path, whole);
    expect((await looking).credential?.accessToken).toBe(CANARY);
  });

  it('a damaged login file is read once it is refilled after being emptied', async () => {
    const at = place();
    writeFileSync(at.path, storedLogin(), { mode: 0o600 });
    truncateSync(at.path);
    const looking = look(at);
    await new Promise((resolve) => setTimeout(resolve, 70));
    const next = join(at.dir, 'next');
    writeFileSync(next, storedLogin(), { mode: 0o600 });
    renameSync(next, at.path);
    expect((await looking).outcome).toBe('found');
  });
});

describe('the file finder with a file of another owner', () => {
  it('a login file of another owner is read (only root can make one here; for others it is their own)', async () => {
    const at = place();
    writeCredentialsText(at.dir, storedLogin());
    if (process.getuid?.() === 0) chownSync(at.path, 65_534, 65_534);
    expect((await lookOnly(at)).credential?.accessToken).toBe(CANARY);
  });
});

describe('the file finder after many looks', () => {
  it('many looks at the login file leave no file open', async () => {
    const at = place();
    const texts = [storedLogin(), 'torn', storedLogin().padEnd(100_000)];
    await look(at);
    const before = openFiles();
    for (const text of texts) {
      writeCredentialsText(at.dir, text);
      await Promise.all(Array.from({ length: 20 }, () => look(at)));
    }
    expect(openFiles()).toBeLessThanOrEqual(before + 2);
  });
});

describe('the file finder on a disk that hangs', () => {
  it('a disk that hangs is reported as a timeout after 2 s', async () => {
    const at = place();
    writeCredentialsText(at.dir, storedLogin());
    const pipe = join(at.home, 'pipe');
    makePipe(pipe);
    // Opening a pipe without a writer blocks a worker thread, so no other read reaches the disk.
    const threads = Number(process.env['UV_THREADPOOL_SIZE'] ?? 4);
    const blocked = Array.from({ length: threads }, () => open(pipe, 'r'));
    const began = performance.now();
    const finding = await look(at);
    const took = performance.now() - began;
    const release = openSync(pipe, 'r+');
    for (const handle of await Promise.all(blocked)) await handle.close();
    closeSync(release);
    expect(finding).toMatchObject({ outcome: 'timeout', detail: 'the disk does not answer' });
    expect(took).toBeLessThan(10_000);
  });
});
