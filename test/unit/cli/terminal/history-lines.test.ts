import { describe, expect, it } from 'vitest';
import { runHistory } from '../../../../electron/cli/history';
import type { HistoryCommand } from '../../../../electron/cli/args/history-args';
import { eventText } from '../../../../electron/cli/terminal/event-text';
import type { Sample } from '../../../../electron/history/history';
import type { UsageEvent } from '../../../../electron/core/usage/usage';
import { HOUR, locale, NOW } from '../../core/make-snapshot';

const sample = (at: number, source: string = 'official_api') =>
  ({ at, window: 'five_hour', utilization: 22, source }) as Sample;

/** The text of `quotide history` for a history with these samples, which a real one would return for the span. */
async function historyOf(samples: readonly Sample[], change: Partial<HistoryCommand> = {}): Promise<string> {
  let text = '';
  const inSpan = ({ since, until }: { since: number; until: number }) =>
    samples.filter(({ at }) => at >= since && at < until);
  const history = {
    samplesPage: (query: { since: number; until: number }) => ({ samples: inSpan(query), next: null }),
    events: () => [],
  };
  const command = {
    name: 'history',
    format: 'text',
    events: false,
    window: null,
    since: null,
    until: null,
    ...change,
  } as const;
  const source = { history, historyNotice: () => null, clock: { now: () => NOW } } as never;
  await runHistory(
    source,
    command,
    locale,
    (part) => void (text += part),
    () => undefined,
  );
  return text;
}

describe('quotide history for a person', () => {
  it('history prints the last 24 hours in people’s words, and older readings with --since', async () => {
    const samples = [sample(NOW - 25 * HOUR), sample(NOW - HOUR)];
    expect(await historyOf(samples)).toMatch(/^11:47 +5-hour +22\s% {2}from Anthropic\n$/);
    expect((await historyOf(samples, { since: { at: 0 } })).split('\n')).toHaveLength(3);
  });

  it('history says when there is nothing yet, and when there is nothing in the span', async () => {
    const old = [sample(NOW - 48 * HOUR)];
    expect(await historyOf([])).toBe('No readings yet.\n');
    expect(await historyOf([], { events: true })).toBe('No readings yet.\n');
    expect(await historyOf(old)).toBe('No readings in the last 24 hours.\n');
    expect(await historyOf(old, { events: true })).toBe('Nothing happened in the last 24 hours.\n');
    expect(await historyOf(old, { since: { agoMs: HOUR } })).toBe('No readings in that time.\n');
  });

  it('a source of a later version stands as it is stored', async () => {
    expect(await historyOf([sample(NOW - HOUR, 'telepathy')])).toContain('22\u202f%  telepathy');
  });

  it.each<[Partial<UsageEvent>, string]>([
    [{ kind: 'window_reset', window: 'five_hour', value: 61, early: false }, '5-hour reset, was 61\u202f%'],
    [{ kind: 'window_reset', window: 'seven_day', value: null, early: true }, '7-day reset early'],
    [
      { kind: 'threshold_crossed', window: 'seven_day_opus', value: 80, early: false },
      '7-day Opus passed 80\u202f%',
    ],
    [{ kind: 'limit_reached', window: 'five_hour', value: 100, early: false }, '5-hour limit reached'],
    [{ kind: 'credentials_lost', window: null, value: null, early: false }, 'Login lost'],
  ])('eventText writes %j as %j', (event, text) => {
    expect(eventText({ at: NOW, account: 'a', ...event }, locale)).toBe(text);
  });
});
