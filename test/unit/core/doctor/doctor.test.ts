import { describe, expect, it } from 'vitest';
import { doctorReport, doctorText, worstOf } from '../../../../electron/core/doctor/doctor';
import type { DoctorFacts, SessionFacts } from '../../../../electron/core/doctor/doctor-facts';
import type { Problem } from '../../../../electron/core/problem';
import { attempt, doctorFacts, findingOf, HOUR, MINUTE, NOW, session } from './make-doctor-facts';

const problem = (kind: Problem['kind'], detail: string, retryAt: number | null = null): Problem => ({
  kind,
  detail,
  retryAt,
  since: NOW - HOUR,
});
const of = (id: string, change: Partial<SessionFacts>) => findingOf(id, { sessions: [session(change)] });
const failing = (said: Problem) => ({ problem: said, succeededAt: null });

describe('the report of a healthy desktop', () => {
  const report = doctorReport(doctorFacts());

  it('has every finding, each fine and without advice', () => {
    expect(report.schema).toBe(1);
    expect(report.findings.map(({ id }) => id)).toEqual([
      ...['login', 'account', 'request', 'next_look', 'claude_code_cache', 'api', 'network'],
      ...['keyring', 'tray', 'notifications', 'database', 'data_folder', 'settings', 'versions', 'updates'],
    ]);
    expect(report.findings.filter(({ state, action }) => state !== 'ok' || action !== null)).toEqual([]);
    expect(worstOf(report)).toBeNull();
  });

  it('is in English in every language', () => {
    const locale = { language: 'en-GB', timeZone: 'UTC', words: 'ja' } as const;
    expect(doctorReport(doctorFacts({ locale }))).toEqual(report);
  });

  it('lists the findings as text', () => {
    const text = doctorText(report);
    for (const fact of [
      'ok       Login\n         Claude Code’s folder: ~/.claude\n',
      '~/.claude/.credentials.json – found\n',
      'Its scopes: user:inference, user:profile',
      'It expires in 7 hours 30 minutes, Sun 03:30.',
      'Plan: Max',
      'Sent 4 minutes ago, at 19:56.',
      'Anthropic answered with HTTP 200.',
      'The next request is due in about 3 minutes: that is the regular interval.',
      'Its check found no damage.\n         40 KiB, schema version 1\n         12 samples, the newest 4 minutes old (19:56)',
      '~/.config/Quotide\n         Permissions 0700',
      'Quotide 0.1.0, run from its sources\n         Electron 45.4.1, Node 24.19.2\n         Linux 6.8.0 x64\n         Claude Code 2.1.280',
    ]) {
      expect(text).toContain(fact);
    }
    expect(text.startsWith('No problem was found.\n\n')).toBe(true);
  });
});

describe('the finding about the account', () => {
  it.each([
    ['none', 'This plan has no 5-hour limit.'],
    ['unknown', 'Quotide can’t tell yet whether this plan has one.'],
    ['temporary', 'There is a 5-hour limit for now.'],
  ] as const)('names a 5-hour limit that is %s once, in English', (fiveHourLimit, sentence) => {
    const locale = { language: 'de-DE', timeZone: 'UTC', words: 'de' } as const;
    const sessions = [session({ plan: 'Ultra', fiveHourLimit })];
    const text = doctorText(doctorReport(doctorFacts({ locale, sessions })));
    expect(text.split(sentence)).toHaveLength(2);
  });

  it('does not mention a usual 5-hour limit, or one that is unknown yet', () => {
    for (const fiveHourLimit of ['present', undefined] as const)
      expect(findingOf('account', { sessions: [session({ fiveHourLimit })] }).facts.join()).not.toContain(
        '5-hour',
      );
  });
});

