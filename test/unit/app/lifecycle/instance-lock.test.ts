import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { InstanceLock } from '../../../../electron/app/lifecycle/instance-lock';

const uid = process.getuid?.() ?? 0;

/** A data folder with a lock as Chromium makes it, and folders for its copy. */
function lockedFolder(): {
  readonly dataDir: string;
  readonly run: string;
  readonly lock: () => InstanceLock;
} {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-lock-'));
  onTestFinished(() => {
    fs.rmSync(root, { recursive: true, force: true });
  });
  const [dataDir, run] = [path.join(root, 'data'), path.join(root, 'run')];
  fs.mkdirSync(dataDir);
  fs.mkdirSync(run);
  const socket = path.join(root, 'socket');
  fs.writeFileSync(socket, '');
  for (const [name, target] of Object.entries({
    SingletonLock: 'host-7',
    SingletonCookie: '1234',
    SingletonSocket: socket,
  }))
    fs.symlinkSync(target, path.join(dataDir, name));
  const lock = () => new InstanceLock({ dataDir, uid, env: { XDG_RUNTIME_DIR: run } });
  return { dataDir, run, lock };
}

function linksIn(folder: string): readonly string[] {
  return fs
    .readdirSync(folder)
    .sort()
    .map((name) => `${name} ${fs.readlinkSync(path.join(folder, name))}`);
}

describe('InstanceLock', () => {
  it('a second start puts the lock of a running app back into a folder that was removed and made again', () => {
    const { dataDir, lock } = lockedFolder();
    const before = linksIn(dataDir);
    const first = lock();
    first.taken();
    onTestFinished(first.close);
    fs.rmSync(dataDir, { recursive: true });
    fs.mkdirSync(dataDir);
    lock().putBack();
    expect(linksIn(dataDir)).toEqual(before);
  });

  it('the lock of an app that has ended is not put back: its socket is gone, or its copy is', () => {
    for (const end of ['close', 'crash'] as const) {
      const { dataDir, lock } = lockedFolder();
      const first = lock();
      first.taken();
      if (end === 'crash') fs.rmSync(fs.readlinkSync(path.join(dataDir, 'SingletonSocket')));
      first.close();
      if (end === 'crash') first.taken();
      fs.rmSync(dataDir, { recursive: true });
      fs.mkdirSync(dataDir);
      lock().putBack();
      expect(linksIn(dataDir)).toEqual([]);
      first.close();
    }
  });

  it('the first app puts its own lock back, and leaves the lock of another app', () => {
    const { dataDir, lock } = lockedFolder();
    const before = linksIn(dataDir);
    const first = lock();
    first.taken();
    onTestFinished(first.close);
    fs.rmSync(path.join(dataDir, 'SingletonLock'));
    first.restore();
    expect(linksIn(dataDir)).toEqual(before);
    fs.rmSync(path.join(dataDir, 'SingletonLock'));
    fs.symlinkSync('host-8', path.join(dataDir, 'SingletonLock'));
    first.restore();
    expect(linksIn(dataDir)).toContain('SingletonLock host-8');
  });

  it('a copy that is a link, or that holds something else, is not used', () => {
    const { dataDir, run, lock } = lockedFolder();
    const first = lock();
    first.taken();
    onTestFinished(first.close);
    const name = fs.readdirSync(run)[0] ?? '';
    const copies = [run, os.tmpdir()].map((folder) => path.join(folder, name));
    const text = fs.readFileSync(copies[0] ?? '', 'utf8');
    const elsewhere = path.join(run, 'elsewhere');
    fs.writeFileSync(elsewhere, text);
    fs.rmSync(dataDir, { recursive: true });
    fs.mkdirSync(dataDir);
    for (const put of [
      (copy: string) => {
        fs.symlinkSync(elsewhere, copy);
      },
      (copy: string) => {
        fs.writeFileSync(copy, '{"SingletonLock":"host-7"}');
      },
    ]) {
      for (const copy of copies) {
        fs.rmSync(copy, { force: true });
        put(copy);
      }
      lock().putBack();
      expect(linksIn(dataDir)).toEqual([]);
    }
  });
});
