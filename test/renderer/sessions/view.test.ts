import { describe, expect, it } from 'vitest';
import { createPricer } from '../../../electron/core/prices/prices';
import { countSessions } from '../../../electron/core/sessions/sessions-report';
import { readSessionsView, sessionsAddress, shownSessions } from '../../../renderer/sessions/view';
import { useOf } from '../../fakes/token-use';

const at = (address: string) => readSessionsView(new URLSearchParams(address.replace(/^.*\?/, '')));

const count = countSessions(
  { since: 0, until: Infinity },
  {
    now: 0,
    priceOf: createPricer(),
    titles: new Map([
      ['s1', 'Äpfel'],
      ['s2', 'zebra'],
      ['s3', 'Banana'],
    ]),
    periods: [],
  },
);
for (let index = 0; index < 20; index += 1)
  count.add(
    useOf(`m${index}`, { sessionId: `s${(index % 18) + 1}`, at: index, project: `/code/p${index % 2}` }),
  );
const { sessions } = count.report();
const ids = (address: string) => shownSessions(sessions, at(address), 'de').rows.map(({ id }) => id);

describe('the view of the sessions page', () => {
  it('is written into the address and parsed from it again', () => {
    for (const address of [
      '#/sessions?range=7d',
      '#/sessions?range=all&sort=title',
      '#/sessions?range=today&sort=tokens&order=asc&search=a+%26+b&page=3',
      '#/sessions?range=custom:90&model=claude-opus-5-5&project=%2Fcode%2Fp1&session=5e55104e-0000',
    ])
      expect(sessionsAddress(at(address))).toBe(address);
    expect(at('session=../../etc/passwd').session).toBeNull();
    expect(at('sort=nonsense&range=x')).toMatchObject({ sort: 'last', descending: true, span: { id: '7d' } });
  });

  it('sorts by the rules of the language, with unknown values last in both directions', () => {
    expect(ids('sort=title&order=asc').slice(0, 4)).toEqual(['s1', 's3', 's2', 's18']);
    expect(ids('sort=title&order=desc').slice(0, 3)).toEqual(['s2', 's3', 's1']);
    expect(ids('sort=turns').slice(0, 2)).toEqual(['s2', 's1']);
  });

  it('shows one page at a time, and filters by title and project', () => {
    expect(ids('')).toHaveLength(15);
    expect(ids('page=2')).toHaveLength(3);
    expect(new Set([...ids(''), ...ids('page=2')]).size).toBe(18);
    expect(ids('page=99')).toEqual(ids('page=2'));
    expect(ids('page=0')).toEqual(ids(''));
    expect(ids('search=ÄPF')).toEqual(['s1']);
    const count = (address: string) => shownSessions(sessions, at(address), 'de').count;
    expect(count('search=p0')).toBe(9);
    expect(count('project=/code/p0')).toBe(9);
    expect(count('project=/code/p0&project=/code/p1')).toBe(18);
    expect(ids('model=claude-haiku-4-5')).toEqual([]);
    expect(count('model=claude-opus-5-5&model=claude-haiku-4-5')).toBe(18);
    expect(shownSessions(sessions, at('search=nothing'), 'de')).toEqual({ rows: [], page: 1, count: 0 });
  });
});
