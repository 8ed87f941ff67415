import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { vi } from 'vitest';

import { openSettings, type SettingsStore } from '../../../../electron/app/settings/settings';
import {
  watchUpdates,
  type UpdateSource,
  type UpdateParts,
  type Updates,
} from '../../../../electron/app/updates/updates';
import { ReleaseFeed } from '../../../fakes/release-feed';

interface Timer {
  readonly at: number;
  readonly call: () => void;
}

/** The check for new versions, with a feed on this machine, on a clock that only `pass` moves. */
export class UpdatesWorld {
  now = Date.UTC(2026, 10, 25);
  timers: readonly Timer[] = [];
  readonly settings: SettingsStore;
  readonly feed: ReleaseFeed;
  readonly #dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-updates-'));
  readonly #stored = new Map<string, unknown>();
  #running: Updates[] = [];

  private constructor(feed: ReleaseFeed) {
    this.feed = feed;
    this.settings = openSettings(this.#dir, this.now);
  }

  static async make(): Promise<UpdatesWorld> {
    return new UpdatesWorld(await ReleaseFeed.start());
  }

  /** The parts of the app that updates use. */
  source(): UpdateSource {
    const scoped = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn(), scope: () => scoped };
    const clock = {
      now: () => this.now,
      after: (ms: number, call: () => void) => {
        const timer = { at: this.now + ms, call };
        this.timers = [...this.timers, timer];
        return () => void (this.timers = this.timers.filter((other) => other !== timer));
      },
    };
    const history = {
      kept: (name: string) => this.#stored.get(name) ?? null,
      keep: (name: string, value: unknown) =>
        void this.#stored.set(name, JSON.parse(JSON.stringify(value)) as unknown),
    };
    return { settings: this.settings, clock, history, log: { scope: () => scoped } };
  }

  channel() {
    const { url: feed, publicKey } = this.feed;
    return { feed, page: 'https://quotide.invalid/releases', publicKeys: [publicKey], isTest: true };
  }

  start(change: Partial<UpdateParts> = {}): Updates {
    const updates = watchUpdates({
      source: this.source(),
      channel: this.channel(),
      way: 'deb',
      version: '0.1.0',
      fetch,
      random: () => 0,
      loadInstaller: null,
      ...change,
    });
    this.#running.push(updates);
    return updates;
  }

  /** Closes every check that was started. */
  stop(): void {
    for (const each of this.#running) each.close();
    this.#running = [];
  }

  pass(ms: number): void {
    this.now += ms;
    const due = this.timers.filter(({ at }) => at <= this.now);
    this.timers = this.timers.filter(({ at }) => at > this.now);
    for (const { call } of due) call();
  }

  async end(): Promise<void> {
    this.stop();
    await this.feed.stop();
    fs.rmSync(this.#dir, { recursive: true });
  }
}
