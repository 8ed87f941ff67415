import { createRequire } from 'node:module';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { Installer, InstallFailure } from '../../../electron/core/updates/install';
import type { Release } from '../../../electron/core/updates/release';
import { createInstaller, type InstallerParts } from '../../../electron/updater/installer/main';
import { UpdateServer } from './update-server';
import { goodSignature, installerBody, releaseOf, UpdateWorld } from './update-world';

/** The very object whose `spawn` electron-updater calls. */
const processes = createRequire(import.meta.url)('node:child_process') as {
  spawn: (file: string) => unknown;
};

/** A server with a release, a machine with the old version, and electron-updater between them. */
export class UpdateRun {
  readonly body = installerBody();
  readonly release: Release = releaseOf(this.body);
  readonly percents: number[] = [];
  readonly quit = new AbortController();
  started: string[] = [];
  /** What was under way ended, and was taken up again. */
  readonly pauses: ('quiet' | 'resumed')[] = [];
  server!: UpdateServer;
  world!: UpdateWorld;

  /** What a start of the app loads. */
  installer(change: Partial<InstallerParts> = {}): Installer {
    return createInstaller({
      platform: 'win32',
      arch: 'x64',
      fetch,
      warn: () => undefined,
      app: this.world.app(),
      verify: goodSignature,
      stallMs: 10_000,
      quiet: () => this.quiet(),
      ...change,
    });
  }

  quiet(): Promise<() => void> {
    this.pauses.push('quiet');
    return Promise.resolve(() => this.pauses.push('resumed'));
  }

  async fetch(installer: Installer, release = this.release): Promise<InstallFailure | 'ready'> {
    const outcome = await installer.fetch(release, (now) => this.percents.push(now), this.quit.signal);
    return outcome.ok ? 'ready' : outcome.error;
  }

  /** What must hold after every try that failed: nothing ran, nothing is there that could, the old version is whole. */
  async nothingHappened(installer: Installer): Promise<void> {
    const restarted = await installer.restart();
    expect({
      restarted: restarted.ok,
      started: this.started,
      quits: this.world.quits,
      cached: this.world.cached(),
      oldIsWhole: this.world.oldIsWhole(),
      data: this.world.dataFiles(),
    }).toEqual({
      restarted: false,
      started: [],
      quits: 0,
      cached: [],
      oldIsWhole: true,
      data: [],
    });
  }
}

/** One for each test of a file. */
export function updateRuns(): () => UpdateRun {
  let run: UpdateRun;
  beforeEach(async () => {
    const next = new UpdateRun();
    next.server = await UpdateServer.start(next.body);
    next.world = new UpdateWorld(`${next.server.origin}/releases/`);
    const { spawn } = processes;
    vi.spyOn(processes, 'spawn').mockImplementation((file: string, ...rest: unknown[]) => {
      next.started.push(file);
      return Reflect.apply(spawn, processes, [file, ...rest]);
    });
    run = next;
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await run.server.stop();
    run.world.end();
  });
  return () => run;
}
