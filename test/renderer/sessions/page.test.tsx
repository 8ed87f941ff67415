// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ReactElement } from 'react';
import { SessionsPage } from '../../../renderer/sessions/SessionsPage';
import { defaultSettings } from '../../../electron/core/settings/settings';
import { useRoute } from '../../../renderer/shell/route';
import { inPage, textOf } from '../in-page';
import { sampleUses, sessionsReport } from '../sample-reports';
import { DAY } from '../samples';

beforeEach(() => {
  location.hash = '#/sessions?range=30d';
});
afterEach(cleanup);

function AtAddress(): ReactElement {
  return <SessionsPage query={useRoute().query} />;
}

async function opened(report = sessionsReport()) {
  const page = await inPage(<AtAddress />, {
    answers: {
      getSessions: () => Promise.resolve(report),
      getSettings: () => Promise.resolve(defaultSettings),
    },
  });
  const press = (name: string | RegExp): void => {
    act(() => {
      fireEvent.click(screen.getByRole('button', { name }));
      window.dispatchEvent(new Event('hashchange'));
    });
  };
  return { ...page, press };
}

test('the live session is one compact card, and its prompts are behind a chevron', async () => {
  const { container, press, called } = await opened();
  const card = container.querySelector('.looked');
  expect(textOf(card)).toMatch(/^Live: Treat early resets as their own event/);
  expect(card?.querySelector('.prompts')).toBeNull();
  expect(called.watchSession).not.toHaveBeenCalled();
  press('Details');
  expect(card?.querySelector('.prompts')).not.toBeNull();
  expect(screen.getByRole('button', { name: 'Details' }).getAttribute('aria-expanded')).toBe('true');
  press('Details');
  expect(card?.querySelector('.prompts')).toBeNull();
});

test('the details of an ended session open below its row, without advice and with a share of at most so much', async () => {
  const report = sessionsReport();
  const sessions = report.sessions.map((row) => ({ ...row, share: 14 }));
  const { container, press } = await opened({ ...report, sessions });
  const shares = [...container.querySelectorAll('tbody .share')].map((cell) => textOf(cell));
  expect(shares).toEqual(['≤ 14 %', '≤ 14 %', '≤ 14 %']);
  press('Invoice PDF: fonts and totals');
  const detail = container.querySelector('.session__detail');
  expect(detail?.previousElementSibling?.textContent).toContain('Invoice PDF');
  expect(textOf(detail)).toContain('5-hour shareat most 14 %');
  expect(textOf(detail)).toMatch(/Grade A/);
  expect(textOf(detail)).not.toMatch(/Keep going|Excellent use|Solid\. Keep|Stay in one session/);
  press('Invoice PDF: fonts and totals');
  expect(container.querySelector('.session__detail')).toBeNull();
});

test('the table has no column for the grade, and names a health only if it is not good', async () => {
  const long = sampleUses.map((use) =>
    use.sessionId === 's2' ? { ...use, tokens: { ...use.tokens, cacheRead: 190_000 } } : use,
  );
  const { container } = await opened(sessionsReport(long));
  const heads = [...container.querySelectorAll('thead th')].map((head) => textOf(head));
  expect(heads).toEqual([
    'Session',
    'Project',
    'Model',
    'Turns',
    'Tokens',
    'API price',
    '5-hour share',
    'Health',
    'Last turn ↓',
  ]);
  expect([...container.querySelectorAll('.health')].map((each) => textOf(each))).toContain('Long context');
  const fine = container.querySelector('tbody tr');
  expect(fine?.querySelector('.health')).toBeNull();
  expect(textOf(fine?.querySelector('td:nth-child(8)') ?? null)).toBe('Healthy');
  expect(container.querySelectorAll('thead .if-wide')).toHaveLength(2);
});

test('privacy mode and both exports are in one menu', async () => {
  const { press, called } = await opened();
  press('More');
  expect(screen.getAllByRole('menuitem').map((item) => item.textContent)).toEqual([
    'Export as CSV',
    'Export as CSV with titles',
  ]);
  const privacy = screen.getByRole('menuitemcheckbox', { name: 'Privacy mode' });
  expect(privacy.getAttribute('aria-checked')).toBe('false');
  fireEvent.click(privacy);
  expect(called.changeSettings).toHaveBeenCalledWith({ privacy: { on: true } });
});

test('a session of another day has its day in the last column, and one of today its time', async () => {
  const old = sessionsReport().sessions.map((row, index) => ({
    ...row,
    lastAt: row.lastAt - index * 10 * DAY,
  }));
  const { container } = await opened({ ...sessionsReport(), sessions: old });
  const times = [...container.querySelectorAll('tbody td:last-child')].map((cell) => textOf(cell));
  expect(times[0]).toMatch(/^\d\d:\d\d$/);
  expect(times.at(-1)).toMatch(/^\d+ \w{3} \d\d:\d\d$/);
});
