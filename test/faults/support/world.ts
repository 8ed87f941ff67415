import fs from 'node:fs';
import { expect, vi } from 'vitest';
import { openTestParts, type TestParts } from '../../support/test-parts';
import type { AccountSnapshot, WindowView } from '../../../electron/core/snapshot/snapshot-types';
import type { UsageEvent } from '../../../electron/core/usage/usage';
import type { Fetch } from '../../../electron/platform/http/fetch-type';
import { AnthropicApi, type ApiOptions } from '../../fakes/anthropic-api';
import type { ApiRequest } from '../../fakes/api/types';
import { CANARY, openFiles, treeState } from '../../unit/sources/credentials/support';
import { CANARY_TAIL, childEnv, makePlaces, signIn, writeText, type Places } from './places';
import { Truth } from './truth';
import { VirtualTime } from './virtual-time';

/** 2026-11-21T20:00:00Z: the virtual day begins. */
export const START = 1_795_291_200_000;
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
/** The regular pace, with its chance. */
export const INTERVAL = 300 * SECOND * 1.05;

export interface WorldOptions extends Omit<ApiOptions, 'now'> {
  readonly signedIn?: boolean;
  /** Where the app sends its requests, instead of to the fake API. */
  readonly apiUrl?: string;
  /** Stands between the app and the network. */
  readonly fetch?: (inner: Fetch) => Fetch;
}

/** An app over a fake API, a login and a data folder of its own, in virtual time, watched all along. */
export class World {
  readonly places: Places = makePlaces();
  readonly truth = new Truth([CANARY_TAIL]);
  readonly logLines: string[] = [];
  readonly unhandled: unknown[] = [];
  readonly stderr: string[] = [];
  /** Open files once the first app was up. */
  fdsAtStart = 0;
  readonly #apps: TestParts[] = [];
  readonly #options: WorldOptions;
  readonly #restore: (() => void)[] = [];
  #claude: Readonly<Record<string, string>> = {};

  private constructor(
    readonly api: AnthropicApi,
    readonly time: VirtualTime,
    options: WorldOptions,
  ) {
    this.#options = options;
    const { home } = this.places;
    for (const [name, value] of Object.entries(childEnv(this.places, {}))) vi.stubEnv(name, value);
    vi.stubEnv('CLAUDE_CODE_OAUTH_TOKEN', undefined);
    const onUnhandled = (reason: unknown) => this.unhandled.push(reason);
    process.on('unhandledRejection', onUnhandled);
    const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      this.stderr.push(String(text));
      return true;
    });
    this.#restore.push(
      () => process.off('unhandledRejection', onUnhandled),
      () => spy.mockRestore(),
      () => {
        fs.rmSync(home, { recursive: true, force: true });
      },
    );
  }

  static async create(options: WorldOptions = {}): Promise<World> {
    const time = new VirtualTime(START);
    const api = await AnthropicApi.start({ ...options, now: () => World.serverNow() });
    api.login(CANARY);
    const world = new World(api, time, options);
    if (options.signedIn !== false) signIn(world.places);
    world.say({ five_hour: 42, seven_day: 17 });
    world.claudeChanged();
    return world;
  }

  /** The server's clock is right, independent of changes to this machine's wall clock. */
  static serverNow(): number {
    return START + Math.round(performance.now());
  }

  /**
   * Sets the API's percents from now on; the 5-hour window resets after 4 h and then every 5 h, the other after 6 days.
   */
  say(percents: Readonly<Record<'five_hour' | 'seven_day', number>>): void {
    for (const [window, percent] of Object.entries(percents)) this.truth.say(window, percent);
    this.api.setUsage((now) =>
      this.api.usage({
        five_hour: { utilization: percents.five_hour, resetsAt: nextReset(now) },
        seven_day: { utilization: percents.seven_day, resetsAt: START + 6 * 24 * HOUR },
      }),
    );
  }

  /** Opens an app over the world's folders. */
  open(onEvents: (events: readonly UsageEvent[]) => void = () => undefined): TestParts {
    const { dataDir, home } = this.places;
    const send: Fetch = (url, init) => fetch(url, init);
    const app = openTestParts({
      environment: {
        dataDir,
        apiUrl: this.#options.apiUrl ?? this.api.url,
        homeDir: home,
      },
      locale: { language: 'en', timeZone: 'UTC' },
      fetch: this.#options.fetch?.(send) ?? send,
      logSinks: [(line) => this.logLines.push(line)],
    });
    app.events.listen(onEvents);
    this.#apps.push(app);
    this.time.attach(app.clock);
    app.store.changed.listen(() => {
      this.truth.check(app.store.snapshot());
    });
    return app;
  }

  /** Opens an app that polls, and waits for its first reading. */
  async start(onEvents?: (events: readonly UsageEvent[]) => void): Promise<TestParts> {
    const app = this.open(onEvents);
    app.poller.start();
    await this.time.passUntil(() => isLive(app.store.snapshot()), MINUTE);
    expect(app.store.snapshot()).toMatchObject({ phase: 'ready', problem: null });
    this.fdsStartNow();
    return app;
  }

  /** From here on files are counted. */
  fdsStartNow(): void {
    this.fdsAtStart = openFiles();
  }

  close(app: TestParts): void {
    app.close();
    this.#apps.splice(this.#apps.indexOf(app), 1);
  }

  signIn(login: Readonly<Record<string, unknown>> = {}): void {
    signIn(this.places, login);
    this.claudeChanged();
  }

  writeText(text: string): void {
    writeText(this.places, text);
    this.claudeChanged();
  }

  /** The test itself changed Claude's files: from now on they must stay as they are. */
  claudeChanged(): void {
    this.#claude = treeState(this.places.configDir);
  }

  /** The expected state of Claude's files. */
  get claude(): Readonly<Record<string, string>> {
    return this.#claude;
  }

  /** Requests that came in since there were `from`. */
  since(from: number): readonly ApiRequest[] {
    return this.api.requests.slice(from);
  }

  async end(): Promise<void> {
    for (const app of this.#apps.splice(0)) app.close();
    await this.api.stop();
    this.time.end();
    vi.unstubAllEnvs();
    for (const restore of this.#restore.splice(0)) restore();
  }
}

export function isLive({ phase, problem, stale }: AccountSnapshot): boolean {
  return phase === 'ready' && problem === null && !stale;
}

export function fiveHour(app: TestParts): WindowView | undefined {
  return app.store.snapshot().windows.find(({ id }) => id === 'five_hour');
}

/** The end of the 5-hour window that runs at an instant. */
export function nextReset(at: number): number {
  const first = START + 4 * HOUR;
  return first + Math.max(0, Math.floor((at - first) / (5 * HOUR)) + 1) * 5 * HOUR;
}

/** Times between requests, ms. */
export function gaps(requests: readonly { readonly at: number }[]): readonly number[] {
  return requests.flatMap(({ at }, index) => (index === 0 ? [] : [at - (requests[index - 1]?.at ?? at)]));
}
