import { expect, it } from 'vitest';
import { doctorReport } from '../../../../electron/core/doctor/doctor';
import { doctorFacts, findingOf, MINUTE, NOW } from './make-doctor-facts';

const none = { program: null, programFailure: null, refusal: null };
const failure = { at: NOW - 5 * MINUTE, reason: 'it ended with code 3: token=sk-ant-oat01-secret' };

it('the finding names the program that runs, and there is none without a program', () => {
  expect(findingOf('program', { alerts: { ...none, program: '/home/ann/notify.sh' } })).toMatchObject({
    state: 'ok',
    facts: ['It is run with each event: ~/notify.sh'],
  });
  const ids = doctorReport(doctorFacts()).findings.map(({ id }) => id);
  expect(ids.filter((id) => id === 'program' || id === 'alerts')).toEqual([]);
});

it('a program that failed is a warning with the redacted reason', () => {
  const alerts = { ...none, program: '/opt/notify', programFailure: failure };
  const { state, facts, action } = findingOf('program', { alerts });
  expect(state).toBe('warning');
  expect(facts[1]).toContain('Its run at 19:55 failed: it ended with code 3');
  expect(facts.join()).not.toContain('secret');
  expect(action).not.toBeNull();
});

it.each([
  ['linux', 'notification service'],
  ['darwin', 'signed app'],
])('a notification that the system refused is a warning on %s', (platform, words) => {
  const alerts = { ...none, refusal: { at: NOW - MINUTE, reason: 'refused' } };
  const finding = findingOf('alerts', { platform, alerts });
  expect(finding).toMatchObject({
    state: 'warning',
    facts: ['The system did not show the one of 19:59: refused'],
  });
  expect(finding.action).toContain(words);
});
