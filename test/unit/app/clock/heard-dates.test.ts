import { expect, it } from 'vitest';
import { createClock } from '../../../../electron/app/clock/clock';
import { hearingDates } from '../../../../electron/app/clock/heard-dates';

const HOUR = 3_600_000;
const JSON_TYPE = 'application/json; charset=utf-8';

/** By how much the clock counts as ahead after an answer of a server that is 3 h behind it. */
async function aheadAfter(headers: Readonly<Record<string, string>>, status = 200): Promise<number | null> {
  const clock = createClock(1);
  const date = new Date(Date.now() - 3 * HOUR).toUTCString();
  const answer = () => Promise.resolve(new Response('{}', { status, headers: { date, ...headers } }));
  await hearingDates(answer, clock)('http://127.0.0.1:1', {});
  return clock.aheadMs();
}

it.each([200, 401, 429, 500])('an answer of the API sets the clock, also with HTTP %d', async (status) => {
  expect(await aheadAfter({ 'content-type': JSON_TYPE }, status)).toBe(3 * HOUR);
});

it.each([
  ['a page of a network on the way', { 'content-type': 'text/html' }],
  ['an answer out of a store', { 'content-type': JSON_TYPE, age: '10800' }],
  ['a date that is none', { 'content-type': JSON_TYPE, date: 'yesterday' }],
  ['an answer without a date', { 'content-type': JSON_TYPE, date: '' }],
])('%s does not set the clock', async (_name, headers) => {
  expect(await aheadAfter(headers)).toBeNull();
});

it('a failure of the network is thrown unchanged', async () => {
  const failure = new Error('no network');
  const fetch = hearingDates(() => Promise.reject(failure), createClock(1));
  await expect(fetch('http://127.0.0.1:1', {})).rejects.toBe(failure);
});
