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

describe('a file as it should be', () => {
  it('is read, and only read', async () => {
    const at = place();
    writeCredentials(at.dir, { accessToken: CANARY });
    const finding = await lookOnly(at);
    expect(finding).toMatchObject({ finder: 'file', where: at.path, outcome: 'found' });
    expect(finding.credential?.accessToken).toBe(CANARY);
    expect(finding.credential?.origin).toEqual({ finder: 'file', where: at.path });
    expect(finding.credential?.warnings).toEqual([]);
  });

  it('is read anew each time: a rotated token is seen at once', async () => {
    const at = place();
    const finder = createFileFinder({ ...at, platform: 'linux' });
    for (let i = 0; i < 50; i += 1) {
      writeCredentials(at.dir, { accessToken: `token-${String(i)}` });
      expect((await finder.find({ reason: 'background' })).credential?.accessToken).toBe(
        `token-${String(i)}`,
      );
    }
  });

  it('is old or new while it is replaced by renames, never anything else', async () => {
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
  ])('may have %s', async (_name, change) => {
    const at = place();
    writeCredentialsText(at.dir, change(storedLogin()));
    expect((await lookOnly(at)).credential?.accessToken).toBe(CANARY);
  });
});

describe('a file that is readable by others', () => {
  it.each([0o644, 0o640, 0o604])('is read with a warning at mode %o, which stays', async (mode) => {
    const at = place();
    writeCredentialsText(at.dir, storedLogin());
    chmodSync(at.path, mode);
    expect((await lookOnly(at)).credential?.warnings).toEqual(['readable_by_others']);
    expect(statSync(at.path).mode & 0o777).toBe(mode);
  });

  it('is no matter on Windows, where the mode says nothing', async () => {
    const at = place();
    writeCredentialsText(at.dir, storedLogin());
    chmodSync(at.path, 0o666);
    expect((await look(at, 'win32')).credential?.warnings).toEqual([]);
  });
});

describe('nothing to read', () => {
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
  ])('is reported as absent: %s', async (_name, prepare) => {
    const at = place();
    prepare(at);
    expect(await lookOnly(at)).toEqual({
      finder: 'file',
      where: at.path,
      outcome: 'absent',
      detail: 'no such file',
    });
  });

  it('is reported as absent when there are only MCP logins', async () => {
    const at = place();
    writeCredentialsText(at.dir, '{"mcpOAuth":{"x":{"accessToken":"y"}}}');
    expect(await lookOnly(at)).toMatchObject({
      outcome: 'absent',
      detail: 'holds only MCP logins, no Claude login',
    });
  });
});

describe('something that is not a small regular file', () => {
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
      '1 MiB and a byte',
      (at: Place) => {
        writeFileSync(at.path, storedLogin().padEnd(2 ** 20 + 1));
      },
      'larger than 1 MiB',
    ],
  ])('is unreadable, and never opened or changed: %s', async (_name, prepare, detail) => {
    const at = place();
    prepare(at);
    expect(await lookOnly(at)).toMatchObject({
      finder: 'file',
      where: at.path,
      outcome: 'unreadable',
      detail,
    });
  });

  it('is unreadable when it is a socket', async () => {
    const at = place();
    const server = createServer();
    onTestFinished(() => void server.close());
    await new Promise<void>((resolve) => server.listen(at.path, resolve));
    expect(await lookOnly(at)).toMatchObject({ outcome: 'unreadable', detail: 'a socket, not a file' });
  });

  it('is read at exactly 1 MiB', async () => {
    const at = place();
    writeFileSync(at.path, storedLogin().padEnd(2 ** 20), { mode: 0o600 });
    expect((await lookOnly(at)).outcome).toBe('found');
  });
});

function linkToPipe(at: Place): void {
  makePipe(join(at.home, 'pipe'));
  symlinkSync(join(at.home, 'pipe'), at.path);
}

describe('a damaged file', () => {
  it.each([
    ['', 'empty'],
    ['not json', 'not JSON, or cut off'],
    [storedLogin().slice(0, -20), 'not JSON, or cut off'],
    ['\u0000'.repeat(200), 'not JSON, or cut off'],
  ])('is tried again, then unreadable, and left as it is', async (text, detail) => {
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

  it('is read once the write is complete', async () => {
    const at = place();
    const whole = storedLogin();
    writeFileSync(at.path, whole.slice(0, 60), { mode: 0o600 });
    const looking = look(at);
    await new Promise((resolve) => setTimeout(resolve, 70));
    writeFileSync(at.path, whole);
    expect((await looking).credential?.accessToken).toBe(CANARY);
  });

  it('is read once it is refilled after being emptied', async () => {
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

describe('a file of another owner', () => {
  it('is read (only root can make one here; for others it is their own)', async () => {
    const at = place();
    writeCredentialsText(at.dir, storedLogin());
    if (process.getuid?.() === 0) chownSync(at.path, 65_534, 65_534);
    expect((await lookOnly(at)).credential?.accessToken).toBe(CANARY);
  });
});

describe('many looks', () => {
  it('leave no file open', async () => {
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

describe('a disk that hangs', () => {
  it('is reported as a timeout after 2 s', async () => {
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
