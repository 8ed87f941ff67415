// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../electron/core/settings/settings';
import { systemOf } from '../../renderer/text/system';
import { inLanguage } from './in-language';
import { openPage } from './page';
import { at, DAY, fiveHour, HOUR, normal, noPace, ready, sevenDay } from './samples';
import { snapshots } from './snapshots';
import { languageIds } from '../../electron/core/i18n/languages';

const THIN = '\u202f';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('the row of the window that binds', () => {
  const binding = (container: HTMLElement) =>
    [...container.querySelectorAll('.win--binds')].map(({ id }) => id);

  it('is the one larger row, in its usual place: that of the fullest window, or of the one at risk', async () => {
    const { container, push } = await openPage(normal);
    expect(binding(container)).toEqual(['window-seven_day_fable']);
    expect([...container.querySelectorAll('.win')].map(({ id }) => id)).toEqual([
      'window-five_hour',
      'window-seven_day',
      'window-seven_day_fable',
    ]);
    push({ ...snapshots.warning, version: 2 });
    expect(binding(container)).toEqual(['window-five_hour']);
  });

  it('is missing while no window has a number', async () => {
    const unknown = { utilization: null, phase: 'unknown', resetsAt: null, pace: noPace } as const;
    const { container } = await openPage({ ...normal, windows: [fiveHour(unknown), sevenDay(unknown)] });
    expect(binding(container)).toEqual([]);
  });
});

describe('the line of today', () => {
  const line = () => screen.queryByRole('button', { name: /^Today here|^Reading/ });

  it('opens the activity of today, and draws the last seven days', async () => {
    const { called, container } = await openPage(normal);
    expect(line()?.textContent).toBe(`Today here: 3.2${THIN}M tokens · Opus 68${THIN}%`);
    const bars = [...container.querySelectorAll('.days rect')].map((bar) => bar.getAttribute('height'));
    expect(bars).toHaveLength(7);
    // The highest day fills the height, and a day without use is a line.
    expect(bars[2]).toBe('16');
    expect(bars[5]).toBe('1');
    fireEvent.click(line() as HTMLElement);
    expect(called.openWindow).toHaveBeenCalledWith('activity?range=today');
  });

  it('names no model without tokens, and draws no days where only one has some', async () => {
    const days = [0, 0, 0, 0, 0, 5000, 0];
    const { container } = await openPage({ ...normal, today: { tokens: 0, most: null, days } });
    expect(line()?.textContent).toBe('Today here: no tokens yet');
    expect(container.querySelector('.days')).toBeNull();
  });

  it('is missing where nothing is counted', async () => {
    await openPage({ ...normal, today: null });
    expect(line()).toBeNull();
  });

  it('shows the progress of the first reading in its place, with the sums marked until it ends', async () => {
    const { container, push } = await openPage(snapshots.importing);
    expect(line()?.textContent).toBe(`Reading this machine’s transcripts, 38${THIN}%`);
    expect(container.querySelector('.win .meta')?.textContent).toContain('so far here');
    push({ ...normal, version: 2 });
    expect(line()?.textContent).toMatch(/^Today here/);
    expect(container.querySelector('.win .meta')?.textContent).not.toContain('so far');
  });
});

describe('the alert at the reset of a reached limit', () => {
  it('is announced in a sentence while it is on, until the reset has passed', async () => {
    const { container, pass } = await openPage(snapshots.reached);
    expect(container.textContent).toContain('Quotide tells you at 15:00.');
    pass(38 * 60_000);
    expect(container.textContent).not.toContain('tells you');
  });

  it('comes after the quiet hours where the reset lies in them', async () => {
    const later = { window: 'five_hour', at: at('15:00'), state: 'later' } as const;
    const { container } = await openPage({ ...snapshots.reached, resetAlert: later });
    expect(container.textContent).toContain('Quotide tells you after your quiet hours.');
  });

  it('is turned on by a button that leaves the other choices as they are', async () => {
    const { called } = await openPage(snapshots['alerts-off']);
    const alerts = { ...defaultSettings.alerts, on: false, mutedWindows: ['five_hour', 'seven_day'] };
    called.getSettings.mockResolvedValueOnce({ ...defaultSettings, alerts });
    fireEvent.click(screen.getByRole('button', { name: 'Tell me at 15:00' }));
    await vi.waitFor(() => {
      expect(called.changeSettings).toHaveBeenCalledWith({
        alerts: { on: true, reset: true, mutedWindows: ['seven_day'] },
      });
    });
  });
});

describe('without a login', () => {
  it('shows where the login was looked for, and the ways to another folder and to Claude Code', async () => {
    const { called, container } = await openPage(snapshots['no-credentials']);
    expect(container.textContent).toContain('Looked in the keyring and in ~/.claude.');
    fireEvent.click(screen.getByRole('button', { name: 'Use another folder' }));
    expect(called.openWindow).toHaveBeenCalledWith('settings/accounts');
    fireEvent.click(screen.getByRole('button', { name: 'Get it' }));
    expect(called.openLink).toHaveBeenCalledWith('claude_code_page');
  });

  it('names every folder in which a login was looked for', async () => {
    const [own] = normal.accounts;
    if (own === undefined) throw new Error('the sample has an account');
    const accounts = [own, { ...own, dir: '/srv/claude', dirLabel: '/srv/claude', chosen: false }];
    const { container } = await openPage({ ...snapshots['no-credentials'], accounts });
    expect(container.textContent).toContain('Looked in the keyring, in ~/.claude and in /srv/claude.');
  });

  it.each([
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Chrome/140', 'mac'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140', 'windows'],
    ['Mozilla/5.0 (X11; Linux x86_64) Chrome/140', 'linux'],
  ])('finds in “%s” the system %s', (userAgent, system) => {
    expect(systemOf(userAgent)).toBe(system);
  });
});

