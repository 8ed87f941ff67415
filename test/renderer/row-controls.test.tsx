// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WindowView } from '../../electron/core/snapshot/snapshot-types';
import { en } from '../../electron/core/i18n/en';
import { evidenceLines } from '../../renderer/text/evidence';
import { inLanguage } from './in-language';
import { locale, openPage } from './page';
import { at, fiveHour, NOW, normal, sevenDayFable } from './samples';
import { snapshots } from './snapshots';

const THIN = '\u202f';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a click on the percent', () => {
  it('shows what is left, and after another click what is used', async () => {
    const { called, push } = await openPage(normal);
    const [used] = screen.getAllByRole('button', { name: /used\. Show what is left/ });
    if (used === undefined) throw new Error('no percent');
    expect(used.textContent).toBe(`22${THIN}%`);
    fireEvent.click(used);
    expect(called.changeSettings).toHaveBeenCalledWith({ appearance: { amount: 'left' } });
    push({ ...snapshots.left, version: 2 });
    expect(used.textContent).toBe(`78${THIN}% left`);
    fireEvent.click(used);
    expect(called.changeSettings).toHaveBeenLastCalledWith({ appearance: { amount: 'used' } });
  });

  it('fills the bar with what is left, and describes it in words', async () => {
    await openPage(snapshots.left);
    const bar = screen.getByRole('meter', { name: '5-hour window' });
    expect(bar.getAttribute('aria-valuenow')).toBe('78');
    // Solid up to the rest at the reset, striped to the present rest; the tick is the remaining time.
    expect(bar.style.getPropertyValue('--used')).toBe('60');
    expect(bar.style.getPropertyValue('--low')).toBe('78');
    expect(bar.style.getPropertyValue('--least')).toBe('53');
    expect(Number(bar.style.getPropertyValue('--elapsed'))).toBeCloseTo(44.33, 1);
    expect(bar.getAttribute('aria-valuetext')).toMatch(
      /^78 percent left, .*, 53 to 66 percent expected to be left at the reset, /,
    );
  });

  it('never shows less than 0 left', async () => {
    const { container } = await openPage({ ...snapshots.left, windows: [fiveHour({ utilization: 104 })] });
    expect(container.querySelector('.pct')?.textContent).toBe(`0${THIN}% left`);
  });
});

describe('a click on the reset', () => {
  it('puts the time first, and after another click the countdown', async () => {
    const { called, push } = await openPage(normal);
    const [line] = screen.getAllByRole('button', { name: /^resets in/ });
    if (line === undefined) throw new Error('no reset line');
    fireEvent.click(line);
    expect(called.changeSettings).toHaveBeenCalledWith({ appearance: { time: 'clock' } });
    push({ ...snapshots.left, version: 2 });
    expect(line.textContent).toBe(`resets 15:00 · in 2${THIN}h 13${THIN}min`);
    fireEvent.click(line);
    expect(called.changeSettings).toHaveBeenLastCalledWith({ appearance: { time: 'countdown' } });
  });
});

