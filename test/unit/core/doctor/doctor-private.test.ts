import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doctorReport, doctorText } from '../../../../electron/core/doctor/doctor';
import { hideHomes } from '../../../../electron/core/doctor/private-report';
import { attempt, doctorFacts, NOW, session } from './make-doctor-facts';

describe('forStrangers', () => {
  it('removes tokens, addresses, home folders and control characters from every field', () => {
    const secret = 'sk-ant-oat01-CANARY';
    const leak = `Bearer ${secret} of ann@example.com in /home/ann/x \u001b[31m\nand /home/bob/y`;
    const facts = doctorFacts({
      sessions: [
        session({
          problem: { kind: 'offline', detail: leak, retryAt: null, since: NOW },
          succeededAt: null,
          plan: leak,
          attempts: [attempt({ where: leak, outcome: 'unreadable', detail: leak })],
        }),
      ],
      versions: { ...doctorFacts().versions, os: leak },
      dataFolder: { path: leak, mode: 0o700, openFiles: [leak] },
    });
    const report = doctorReport(facts);
    for (const text of [JSON.stringify(report), doctorText(report)]) {
      expect(text).not.toMatch(/CANARY|example\.com|\/home\/(?:ann|bob)|\u001b|\\u001b/);
    }
    expect(doctorText(report)).toContain('~/x');
  });

  it('removes all paths in privacy mode, and names the option that shows them', () => {
    const facts = doctorFacts({
      isPrivate: true,
      sessions: [
        session({
          dir: '/srv/acme plans/.claude',
          attempts: [
            attempt({
              where: '/srv/acme plans/.claude/.credentials.json',
              outcome: 'unreadable',
              detail: "EACCES: permission denied, open '/srv/acme/x.json'",
            }),
          ],
          hasLogin: false,
        }),
      ],
      dataFolder: { path: '/home/ann/acme/Quotide', mode: 0o700, openFiles: [] },
      alerts: { ...doctorFacts().alerts, program: '/opt/acme tools/notify' },
      settings: { ...doctorFacts().settings, setAside: '/home/ann/acme/Quotide/settings.json.corrupt-1' },
    });
    const text = doctorText(doctorReport(facts));
    expect(text).not.toMatch(/acme|\/srv|\/opt/);
    expect(text).toContain('quotide doctor --names');
    expect(doctorText(doctorReport({ ...facts, isPrivate: false }))).toContain('/srv/acme plans/.claude');
  });

  it.each([
    ['/home/ann/.claude', '~/.claude'],
    ['in /home/ann.', 'in ~.'],
    ['/home/anna/.claude', '/home/[user]/.claude'],
    ['/mnt/home/ann/x', '/mnt/home/[user]/x'],
    ['C:\\Users\\Ann Smith\\.claude', 'C:\\Users\\[user]\\.claude'],
    ['\\\\wsl.localhost\\Ubuntu\\home\\bob\\.claude', '\\\\wsl.localhost\\Ubuntu\\home\\[user]\\.claude'],
    ['/srv/quotide', '/srv/quotide'],
  ])('writes %s as %s', (text, shown) => {
    expect(hideHomes(text, ['/home/ann', '/'])).toBe(shown);
  });

  it('shows no home folder of any name in any place', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9._+() -]{1,12}$/).filter((text) => /\w$/.test(text));
    fc.assert(
      fc.property(name, fc.string(), fc.string(), (user, before, after) => {
        const home = `/base/Q${user}`;
        const shown = hideHomes(`${before} ${home}/${after}`, [home]);
        expect(shown).toContain('~/');
        expect(shown.split('~/')[0]).not.toContain(home);
      }),
      { seed: 7, numRuns: process.env['QUOTIDE_LONG'] ? 10_000 : 100 },
    );
  });
});
