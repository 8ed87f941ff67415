import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../../electron/core/time/calendar';
import { activityAddress, readActivityView } from '../../../renderer/activity/address';
import { readSpan, spanOf, spanText, type SpanChoice } from '../../../renderer/shell/span';

const at = (iso: string) => Date.parse(iso);
/** A Wednesday; in Berlin the clocks were set back on 25 October. */
const now = at('2026-11-18T10:00:00Z');
const ending = now + 60_000;
const ends = (span: SpanChoice, zone = 'Europe/Berlin') => {
  const { since, until } = spanOf(span, { now, ending }, createCalendar(zone));
  return [new Date(since).toISOString(), new Date(until).toISOString()];
};
const end = '2026-11-18T10:01:00.000Z';

describe('spanOf', () => {
  it('gives whole local days, weeks from Monday and months, also over changes of the clock', () => {
    expect(ends({ id: 'today' })).toEqual(['2026-11-17T23:00:00.000Z', end]);
    expect(ends({ id: '7d' })).toEqual(['2026-11-11T23:00:00.000Z', end]);
    expect(ends({ id: '30d' })).toEqual(['2026-10-19T22:00:00.000Z', end]);
    expect(ends({ id: 'week' })).toEqual(['2026-11-15T23:00:00.000Z', end]);
    expect(ends({ id: 'month' })).toEqual(['2026-10-31T23:00:00.000Z', end]);
    expect(ends({ id: 'lastMonth' })).toEqual(['2026-09-30T22:00:00.000Z', '2026-10-31T23:00:00.000Z']);
    expect(ends({ id: 'all' })).toEqual(['1970-01-01T00:00:00.000Z', end]);
    expect(ends({ id: 'today' }, 'Asia/Kolkata')).toEqual(['2026-11-17T18:30:00.000Z', end]);
  });

  it('gives the exact number of minutes up to now', () => {
    expect(ends({ minutes: 90 })).toEqual(['2026-11-18T08:30:00.000Z', end]);
  });

  it('is written into the address and parsed again; an invalid span becomes the usual one', () => {
    for (const text of ['today', '90d', 'all', 'week', 'lastMonth', 'custom:1', 'custom:525600'])
      expect(spanText(readSpan(new URLSearchParams({ range: text }), '7d'))).toBe(text);
    for (const text of ['custom:0', 'custom:525601', 'custom:1.5', 'custom:-3', 'custom:', 'x', ''])
      expect(readSpan(new URLSearchParams({ range: text }), '7d')).toEqual({ id: '7d' });
  });
});

describe('the view of the activity page', () => {
  it('is written into the address, with models and projects of any name', () => {
    const view = {
      span: { minutes: 45 },
      filter: { models: ['claude-opus-5-5', 'a&b'], projects: ['', '/home/x?y=#1, 2'] },
      by: 'projects' as const,
    };
    const address = activityAddress(view);
    const [path, query = ''] = address.split('?', 2);
    expect(path).toBe('#/activity');
    expect(readActivityView(new URLSearchParams(query))).toEqual(view);
    expect(activityAddress(readActivityView(new URLSearchParams('range=nonsense')))).toBe(
      '#/activity?range=30d',
    );
  });
});
