import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { vi } from 'vitest';
import { openTestParts, type TestParts } from '../../../support/test-parts';
import { AnthropicApi } from '../../../fakes/anthropic-api';
import { cachedUsageUtilization, CACHED_ACCOUNT, writeClaudeJson } from '../../../fakes/claude-json';
import { writeCredentials, type FakeLogin } from '../../../fakes/credentials';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
/** The organization of the simulated Anthropic's login. */
export const ORGANIZATION = 'b0a1c2d3-0000-4000-a000-5175746964e5';

/** A config folder whose `.claude.json` keeps a reading, a data folder, and a simulated Anthropic. */
export class CacheWorld {
  readonly dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-cache-'));
  readonly reset = Math.ceil(Date.now() / MINUTE) * MINUTE + 2 * HOUR;
  readonly #apps: TestParts[] = [];

  private constructor(readonly api: AnthropicApi) {
    vi.stubEnv('CLAUDE_CONFIG_DIR', this.folder());
    vi.stubEnv('HOME', this.dir);
  }

  static async start(): Promise<CacheWorld> {
    return new CacheWorld(await AnthropicApi.start());
  }

  async end(): Promise<void> {
    for (const app of this.#apps.splice(0)) app.close();
    vi.unstubAllEnvs();
    await this.api.stop();
    fs.rmSync(this.dir, { recursive: true, force: true });
  }

  folder(name = 'claude'): string {
    return path.join(this.dir, name);
  }

  signIn(login: FakeLogin = {}, folder = 'claude'): void {
    writeCredentials(this.folder(folder), login);
  }

  /** The 5-hour window as the endpoint's body has it. */
  body(percent: number, more: object = {}): object {
    return { five_hour: { utilization: percent, resets_at: new Date(this.reset).toISOString() }, ...more };
  }

  /** Claude Code has read this, so long ago, of the account that is signed in. */
  keeps(percent: number, ageMs: number, change: object = {}, folder = 'claude'): string {
    return this.keepsBody(this.body(percent), ageMs, change, folder);
  }

  keepsBody(utilization: unknown, ageMs: number, change: object = {}, folder = 'claude'): string {
    const { accountUuid, ...content } = change as { readonly accountUuid?: string | null };
    const named = accountUuid === undefined ? {} : { accountUuid };
    const cache = { fetchedAtMs: Date.now() - ageMs, utilization, ...named };
    return writeClaudeJson(this.folder(folder), {
      oauthAccount: { accountUuid: CACHED_ACCOUNT, organizationUuid: ORGANIZATION },
      cachedUsageUtilization: cachedUsageUtilization(cache),
      ...content,
    });
  }

  /** The endpoint says this percent of the 5-hour window. */
  says(percent: number): void {
    this.api.setUsage(this.api.usage({ five_hour: { utilization: percent, resetsAt: this.reset } }));
  }

  open(timeScale = 1): TestParts {
    const opened = openTestParts({
      environment: {
        dataDir: path.join(this.dir, 'data'),
        apiUrl: this.api.url,
        timeScale,
        homeDir: this.dir,
      },
    });
    this.#apps.push(opened);
    return opened;
  }

  close(app: TestParts): void {
    app.close();
    this.#apps.splice(this.#apps.indexOf(app), 1);
  }

  usageRequests(): number {
    return this.api.requests.filter(({ path: asked }) => asked.startsWith('/api/oauth/usage')).length;
  }
}
