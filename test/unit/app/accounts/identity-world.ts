import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { vi } from 'vitest';
import { openTestParts, type TestParts } from '../../../support/test-parts';
import { EventRouter } from '../../../../electron/app/proxy/event-router';
import type { TokenUse } from '../../../../electron/core/tokens/tokens';
import type { ProxyEvent } from '../../../../electron/proxy/events';
import { tokenHash } from '../../../../electron/sources/credentials/token-hash';
import { AnthropicApi } from '../../../fakes/anthropic-api';
import { writeCredentials, type FakeLogin } from '../../../fakes/credentials';

export const HOUR = 3_600_000;
export const always = { since: 0, until: Number.MAX_SAFE_INTEGER };
const P = 'anthropic-ratelimit-unified-';

/** A config folder, a data folder and a simulated Anthropic, where logins of several organizations come and go. */
export class IdentityWorld {
  readonly dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-identity-'));
  readonly #apps: TestParts[] = [];
  readonly uses: TokenUse[] = [];
  readonly reset = Math.ceil(Date.now() / HOUR) * HOUR + 2 * HOUR;

  private constructor(readonly api: AnthropicApi) {
    vi.stubEnv('CLAUDE_CONFIG_DIR', this.folder());
    vi.stubEnv('HOME', this.dir);
  }

  static async start(): Promise<IdentityWorld> {
    return new IdentityWorld(await AnthropicApi.start());
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

  /** `.claude.json` names this organization. */
  name(organizationUuid: string | null, folder = 'claude'): void {
    fs.mkdirSync(this.folder(folder), { recursive: true });
    const file = path.join(this.folder(folder), '.claude.json');
    // The size differs each time: two writes may fall into one tick of the file system's clock.
    const oauthAccount = organizationUuid === null ? null : { organizationUuid };
    fs.writeFileSync(file, JSON.stringify({ oauthAccount, pad: 'x'.repeat(Math.random() * 500) }));
  }

  /** Signs in with this token, which Anthropic knows as one of the organization. */
  signIn(token: string, organizationId: string, login: FakeLogin = {}, folder = 'claude'): void {
    this.api.login(token, { organizationId });
    writeCredentials(this.folder(folder), { accessToken: token, ...login });
  }

  /** Anthropic says these percents of the 5-hour window to every login. */
  says(percent: number, resetsAt = this.reset): void {
    this.api.setUsage(this.api.usage({ five_hour: { utilization: percent, resetsAt } }));
  }

  open(): TestParts {
    const opened = openTestParts({
      environment: {
        dataDir: path.join(this.dir, 'data'),
        apiUrl: this.api.url,
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

  restart(app: TestParts): TestParts {
    this.close(app);
    return this.open();
  }

  routerOf({ accounts, clock, log }: TestParts): EventRouter {
    const ledger = { add: (more: readonly TokenUse[]) => void this.uses.push(...more) };
    return new EventRouter({ targets: accounts.runtimes, ledger, clock, log });
  }

  headers(token: string, organizationId: string | null, percent: number): ProxyEvent {
    const named = organizationId === null ? [] : [['anthropic-organization-id', organizationId] as const];
    return {
      kind: 'headers',
      at: Date.now(),
      status: 200,
      tokenHash: tokenHash(token),
      headers: [
        [`${P}5h-utilization`, String(percent / 100)],
        [`${P}5h-reset`, String(this.reset / 1000)],
        ...named,
      ],
    };
  }

  use(token: string, organizationId: string | null): ProxyEvent {
    const tokens = { input: 1, output: 2, cacheRead: 3, cacheWrite5m: 4, cacheWrite1h: 5 };
    return {
      kind: 'use',
      tokenHash: tokenHash(token),
      organizationId,
      partial: false,
      use: {
        messageId: `msg_${String(Math.random())}`,
        requestId: 'req_1',
        at: 5,
        model: 'm',
        tokens,
        origin: 'proxy',
        account: null,
        sessionId: null,
        project: null,
        branch: null,
        sidechain: false,
        fast: false,
        terms: 0,
        onPlan: true,
        copied: false,
      },
    };
  }
}

/** Looks and asks once, without the poller's rules about time. */
export async function ask({ accounts }: TestParts, index = 0): Promise<void> {
  const session = accounts.runtimes()[index];
  if (session === undefined) throw new Error('no such session');
  session.reader.reload();
  await session.reader.look('background');
  await session.reader.ask('background');
}

export const events = ({ history }: TestParts): readonly (readonly [string, string])[] =>
  history.events(always).map(({ kind, account }) => [kind, account] as const);

/** Account and percent of all that was stored. */
export const stored = ({ history }: TestParts): readonly (readonly [string, number | null])[] =>
  history.samples(always).map(({ account, utilization }) => [account, utilization] as const);

export const shown = ({ store }: TestParts): readonly [string | undefined, number | null | undefined] => {
  const { account, windows } = store.snapshot();
  return [account?.key, windows.find(({ id }) => id === 'five_hour')?.utilization];
};