describe('the finding about the login', () => {
  const absent = attempt({ outcome: 'absent', detail: 'no such file', login: null });

  it.each([
    ['nobody signed in', 'no_credentials', absent, /run `claude` and sign in/i],
    [
      'expired',
      'expired',
      attempt({}, { expiresAt: NOW - 2 * HOUR, problem: 'expired' }),
      /run `claude` once/i,
    ],
    ['inference only', 'missing_scope', attempt({}, { scopes: ['user:inference'] }), /sign in again/],
    ['locked keyring', 'keychain_denied', { ...absent, outcome: 'denied' }, /unlock your keyring/i],
    [
      'torn file',
      'no_credentials',
      { ...absent, outcome: 'unreadable' },
      /may read ~\/\.claude\/\.credentials\.json/,
    ],
  ] as const)('%s: is a problem with one advice', (_name, kind, tried, action) => {
    const state = { hasLogin: false, attempts: [tried], problem: problem(kind, '') };
    expect(of('login', state)).toMatchObject({
      state: 'problem',
      action: expect.stringMatching(action) as string,
    });
    expect(worstOf(doctorReport(doctorFacts({ sessions: [session(state)] })))).toBe('login');
  });

  it('names since when the login is expired', () => {
    const attempts = [attempt({}, { expiresAt: NOW - 2 * HOUR, problem: 'expired' })];
    const { facts } = of('login', { hasLogin: false, attempts, problem: problem('expired', '') });
    expect(facts).toContain('It expired 2 hours ago, at 18:00.');
  });

  it('names the Keychain on macOS', () => {
    const sessions = [session({ hasLogin: false, problem: problem('keychain_denied', '') })];
    expect(findingOf('login', { sessions, platform: 'darwin' }).action).toContain('Keychain');
  });

  it('is a warning with the file’s name if other users may read the login', () => {
    const finding = of('login', { attempts: [attempt({}, { warnings: ['readable_by_others'] })] });
    expect(finding).toMatchObject({
      state: 'warning',
      action: 'Make ~/.claude/.credentials.json readable by you alone (chmod 600).',
    });
    expect(finding.facts).toContain('Other users of this computer can read that file.');
  });

  it('is a problem for a login that Anthropic refused, until the login changes', () => {
    const refused = failing(problem('expired', 'HTTP 401 authentication_error'));
    expect(of('login', refused)).toMatchObject({ state: 'problem' });
    expect(of('login', refused).facts[0]).toBe('Anthropic refused it: HTTP 401 authentication_error');
    expect(of('request', refused).state).toBe('problem');
    expect(of('login', { ...refused, tokenIsNew: true }).state).toBe('ok');
    expect(of('request', { ...refused, tokenIsNew: true })).toMatchObject({ state: 'unknown', action: null });
  });

  it('is numbered for a second folder, and no problem while the first one works', () => {
    const without = session({
      dir: '/home/ann/work',
      hasLogin: false,
      problem: problem('no_credentials', ''),
    });
    const report = doctorReport(doctorFacts({ sessions: [session(), without] }));
    const second = report.findings.filter(({ id }) => id.endsWith('-2'));
    expect(second.map(({ id }) => id)).toEqual([
      'login-2',
      'account-2',
      'request-2',
      'next_look-2',
      'claude_code_cache-2',
    ]);
    expect(second[0]).toMatchObject({ state: 'warning', title: 'Login (folder 2)' });
    expect(worstOf(report)).toBeNull();
    const none = doctorReport(doctorFacts({ sessions: [without, without] }));
    expect(none.findings.filter(({ id, state }) => /^login/.test(id) && state === 'problem')).toHaveLength(2);
    expect(worstOf(none)).toBe('login');
  });
});

