import { describe, expect, it } from 'vitest';
import { doctorReport } from '../../../../electron/core/doctor/doctor';
import { doctorFacts, findingOf, MINUTE, NOW } from './make-doctor-facts';

describe('the finding about the proxy', () => {
  const proxy = { port: 7868, hasKey: false, test: 'answers', user: null, drops: null } as const;

  it('is absent while the proxy is off', () => {
    expect(doctorReport(doctorFacts()).findings.some(({ id }) => id === 'proxy')).toBe(false);
  });

  it.each([
    ['answers', 'ok', 'It answers at http://127.0.0.1:7868.'],
    ['silent', 'problem', 'Nothing answers at http://127.0.0.1:7868'],
    [
      'stranger',
      'problem',
      'Another program than Quotide answers at http://127.0.0.1:7868: Claude Code sends its login to it',
    ],
    [null, 'unknown', 'Switched on, at http://127.0.0.1:7868; the app does not run.'],
  ] as const)('describes the test result %s', (test, state, words) => {
    const finding = findingOf('proxy', { proxy: { ...proxy, test } });
    expect(finding.state).toBe(state);
    expect(finding.facts[0]).toContain(words);
    expect(finding.action === null).toBe(state !== 'problem');
  });

  it('names the secret path without its key', () => {
    const { facts } = findingOf('proxy', { proxy: { ...proxy, hasKey: true } });
    expect(facts[0]).toBe('It answers at http://127.0.0.1:7868, below its secret path only.');
  });

  it('is a warning after lost messages, or a problem if it is one anyway', () => {
    const drops = { at: NOW - MINUTE, count: 12 };
    const finding = findingOf('proxy', { proxy: { ...proxy, drops } });
    expect(finding.state).toBe('warning');
    expect(finding.facts[1]).toMatch(/^Lost: 12 of its notes, last 19:59; /);
    expect(findingOf('proxy', { proxy: { ...proxy, test: 'silent', drops } }).state).toBe('problem');
  });
});
