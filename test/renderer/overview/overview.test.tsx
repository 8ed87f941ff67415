// @vitest-environment happy-dom
import { cleanup } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Overview } from '../../../renderer/overview/Overview';
import { inPage, textOf } from '../in-page';
import { noFacts, sessionsReport, weekReport } from '../sample-reports';
import { normal, NOW } from '../samples';
import { snapshots } from '../snapshots';

afterEach(cleanup);

const noSessions = { since: 0, until: NOW, sessions: [], live: null };
const nothing = {
  getHistory: () => Promise.resolve({ ...weekReport(noFacts), windows: [] }),
  getSessions: () => Promise.resolve(noSessions),
};

test('the live session is beside the chart, which has a legend, and the count of limits follows', async () => {
  const { container } = await inPage(<Overview />, {
    snapshot: normal,
    answers: {
      getHistory: () => Promise.resolve(weekReport()),
      getSessions: () => Promise.resolve(sessionsReport()),
    },
  });
  const columns = container.querySelector('.cols');
  expect([...(columns?.children ?? [])].map((panel) => panel.getAttribute('aria-labelledby'))).toEqual([
    'week',
    'live',
  ]);
  expect(textOf(columns?.querySelector('.legend') ?? null)).toContain('5-hour7-day');
  expect(columns?.querySelector('.legend input')).toBeNull();
  expect(columns?.nextElementSibling?.className).toContain('hit-line');
  expect(textOf(container.querySelector('.hit-line'))).toMatch(/^Limit reached 1× · 7 days · The last one: /);
});

test('without a login the overview has the reason and the action of the popover, and no empty panel', async () => {
  const { container } = await inPage(<Overview />, {
    snapshot: snapshots['no-credentials'],
    answers: nothing,
  });
  const panels = [...container.querySelectorAll('.panel')];
  expect(panels).toHaveLength(1);
  expect(textOf(panels[0] ?? null)).toContain('Sign in to Claude Code first');
  expect(panels[0]?.querySelector('.btn--main')).not.toBeNull();
});

test('before the first numbers the overview has a waiting card for each window of the plan', async () => {
  const { container } = await inPage(<Overview />, { snapshot: snapshots.loading, answers: nothing });
  const cards = [...container.querySelectorAll('.card[aria-busy]')];
  expect(cards.map((card) => card.getAttribute('aria-label'))).toEqual(['5-hour', '7-day']);
});

test('a minute after the first start the overview makes no statement about limits', async () => {
  const { container } = await inPage(<Overview />, { answers: nothing });
  expect(container.querySelector('.hit-line')).toBeNull();
  expect(textOf(container)).not.toContain('No limit reached');
  cleanup();
  const first = { ...weekReport({ periods: [] }), firstAt: NOW - 60_000 };
  const { container: later } = await inPage(<Overview />, {
    answers: { ...nothing, getHistory: () => Promise.resolve(first) },
  });
  expect(textOf(later.querySelector('.hit-line'))).toContain('No limit reached since Sat 21 Nov, 12:46');
});

test('the overview says that the history could not be read', async () => {
  const { container } = await inPage(<Overview />, {
    answers: { ...nothing, getHistory: () => Promise.reject(new Error('gone')) },
  });
  expect(textOf(container.querySelector('[role="alert"]'))).toBe('The history could not be read.');
});