describe('the finding about the last request', () => {
  it.each([
    ['offline', 'HTTP 503', 'problem', /connection/],
    ['contract_changed', 'no windows', 'problem', /newer version/],
    ['org_forbids', 'HTTP 403', 'problem', /organisation/],
  ] as const)('names the failure (%s) and the advice', (kind, detail, state, action) => {
    const finding = of('request', failing(problem(kind, detail)));
    expect(finding).toMatchObject({ state, action: expect.stringMatching(action) as string });
    expect(finding.facts).toContain(`It failed: ${detail}`);
    expect(worstOf(doctorReport(doctorFacts({ sessions: [session(failing(problem(kind, detail)))] })))).toBe(
      'other',
    );
  });

  it('is a warning after a refusal, and names the end of the pause', () => {
    const until = NOW + 14 * MINUTE;
    const waiting = {
      ...failing(problem('rate_limited', 'HTTP 429 rate_limit_error', until)),
      next: { delayMs: 14 * MINUTE, reason: 'asked_to_wait', request: true, askedToWaitUntil: until },
    } as const;
    expect(of('request', waiting)).toMatchObject({
      state: 'warning',
      action: 'Wait until 20:14; Quotide then asks again by itself.',
    });
    expect(of('next_look', waiting).facts).toContain(
      'Anthropic asked to wait until 20:14; nothing is sent before.',
    );
  });

  it('is unknown before the first request', () => {
    expect(of('request', { attemptedAt: null, succeededAt: null })).toMatchObject({
      state: 'unknown',
      facts: ['Nothing was ever asked.'],
    });
  });

  it('names an unknown result, and the time of the last good answer', () => {
    const { state, facts } = of('request', { succeededAt: NOW - 2 * HOUR });
    expect(state).toBe('unknown');
    expect(facts.slice(1)).toEqual([
      'How it ended is not noted.',
      'The last good answer came 2 hours ago, at 18:00.',
    ]);
  });

  it('has no negative age after the clock was set back', () => {
    expect(of('request', { attemptedAt: NOW + HOUR, succeededAt: NOW + HOUR }).facts[0]).toBe(
      'Sent less than a minute ago, at 21:00.',
    );
  });
});

describe('the finding about the next request', () => {
  it('names that no process polls, and when only the files are read', () => {
    const next = { delayMs: 0, reason: 'no_login', request: false, askedToWaitUntil: null } as const;
    const { facts } = findingOf('next_look', { polls: 'nobody', sessions: [session({ next })] });
    expect(facts[0]).toContain('does not run');
    expect(facts[1]).toBe(
      'The next look, without a request, is due now: there is no login that may be sent.',
    );
  });
});

describe('the findings about the surroundings', () => {
  const desktop = { ...doctorFacts().desktop } as NonNullable<DoctorFacts['desktop']>;
  const network = doctorFacts().network;

  it.each<[string, string, Partial<DoctorFacts>, RegExp]>([
    ['a stand-in API', 'api', { api: { origin: 'http://127.0.0.1:1', isLoopback: true } }, /QUOTIDE_API_URL/],
    ['a broken proxy', 'network', { network: { ...network, httpsProxy: 'malformed' } }, /HTTPS_PROXY/],
    [
      'lost certificates',
      'network',
      { network: { ...network, extraCerts: 'unreadable' } },
      /NODE_EXTRA_CA_CERTS/,
    ],
    ['unchecked TLS', 'network', { network: { ...network, tlsUnchecked: true } }, /Unset NODE_TLS/],
    ['no tray', 'tray', { desktop: { ...desktop, trayHost: 'absent' } }, /panel/],
    [
      'no tray on GNOME',
      'tray',
      { desktop: { ...desktop, trayHost: 'absent', name: 'ubuntu:GNOME' } },
      /AppIndicator/,
    ],
    ['no notifications', 'notifications', { desktop: { ...desktop, notifications: 'absent' } }, /dunst/],
    [
      'an open folder',
      'data_folder',
      { dataFolder: { path: '/x', mode: 0o755, openFiles: [] } },
      /chmod 700/,
    ],
  ])('warn of %s with one advice', (_name, id, change, action) => {
    expect(findingOf(id, change)).toMatchObject({
      state: 'warning',
      action: expect.stringMatching(action) as string,
    });
  });

  it('warn of a locked keyring only while there is no login', () => {
    const locked = { desktop: { ...desktop, keyring: 'locked' } } as const;
    expect(findingOf('keyring', locked).state).toBe('ok');
    const sessions = [session({ hasLogin: false, problem: problem('no_credentials', '') })];
    expect(findingOf('keyring', { ...locked, sessions })).toMatchObject({
      state: 'warning',
      action: 'Unlock it, if your login is in it.',
    });
  });

  it('are fine with a notification service that starts on demand', () => {
    expect(findingOf('notifications', { desktop: { ...desktop, notifications: 'startable' } }).state).toBe(
      'ok',
    );
  });

  it.each(['keyring', 'tray', 'notifications'])(
    'leave %s unknown without a bus, and not applicable off Linux',
    (id) => {
      expect(findingOf(id, { desktop: { ...desktop, hasBus: false } }).state).toBe('unknown');
      const mac = findingOf(id, { desktop: null, platform: 'darwin' });
      expect(mac.state).toBe('ok');
      expect(mac.facts[0]).toMatch(/^Not applicable: macOS/);
      const silent = {
        ...desktop,
        keyring: 'unknown',
        trayHost: 'unknown',
        notifications: 'unknown',
      } as const;
      expect(findingOf(id, { desktop: silent }).state).toBe('unknown');
    },
  );
});

