import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TestParts } from '../../../support/test-parts';
import { ask, events, IdentityWorld, stored } from './identity-world';

const numRuns = process.env['QUOTIDE_LONG'] ? 400 : 30;
const organizations = ['org-a', 'org-b', 'org-c'] as const;
type Organization = (typeof organizations)[number];

/** A token says whose it is to the test, and to nothing else. */
interface Token {
  readonly text: string;
  readonly owner: Organization;
}

const tokens: readonly Token[] = organizations.flatMap((owner) =>
  [1, 2].map((n) => ({ text: `sk-ant-oat01-made-up-${owner}-${String(n)}`, owner })),
);

/** Percents that only this organization is ever at: 10 to 30, 40 to 60, 70 to 90. */
const percentOf = (owner: Organization, n: number) => 10 + 30 * organizations.indexOf(owner) + (n % 20);
const ownerOf = (percent: number) => organizations[Math.floor((percent - 10) / 30)];

type Step =
  | { readonly kind: 'login' | 'headers' | 'bareHeaders' | 'late' | 'stale'; readonly token: Token }
  | { readonly kind: 'name'; readonly owner: Organization | null }
  | { readonly kind: 'ask' | 'look' | 'restart' | 'command' };

const token = fc.constantFrom(...tokens);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('login', 'login', 'headers', 'bareHeaders', 'late', 'stale'),
    token,
  }),
  fc.record({ kind: fc.constant('name'), owner: fc.constantFrom(...organizations, null) }),
  fc.record({ kind: fc.constantFrom('ask', 'ask', 'look', 'restart', 'command') }),
);

/** Plays the steps, and checks after each that at most one switch was raised, and only to whom is signed in. */
class Play {
  readonly #world: IdentityWorld;
  #app: TestParts;
  #proxy: TestParts;
  #login: Token;
  readonly #answered = new Set<string>();
  #n = 0;

  constructor(world: IdentityWorld, first: Token) {
    this.#world = world;
    this.#login = first;
    this.#signIn(first);
    this.#app = world.open();
    this.#proxy = world.open();
  }

  get app(): TestParts {
    return this.#app;
  }

  #signIn(next: Token): void {
    this.#login = next;
    this.#world.signIn(next.text, next.owner);
  }

  #current(): string | null {
    const [{ reader }] = this.#app.accounts.runtimes();
    reader.reload();
    return reader.account()?.key ?? null;
  }

  #percent(owner: Organization): number {
    this.#n += 1;
    return percentOf(owner, this.#n);
  }

  /** Asks with the login that lies on disk: it is shown at once, with one event if it is of another account. */
  async #ask(app: TestParts): Promise<void> {
    const { owner, text } = this.#login;
    const before = { current: this.#current(), events: events(this.#app).length };
    this.#world.says(this.#percent(owner));
    await ask(app);
    this.#answered.add(text);
    const isChange = before.current !== null && before.current !== owner;
    expect(events(this.#app).slice(before.events)).toEqual(isChange ? [['account_switched', owner]] : []);
    expect(this.#current()).toBe(owner);
  }

  async #late(next: Token): Promise<void> {
    const [{ reader }] = this.#app.accounts.runtimes();
    await reader.look('background');
    this.#world.says(this.#percent(this.#login.owner));
    this.#world.api.enqueue({ delayMs: 15 });
    const count = this.#world.api.requests.length;
    const asked = reader.ask('background');
    await this.#world.api.waitForRequests(count + 1);
    this.#signIn(next);
    await reader.look('background');
    await asked;
  }

  async #stale(next: Token): Promise<void> {
    const command = this.#world.open();
    const [{ reader }] = command.accounts.runtimes();
    await reader.look('background');
    const { owner } = this.#login;
    this.#signIn(next);
    await this.#ask(this.#app);
    this.#world.says(this.#percent(owner));
    const before = events(this.#app).length;
    await reader.ask('background');
    expect(events(this.#app).length).toBe(before);
    this.#world.close(command);
  }

  async #headers(of: Token, isNamed: boolean): Promise<void> {
    // What nothing names can be told only by an earlier answer.
    if (!isNamed && !this.#answered.has(of.text)) return;
    const router = this.#world.routerOf(this.#proxy);
    router.route(this.#world.headers(of.text, isNamed ? of.owner : null, this.#percent(of.owner)));
    // A new router looks at once where it has to; a look of our own ends after it.
    await this.#proxy.accounts.runtimes()[0].reader.look('background');
    await new Promise((resolve) => setImmediate(resolve));
  }

  async take(next: Step): Promise<void> {
    const before = events(this.#app).length;
    switch (next.kind) {
      case 'login':
        this.#signIn(next.token);
        break;
      case 'name':
        this.#world.name(next.owner);
        break;
      case 'ask':
        await this.#ask(this.#app);
        return;
      case 'look':
        await this.#app.accounts.runtimes()[0].reader.look('background');
        break;
      case 'restart':
        this.#app = this.#world.restart(this.#app);
        break;
      case 'command': {
        const command = this.#world.open();
        await this.#ask(command);
        this.#world.close(command);
        return;
      }
      case 'late':
        await this.#late(next.token);
        break;
      case 'stale':
        await this.#stale(next.token);
        return;
      case 'headers':
      case 'bareHeaders':
        await this.#headers(next.token, next.kind === 'headers');
        break;
    }
    const raised = events(this.#app).slice(before);
    if (raised.length > 0) expect(raised).toEqual([['account_switched', this.#login.owner]]);
  }

  async end(): Promise<void> {
    await this.#ask(this.#app);
    for (const [account, percent] of stored(this.#app)) expect(account).toBe(ownerOf(percent ?? 0));
    const switched = events(this.#app)
      .filter(([kind]) => kind === 'account_switched')
      .map(([, account]) => account);
    expect(switched.filter((account, at) => account === switched[at - 1])).toEqual([]);
  }
}

it(
  'a reading is never booked under another organization than the one that earned it, and each change is one event',
  { timeout: 600_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(token, fc.array(step, { minLength: 3, maxLength: 12 }), async (first, steps) => {
        const world = await IdentityWorld.start();
        try {
          const play = new Play(world, first);
          for (const next of steps) await play.take(next);
          await play.end();
        } finally {
          await world.end();
        }
      }),
      { seed: 20261130, numRuns },
    );
  },
);
