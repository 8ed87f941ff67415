import fs from 'node:fs';
import path from 'node:path';
import { describe, expect } from 'vitest';
import { CANARY, makePipe, storedLogin } from '../unit/sources/credentials/support';
import { invariants } from './support/invariants';
import { faultRows } from './support/rows';
import { fiveHour, HOUR, isLive, MINUTE, SECOND, type World } from './support/world';

const { row } = faultRows();
const FAR = Date.UTC(2100, 0);
const GOOD = storedLogin({ expiresAt: FAR });

/** Damages the login; returns the expected problem, or null if the login still works. */
interface Damage {
  readonly name: string;
  readonly kind: 'no_credentials' | 'expired' | 'missing_scope' | 'keychain_denied' | null;
  readonly put: (world: World, file: string) => void;
}

const text = (name: string, kind: Damage['kind'], content: string): Damage => ({
  name,
  kind,
  put: (_, file) => {
    fs.writeFileSync(file, content, { mode: 0o600 });
  },
});

const DAMAGES: readonly Damage[] = [
  { name: 'no file', kind: 'no_credentials', put: () => undefined },
  text('an empty file', 'keychain_denied', ''),
  text('no JSON', 'keychain_denied', `accessToken=${CANARY}`),
  text('cut off in the token', 'keychain_denied', GOOD.slice(0, 50)),
  text('cut off before the end', 'keychain_denied', GOOD.slice(0, -2)),
  text('a list', 'keychain_denied', `["${CANARY}"]`),
  text('only MCP logins', 'no_credentials', JSON.stringify({ mcpOAuth: { a: { accessToken: CANARY } } })),
  text('10 MB', 'keychain_denied', GOOD.replace('{', `{"pad":"${'x'.repeat(10 * 2 ** 20)}",`)),
  text(
    'a token with a line break and more',
    'keychain_denied',
    storedLogin({ accessToken: `${CANARY} \u0007x` }),
  ),
  text('an empty token', 'no_credentials', storedLogin({ accessToken: '', expiresAt: FAR })),
  text('an expired token', 'expired', storedLogin({ expiresAt: 1_700_000_000_000 })),
  text(
    'an inference-only token',
    'missing_scope',
    storedLogin({ expiresAt: FAR, scopes: ['user:inference'] }),
  ),
  text(
    'a token with CR LF and a header behind it',
    'keychain_denied',
    storedLogin({ accessToken: `${CANARY}\r\nX: 1` }),
  ),
  text('a login behind __proto__', 'no_credentials', `{"__proto__":${GOOD}}`),
  text('only JSON of depth 400,000', 'keychain_denied', '['.repeat(400_000) + ']'.repeat(400_000)),
  text(
    'a login beside JSON of depth 400,000',
    null,
    GOOD.replace('{', `{"deep":${'['.repeat(400_000)}${']'.repeat(400_000)},`),
  ),
  {
    name: 'a link to a device',
    kind: 'keychain_denied',
    put: (_, file) => {
      fs.symlinkSync('/dev/zero', file);
    },
  },
  text('a byte order mark', null, `\uFEFF${GOOD}`),
  text('lines wrapped', null, GOOD.replace(/(.{60})/g, '$1\n')),
  {
    name: 'a folder in its place',
    kind: 'keychain_denied',
    put: (_, file) => {
      fs.mkdirSync(file);
    },
  },
  {
    name: 'a pipe in its place',
    kind: 'keychain_denied',
    put: (_, file) => {
      makePipe(file);
    },
  },
  {
    name: 'a link out of the home folder',
    kind: 'keychain_denied',
    put: ({ places }, file) => {
      const outside = `${places.home}-outside`;
      fs.writeFileSync(outside, GOOD);
      fs.symlinkSync(outside, file);
    },
  },
  {
    name: 'a link that goes round in circles',
    kind: 'keychain_denied',
    put: (_, file) => {
      fs.symlinkSync(file, file);
    },
  },
  {
    name: 'a link within the home folder',
    kind: null,
    put: ({ places }, file) => {
      const inside = path.join(places.home, 'synced.json');
      fs.writeFileSync(inside, GOOD, { mode: 0o600 });
      fs.symlinkSync(inside, file);
    },
  },
  {
    name: 'readable by everybody (0644)',
    kind: null,
    put: (_, file) => {
      fs.writeFileSync(file, GOOD);
      fs.chmodSync(file, 0o644);
    },
  },
];

/** Root can read files of other users; any other user is refused, as on a network share. */
const OTHERS: Damage =
  process.getuid?.() === 0
    ? {
        name: 'another user’s (root reads it all the same)',
        kind: null,
        put: (_, file) => {
          fs.writeFileSync(file, GOOD, { mode: 0o600 });
          fs.chownSync(file, 65_534, 65_534);
        },
      }
    : {
        name: 'a file that may not be read',
        kind: 'keychain_denied',
        put: (_, file) => {
          fs.writeFileSync(file, GOOD, { mode: 0o000 });
        },
      };

const replace = (world: World, damage: Damage) => {
  const file = world.places.credentials;
  fs.rmSync(file, { recursive: true, force: true });
  damage.put(world, file);
  world.claudeChanged();
};