describe('the finding about the history', () => {
  const sound = doctorFacts().database;
  const contents = { check: 'ok', bytes: 3_500_000, schema: 1, samples: 0, newestAt: null };

  it('is a problem for a damaged file, with the result of the check', () => {
    const database = { ...sound, contents: { ...contents, check: 'row 3 missing from index x' } };
    const finding = findingOf('database', { database });
    expect(finding.state).toBe('problem');
    expect(finding.facts).toContain('Its check found damage: row 3 missing from index x');
    expect(finding.action).toContain('keep it');
  });

  it('is a warning for a file that was moved away once', () => {
    expect(findingOf('database', { database: { ...sound, setAside: 1 } }).state).toBe('warning');
  });

  it('is fine for an empty file', () => {
    const finding = findingOf('database', { database: { ...sound, contents } });
    expect(finding.state).toBe('ok');
    expect(finding.facts.slice(1)).toEqual(['3.3 MiB, schema version 1', 'No samples yet']);
  });

  it.each([
    [
      'The history in /home/ann/d cannot be opened: history has schema 9, this version knows 1.',
      /^Update Quotide/,
    ],
    ['The data folder /home/ann/d cannot be used: EACCES.', /can be written/],
  ])('leaves the login unknown if the file cannot be opened: %s', (openError, action) => {
    const database = { contents: null, error: 'no such file', setAside: 0 };
    const change = { openError, sessions: [], database };
    const finding = findingOf('database', change);
    expect(finding.state).toBe('problem');
    expect(finding.facts[0]).toContain(' ~/d cannot be ');
    expect(finding.action).toMatch(action);
    expect(findingOf('login', change).state).toBe('unknown');
    expect(worstOf(doctorReport(doctorFacts(change)))).toBe('other');
    expect(findingOf('versions', change).facts).toContain('Claude Code was not found.');
  });
});

it.each([
  ['deb', true, 'Quotide 0.1.0, deb package', 'Electron 45.4.1, Node 24.19.2'],
  ['AppImage', null, 'Quotide 0.1.0, AppImage', 'Electron 45.4.1, Node 24.19.2'],
  [null, false, 'Quotide 0.1.0, unpacked folder', /^Electron 45\.4\.1 \(not Electron’s own build.*\), Node/],
])(
  'the report names the package %s with the official runtime %s',
  (kind, officialRuntime, quotide, electron) => {
    const versions = { ...doctorFacts().versions, installation: { kind, officialRuntime } };
    const { facts } = findingOf('versions', { versions });
    expect(facts[0]).toBe(quotide);
    expect(facts[1]).toMatch(electron);
  },
);

it('the text counts problems and warnings, and has the advice of each', () => {
  const sessions = [session({ hasLogin: false, problem: problem('no_credentials', '') })];
  const network = { ...doctorFacts().network, tlsUnchecked: true };
  const text = doctorText(doctorReport(doctorFacts({ sessions, network })));
  expect(text).toContain('PROBLEM  Login\n');
  expect(text).toContain('\n         → Run `claude` and sign in; Quotide then finds the login by itself.');
  expect(text.startsWith('1 problem, 1 warning.\n\n')).toBe(true);
});
