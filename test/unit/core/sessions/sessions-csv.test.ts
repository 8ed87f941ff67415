import { describe, expect, it } from 'vitest';
import { createPricer } from '../../../../electron/core/prices/prices';
import { sessionsCsv } from '../../../../electron/core/sessions/sessions-csv';
import { countSessions } from '../../../../electron/core/sessions/sessions-report';
import { useOf } from '../../../fakes/token-use';

const count = countSessions(
  { since: 0, until: Infinity },
  { now: 0, priceOf: createPricer(), titles: new Map([['s1', 'Mend the tray']]), periods: [] },
);
count.add(useOf('a', { sessionId: 's1', project: '/code/fennel' }));
count.add(useOf('b', { sessionId: 's2', project: '/code/atlas' }));
const { sessions } = count.report();

describe('sessionsCsv', () => {
  it('the titles are exported only on request', () => {
    expect(sessionsCsv(sessions, { titles: false, isPrivate: false })).not.toContain('Mend');
    expect(sessionsCsv(sessions, { titles: true, isPrivate: false })).toContain('Mend the tray,/code/fennel');
  });

  it('privacy mode exports neither titles nor project names, for any options', () => {
    const csv = sessionsCsv(sessions, { titles: true, isPrivate: true });
    expect(csv).not.toMatch(/Mend|fennel|atlas/);
    expect(csv).toContain('s1,,project 2,');
    expect(csv).toContain('s2,,project 1,');
  });

  it('the column of the share names its window', () => {
    const head = (shareOf?: 'seven_day') =>
      sessionsCsv(sessions, { titles: false, isPrivate: false, ...(shareOf && { shareOf }) }).split('\n')[0];
    expect(head()).toContain(',five_hour_share_percent,');
    expect(head('seven_day')).toContain(',seven_day_share_percent,');
  });
});