/** The user signs in again, which gives another token. */
const renew = (world: World) => {
  world.api.login(`${CANARY}-renewed`);
  world.signIn({ accessToken: `${CANARY}-renewed` });
};

describe('Claude Code’s login file while the app runs', () => {
  for (const damage of [...DAMAGES, OTHERS]) {
    row(
      `the app reports the login file that becomes ${damage.name}, and is live again after a new login`,
      { ci: 1, long: 10 },
      async (world) => {
        try {
          return await lostAndFound(world, damage);
        } finally {
          fs.rmSync(`${world.places.home}-outside`, { force: true });
        }
      },
    );
  }
});

async function lostAndFound(world: World, damage: Damage) {
  const app = await world.start();
  await world.time.pass(3 * MINUTE);
  replace(world, damage);
  const before = world.api.requests.length;
  await world.time.pass(6 * MINUTE);
  const snapshot = app.store.snapshot();
  expect(snapshot.problem?.kind ?? null).toBe(damage.kind);
  expect(fiveHour(app)?.utilization).toBe(42);
  expect(snapshot.stale).toBe(damage.kind !== null);
  if (damage.kind !== null) expect(world.since(before)).toHaveLength(0);
  if (damage.kind === 'keychain_denied') {
    expect(snapshot.problem?.message).toMatch(/^The login file could not be read: .*\.$/);
    expect(`${snapshot.problem?.message ?? ''} ${snapshot.problem?.advice ?? ''}`).not.toContain('Sign in');
    expect(app.history.events({ since: 0, until: FAR }).map(({ kind }) => kind)).toEqual([]);
  }
  fs.rmSync(world.places.credentials, { recursive: true, force: true });
  renew(world);
  world.say({ five_hour: 51, seven_day: 17 });
  const took = await world.time.passUntil(
    () => isLive(app.store.snapshot()) && fiveHour(app)?.utilization === 51,
    HOUR,
  );
  expect(took ?? Infinity).toBeLessThanOrEqual(315 * SECOND);
  invariants(world);
  return { worst: (took ?? Infinity) / SECOND, unit: 's to recover' };
}

describe('the start of the app without a usable login', () => {
  const atStart = [
    ...['no file', 'no JSON', 'an empty token', 'a pipe in its place'],
    'an expired token',
    'an inference-only token',
  ];
  for (const damage of DAMAGES.filter(({ name }) => atStart.includes(name))) {
    row(
      `the app sends no request with ${damage.name}, and is live within 61 s of a login`,
      { ci: 1, long: 10 },
      async (world) => {
        replace(world, damage);
        const app = world.open();
        app.poller.start();
        await world.time.pass(3 * MINUTE);
        const { phase, windows, problem } = app.store.snapshot();
        expect({ phase, windows, kind: problem?.kind }).toEqual({
          phase: 'empty',
          windows: [],
          kind: damage.kind,
        });
        expect(world.api.requests).toHaveLength(0);
        fs.rmSync(world.places.credentials, { recursive: true, force: true });
        fs.rmSync(`${world.places.home}-outside`, { force: true });
        renew(world);
        const took = await world.time.passUntil(() => isLive(app.store.snapshot()), HOUR);
        expect(took ?? Infinity).toBeLessThanOrEqual(61 * SECOND);
        world.fdsStartNow();
        invariants(world);
        return { worst: (took ?? Infinity) / SECOND, unit: 's to recover' };
      },
      { signedIn: false },
    );
  }
});

describe('the token of a request', () => {
  row(
    'a token that is rotated between read and send, 50 times, is replaced at once and no problem is shown',
    { ci: 1, long: 3 },
    async (world) => {
      const app = await world.start();
      const shown = new Set<string>();
      app.store.changed.listen(() => {
        const { problem } = app.store.snapshot();
        if (problem !== null) shown.add(problem.kind);
      });
      let token = CANARY;
      for (let turn = 1; turn <= 50; turn += 1) {
        const before = world.api.requests.length;
        world.api.enqueue({ status: 401, delayMs: 30 });
        const reading = world.time.passUntil(() => world.api.requests.length >= before + 2, HOUR);
        while (world.api.requests.length === before) await new Promise((done) => setImmediate(done));
        const next = `${CANARY}-${String(turn)}`;
        world.api.login(next);
        world.api.logout(token);
        world.signIn({ accessToken: next });
        await reading;
        expect(world.since(before).map((request) => request.token)).toEqual([token, next]);
        token = next;
      }
      expect([...shown]).toEqual([]);
      expect(isLive(app.store.snapshot())).toBe(true);
      invariants(world);
      return { worst: shown.size, unit: 'errors shown' };
    },
  );

  row(
    'a token that expires in a minute is not sent, and its expiry is reported without a request',
    { ci: 1, long: 10 },
    async (world) => {
      const expiresAt = Date.now() + 20 * MINUTE;
      world.signIn({ expiresAt });
      const app = await world.start();
      await world.time.pass(HOUR);
      expect(app.store.snapshot()).toMatchObject({ stale: true, problem: { kind: 'expired' } });
      const latest = Math.max(...world.api.requests.map(({ at }) => at));
      expect(latest).toBeLessThan(expiresAt - MINUTE);
      invariants(world);
      return { worst: (expiresAt - latest) / SECOND, unit: 's before its end was the last request' };
    },
  );
});