describe('where Anthropic’s answer cannot be read', () => {
  it.each([
    ['org-forbids', 'Show estimate', 'settings/estimate'],
    ['contract-changed', 'Show estimate', 'settings/estimate'],
    ['contract-changed', 'Open self-check', 'settings/check'],
  ] as const)('offers in the state %s the button %s', async (state, name, route) => {
    const { called } = await openPage(snapshots[state]);
    fireEvent.click(screen.getByRole('button', { name }));
    expect(called.openWindow).toHaveBeenCalledWith(route);
  });

  it.each(languageIds)('has a sentence in %s that promises no number', async (language) => {
    const { container } = await openPage(inLanguage(snapshots['contract-changed'], language));
    expect(container.querySelector('h2')?.textContent).not.toMatch(/[.。]$/);
    expect(container.querySelector('.empty p')?.textContent).toMatch(/Quotide/);
  });
});

describe('the row of the mode', () => {
  it('is shown at lower priority with what is left of the allowance, and in the grace period', async () => {
    const { push } = await openPage(snapshots['low-priority']);
    const row = () => screen.queryByRole('region', { name: /Lower priority|Grace period/ })?.textContent;
    expect(row()).toBe(`Lower priority40${THIN}% left until 18:00counts towards your week`);
    const { limitMode } = snapshots['low-priority'];
    push({
      ...snapshots['low-priority'],
      version: 2,
      limitMode: { ...limitMode, mode: 'grace', paidBy: 'credits', allowance: null },
    });
    expect(row()).toBe('Grace periodpaid from your credits');
    push({ ...snapshots.reached, version: 3 });
    expect(row()).toBeUndefined();
  });
});

describe('the limit of a plan that has only money', () => {
  it('is named as monthly and as set by the organisation, the second only for a company’s plan', async () => {
    const { container, push } = await openPage(snapshots.enterprise);
    expect(container.querySelector('.spend .meta')?.textContent).toBe(
      'monthly limit, renewed next monthset by your organisation',
    );
    const { account } = snapshots.enterprise;
    push({ ...snapshots.enterprise, version: 2, account: { ...account, plan: 'Pro' } });
    expect(container.querySelector('.spend .meta')?.textContent).toBe('monthly limit, renewed next month');
  });
});

describe('a number that changes', () => {
  const only = (utilization: number, version: number, resetsAt = at('15:00')) => ({
    ...ready(at('12:47'), { windows: [fiveHour({ utilization, resetsAt, pace: noPace })], today: null }),
    version,
  });
  const number = (container: HTMLElement) => container.querySelector('.pct strong')?.textContent;
  const ring = (container: HTMLElement) => container.querySelectorAll('.win__fresh').length;

  /** Frames that a test draws one by one, at these ms of the page. */
  function frames() {
    const waiting: FrameRequestCallback[] = [];
    vi.stubGlobal('requestAnimationFrame', (draw: FrameRequestCallback) => waiting.push(draw));
    vi.stubGlobal('cancelAnimationFrame', () => undefined);
    return (pass: (ms: number) => void, ms: number) => {
      pass(ms);
      act(() => {
        for (const draw of waiting.splice(0)) draw(performance.now());
      });
    };
  }

  it('counts up to its new value in less than half a second', async () => {
    const draw = frames();
    const { container, push, pass } = await openPage(only(22, 1));
    expect(number(container)).toBe(`22${THIN}%`);
    push(only(42, 2));
    draw(pass, 100);
    const between = Number.parseInt(number(container) ?? '', 10);
    expect(between).toBeGreaterThan(22);
    expect(between).toBeLessThan(42);
    // The name of the button has the new value at once.
    expect(screen.getByRole('button', { name: /^42/ })).toBeDefined();
    draw(pass, 400);
    expect(number(container)).toBe(`42${THIN}%`);
  });

  it.each([
    ['the user wants no motion', () => vi.stubGlobal('matchMedia', () => ({ matches: true }))],
    ['the page is hidden', () => vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)],
  ])('changes at once while %s', async (_why, arrange) => {
    const { container, push } = await openPage(only(22, 1));
    arrange();
    push(only(42, 2));
    expect(number(container)).toBe(`42${THIN}%`);
  });

  it('is marked once at a reset, and neither at a rise nor when the page opens', async () => {
    const { container, push } = await openPage(only(61, 1));
    push(only(62, 2));
    push(only(60, 3));
    expect(ring(container)).toBe(0);
    push(only(1, 4, at('15:00') + 5 * HOUR));
    expect(ring(container)).toBe(1);
    push(only(2, 5, at('15:00') + 5 * HOUR));
    expect(ring(container)).toBe(1);
  });

  it('is marked also where the reading after the reset was awaited for a while', async () => {
    const { container, push } = await openPage(only(61, 1));
    const due = fiveHour({ utilization: null, phase: 'reset_due', pace: noPace });
    push({ ...ready(at('15:01'), { windows: [due] }), version: 2 });
    push({
      ...ready(at('15:02'), { windows: [fiveHour({ utilization: 0, resetsAt: at('15:00') + DAY })] }),
      version: 3,
    });
    expect(ring(container)).toBe(1);
  });
});
