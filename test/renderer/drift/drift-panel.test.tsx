// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { DriftReport } from '../../../electron/core/drift/drift-report';
import type { RateChange } from '../../../electron/core/drift/rate-change';
import { wordsOf } from '../../../electron/core/i18n/words';
import { DriftPanel } from '../../../renderer/drift/DriftPanel';
import { changeSentence } from '../../../renderer/drift/drift-text';
import { inPage } from '../in-page';
import { DAY, NOW } from '../samples';

afterEach(cleanup);

const change = (at: number, low: number, high: number, family: RateChange['family'] = null): RateChange => ({
  family,
  at,
  earliest: at,
  latest: at,
  probability: 0.998,
  low,
  middle: (low + high) / 2,
  high,
});
const points = [40, 30, 20, 10].map((days) => ({ at: NOW - days * DAY, low: 9e5, middle: 1e6, high: 1.1e6 }));
const reportOf = (...changes: readonly RateChange[]): DriftReport => ({
  windows: [{ window: 'seven_day', pairs: 90, since: NOW - 42 * DAY, isEnough: true, changes, points }],
});
const NOVEMBER_12 = Date.parse('2026-11-12T12:00:00Z');

const sentenceIn = (language: string, of: RateChange) => {
  const there = { language, timeZone: 'UTC' };
  const text = changeSentence(
    { window: 'seven_day', change: of },
    () => '7-day window',
    there,
    wordsOf(there).drift,
  );
  return text.replaceAll(/[\u202f\u00a0]/g, ' ');
};

test('a change is a sentence with its day, window, range and direction', () => {
  expect(sentenceIn('en-GB', change(NOVEMBER_12, -0.22, -0.14))).toBe(
    'Since 12 Nov one percent of the 7-day window buys 14 to 22 % fewer tokens',
  );
  expect(sentenceIn('en-GB', change(NOVEMBER_12, 0.4, 0.5, 'opus'))).toBe(
    'Since 12 Nov one percent of the 7-day window buys 40 to 50 % more Opus tokens',
  );
  expect(sentenceIn('de-DE', change(NOVEMBER_12, -0.22, -0.14))).toMatch(
    /^Seit 12\. Nov\.? reicht ein Prozent im .+ für 14 bis 22 % weniger Token$/,
  );
  expect(sentenceIn('ja-JP', change(NOVEMBER_12, -0.22, -0.14))).toMatch(
    /^11月12日 以降、.+の 1 % で使えるトークンが 14～22 % 減っています$/,
  );
});

test('the newest change is the heading of its panel, and earlier ones stand below it', async () => {
  const answer = reportOf(change(NOW - 25 * DAY, 0.4, 0.5), change(NOVEMBER_12, -0.22, -0.14));
  await inPage(<DriftPanel />, { answers: { getDrift: () => Promise.resolve(answer) } });
  expect(await screen.findByRole('heading', { name: /^Since 12 Nov .+ fewer tokens$/ })).toBeDefined();
  expect(screen.getByText(/more tokens/)).toBeDefined();
  expect(screen.getByRole('img', { name: /^From 1.?M to 1.?M tokens\.$/ })).toBeDefined();
});

test('without a change the panel names the days that were watched', async () => {
  await inPage(<DriftPanel />, { answers: { getDrift: () => Promise.resolve(reportOf()) } });
  expect(await screen.findByRole('heading', { name: 'No change of the limits in 42 days' })).toBeDefined();
});

test('the panel explains what is missing while there is too little, or transcripts are still read', async () => {
  const none = {
    windows: [{ window: 'five_hour', pairs: 0, since: null, isEnough: false, changes: [], points: [] }],
  };
  await inPage(<DriftPanel />, { answers: { getDrift: () => Promise.resolve(none) } });
  expect(await screen.findByText(/about ten days with readings/)).toBeDefined();
  cleanup();
  await inPage(<DriftPanel />, { answers: { getDrift: () => Promise.resolve(null) } });
  expect(await screen.findByText(/still reads Claude Code’s files/)).toBeDefined();
});

test('a click saves the readings behind the report', async () => {
  const saved = () => Promise.resolve({ saved: 'quotide-limits-2026-11-21.csv', error: null });
  await inPage(<DriftPanel />, {
    answers: { getDrift: () => Promise.resolve(reportOf()), exportDrift: saved },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Readings as CSV' }));
  await waitFor(() => {
    expect(screen.getByRole('status').textContent).toBe('Saved as quotide-limits-2026-11-21.csv.');
  });
});