describe('“Why this number?”', () => {
  const button = () => screen.getByRole('button', { name: '5-hour: why this number?' });

  it('opens and closes by a click on the window’s name', async () => {
    await openPage(normal);
    expect(button().getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(button());
    expect(button().getAttribute('aria-expanded')).toBe('true');
    const answer = document.getElementById(button().getAttribute('aria-controls') ?? '');
    expect(answer?.textContent).toContain('Anthropic’s usage report, answered with HTTP 200');
    fireEvent.click(button());
    expect(screen.queryByRole('group', { name: /why this number/ })).toBeNull();
  });

  it('stays open while new numbers arrive', async () => {
    const { push, pass } = await openPage(normal);
    fireEvent.click(button());
    push({ ...normal, version: 2, windows: [fiveHour({ utilization: 23 })] });
    pass(1000);
    const answer = screen.getByRole('group', { name: '5-hour: why this number?' });
    expect(answer.textContent).toContain(`23${THIN}% used`);
  });

  it.each([
    ['en', 2 * 3_600_000, `This computer’s clock is 2 hours ahead; Quotide goes by Anthropic’s time.`],
    [
      'de',
      -3 * 3_600_000,
      `Die Uhr dieses Rechners geht 3 Stunden nach; Quotide rechnet mit der Zeit von Anthropic.`,
    ],
    ['ja', 2 * 3_600_000, 'Anthropic の時刻で計算します。'],
  ] as const)(
    'has a sentence in %s about a computer clock that is wrong',
    async (language, clockAheadMs, sentence) => {
      await openPage({ ...inLanguage(normal, language), clockAheadMs });
      const asks = document.querySelector('button.win__label');
      if (asks === null) throw new Error('there is nothing to ask');
      fireEvent.click(asks);
      expect(document.querySelector('.why')?.textContent).toContain(sentence);
    },
  );

  it('has no sentence about a clock that is right', async () => {
    await openPage(normal);
    fireEvent.click(button());
    expect(document.querySelector('.why')?.textContent).not.toContain('clock');
  });

  const lines = (window: WindowView, now = NOW) =>
    Object.fromEntries(
      evidenceLines(window, now, locale, en.popover.why).map(({ term, text, note }) => [
        term,
        note === null ? text : `${text} | ${note}`,
      ]),
    );

  it('shows the reported and the shown value, the source, the time, the reset as it came, and what counts', () => {
    const evidence = { ...fiveHour().evidence, reported: 22.437 };
    expect(lines(fiveHour({ utilization: 22.437, evidence }))).toEqual({
      Reported: `22.437${THIN}% used`,
      Shown: `22${THIN}% | ${en.popover.why.rounded}`,
      Source: `Anthropic’s usage report, answered with HTTP 200 | Read: 12:46:48, 12${THIN}s ago`,
      Reset: '15:00 | Anthropic’s answer has 14:59:59.7; Quotide rounds it to the minute.',
      Counts: `${en.popover.why.all('10:00')} | ${en.popover.why.tokens}`,
    });
  });

  it('shows a number once that is shown as it was reported', () => {
    const whole = { ...fiveHour().evidence, reported: 22 };
    expect(lines(fiveHour({ utilization: 22, evidence: whole }))).not.toHaveProperty('Shown');
    const raised = lines(fiveHour({ utilization: 23, evidence: whole }));
    expect([raised['Reported'], raised['Shown']?.slice(0, 2)]).toEqual([`22${THIN}% used`, '23']);
  });

  it('shows a reset of an unknown form as it came', () => {
    const odd = { ...fiveHour().evidence, rawResetsAt: 'in a while', exactReset: false };
    expect(lines(fiveHour({ evidence: odd }))['Reset']).toContain('Anthropic’s answer has in a while;');
  });

  it('explains what a model’s window counts, and that other windows have no explanation', () => {
    expect(lines(sevenDayFable({ tokens: null }))['Counts']).toBe(en.popover.why.scoped('Fable'));
    const other = fiveHour({ id: 'iguana_necktie', label: 'Other allowance', tokens: null });
    expect(lines(other)['Counts']).toBe(en.popover.why.other);
  });

  it('keeps the reported value of an ended period, and shows no number for it', () => {
    const after = lines(fiveHour(), at('15:01'));
    expect(after['Reported']).toBe(`22${THIN}% used | ${en.popover.why.ended}`);
    expect(after['Shown']).toMatch(/^no percent/);
  });

  it('explains no rounding for an exact reset, and no reset where there is none', () => {
    const exact = { ...fiveHour().evidence, rawResetsAt: '1795273200', exactReset: true };
    expect(lines(fiveHour({ evidence: exact }))['Reset']).toContain(en.popover.why.exact);
    const idle = fiveHour({ phase: 'not_started', resetsAt: null });
    expect(lines(idle)['Reset']).toBe(en.popover.why.notStarted);
    expect(lines(fiveHour({ phase: 'unknown', resetsAt: null }))['Reset']).toBe(en.popover.why.unknown);
  });

  it('shows an estimate’s range and what it does not contain', () => {
    const [window] = snapshots.estimate.windows;
    if (window === undefined) throw new Error('no window');
    const said = lines(window);
    expect(said['Reported']).toBe(`between 9${THIN}% and 16${THIN}%`);
    expect(said['Counts']).toContain('Other devices and claude.ai aren’t included');
    expect(said['Source']).not.toContain('HTTP');
  });
});

describe('an estimate in a row', () => {
  it('is drawn solid to its low end and striped to its high end, with a range as figure', async () => {
    const { container } = await openPage(snapshots.estimate);
    const bar = container.querySelector<HTMLElement>('.bar--estimate');
    expect(bar?.style.getPropertyValue('--used')).toBe('9');
    expect(bar?.style.getPropertyValue('--high')).toBe('16');
    expect(bar?.querySelector('.bar__range')).not.toBeNull();
    expect(container.querySelector('.pct')?.textContent).toBe(`9–16${THIN}%`);
  });
});

describe('a window at its limit', () => {
  it('shows since when it is full, until it has reset', async () => {
    const { container, pass } = await openPage({
      ...snapshots.reached,
      windows: [
        fiveHour({
          utilization: 100,
          severity: 'reached',
          firstAt: at('12:00'),
          reachedAt: at('14:20'),
          resetsAt: at('14:23') + 2000,
        }),
      ],
    });
    expect(container.textContent).toContain('since 14:20');
    pass(2000);
    expect(container.textContent).not.toContain('since 14:20');
  });
});

describe('the list of accounts', () => {
  it('shows severity, percent and age of each account, and a click shows that account', async () => {
    const { called } = await openPage(snapshots.accounts);
    const list = screen.getByRole('region', { name: 'Accounts' });
    const [chosen, work, empty] = within(list).getAllByRole('button');
    expect(chosen?.getAttribute('aria-current')).toBe('true');
    expect(work?.textContent).toContain('Warning');
    expect(work?.textContent).toMatch(/12:02.*84/);
    expect(empty?.textContent).toBe('/srv/claudeno number yet');
    if (work) fireEvent.click(work);
    expect(called.changeSettings).toHaveBeenCalledWith({
      accounts: { chosenDir: '/home/mara/.claude-work' },
    });
  });

  it('is shown where the shown account has no numbers', async () => {
    await openPage(snapshots['accounts-expired']);
    expect(screen.getByRole('region', { name: 'Accounts' })).toBeDefined();
  });

  it('is absent with a single account', async () => {
    await openPage({ ...normal, accounts: snapshots.accounts.accounts.slice(0, 1) });
    expect(screen.queryByRole('region', { name: 'Accounts' })).toBeNull();
  });
});

describe('a route to a window’s row', () => {
  it('focuses the row, and is ignored without one', async () => {
    const { go, container } = await openPage(normal);
    go('window/seven_day');
    expect(document.activeElement).toBe(container.querySelector('#window-seven_day'));
    go('window/nothing');
    go('settings/alerts');
    expect(document.activeElement?.id).toBe('window-seven_day');
  });
});
