import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Release, ReleaseFile } from '../../../electron/core/updates/release';
import type { AppAdapter } from '../../../electron/updater/installer/main';
import type { Verify } from '../../../electron/updater/installer/signature';

export const OURS = 'CN=Quotide, O=Quotide';
export const NEW = '0.2.0';

/** A file of a release as a feed names it. */
export function fileOf(body: Buffer, name = `Quotide-${NEW}-x64.exe`): ReleaseFile {
  return { name, bytes: body.length, sha512: createHash('sha512').update(body).digest('base64') };
}

/** A release of one file. */
export function releaseOf(body: Buffer, version = NEW): Release {
  return { version, files: [fileOf(body, `Quotide-${version}-x64.exe`)] };
}

/** The installer of these tests: a script that records how it was started, followed by many bytes. */
export function installerBody(bytes = 300_000): Buffer {
  const script = Buffer.from('#!/bin/sh\nprintf %s "$*" > "$(dirname "$0")/ran"\nexit 0\n');
  const noise = Buffer.alloc(bytes, 'never run. ');
  return Buffer.concat([script, noise]);
}

/** Gives for each file Windows' answer for a valid signature, in electron-updater's form. */
export const goodSignature: Verify = (_publishers, file, logger) => {
  logger.info(`LiteralPath: ${file}. Update Path: ${file}`);
  return Promise.resolve(null);
};

/** A machine on which the old version is installed: its folder, a cache, and what the build wrote beside the app. */
export class UpdateWorld {
  readonly dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-update-'));
  quits = 0;
  readonly #before: string;

  constructor(url: string, publisher: string | null = OURS) {
    for (const name of ['app', 'cache', 'data']) fs.mkdirSync(path.join(this.dir, name));
    fs.writeFileSync(path.join(this.dir, 'app', 'Quotide.exe'), 'the old version');
    fs.writeFileSync(path.join(this.dir, 'app', 'resources.bin'), Buffer.alloc(4096, 7));
    this.configure(
      `provider: generic\nurl: ${url}\nupdaterCacheDirName: quotide-updater\n` +
        (publisher === null ? '' : `publisherName:\n  - ${publisher}\n`),
    );
    this.#before = this.#old();
  }

  /** Writes app-update.yml. */
  configure(yaml: string): void {
    fs.writeFileSync(path.join(this.dir, 'app-update.yml'), yaml);
  }

  /** The app, as electron-updater knows it. */
  app(version = '0.1.0'): AppAdapter {
    return {
      version,
      name: 'quotide',
      isPackaged: true,
      appUpdateConfigPath: path.join(this.dir, 'app-update.yml'),
      userDataPath: path.join(this.dir, 'data'),
      baseCachePath: path.join(this.dir, 'cache'),
      whenReady: () => Promise.resolve(),
      relaunch: () => undefined,
      quit: () => void (this.quits += 1),
      onQuit: () => undefined,
    };
  }

  get pending(): string {
    return path.join(this.dir, 'cache', 'quotide-updater', 'pending');
  }

  /** The names of what lies in the cache. */
  cached(): readonly string[] {
    return fs.existsSync(this.pending) ? fs.readdirSync(this.pending).sort() : [];
  }

  /** Whether the old version is as it was, byte by byte. */
  oldIsWhole(): boolean {
    return this.#old() === this.#before;
  }

  #old(): string {
    const app = path.join(this.dir, 'app');
    const files = fs.readdirSync(app).map((name) => {
      const [{ ino, mode, mtimeMs, ctimeMs }, bytes] = [
        fs.statSync(path.join(app, name)),
        fs.readFileSync(path.join(app, name)),
      ];
      return [name, ino, mode, mtimeMs, ctimeMs, createHash('sha256').update(bytes).digest('hex')].join(' ');
    });
    return files.sort().join('\n');
  }

  /** Whether no id of the installation was stored, as electron-updater would do. */
  dataFiles(): readonly string[] {
    return fs.readdirSync(path.join(this.dir, 'data'));
  }

  end(): void {
    fs.rmSync(this.dir, { recursive: true, force: true });
  }
}
