// @vitest-environment happy-dom
import { act, fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { WeekReport } from '../../../electron/core/week-estimate/week-report';
import { defaultSettings } from '../../../electron/core/settings/settings';
import { createPageClock } from '../../../renderer/state/clock';
import { PageContext } from '../../../renderer/state/page-context';
import { Estimate } from '../../../renderer/settings/account/Estimate';
import { SettingsContext } from '../../../renderer/settings/use-settings';
import { createSnapshotStore } from '../../../renderer/state/store';
import { fakeMain } from '../page';
import { local, normal, NOW } from '../samples';

const report: WeekReport = {
  plan: 'pro',
  chosenPlan: 'pro',
  planSaid: null,
  official: null,
  isSaid: false,
  startedAt: null,
  estimate: local,
  weighted: { used: 9.7e6, budget: 23e6 },
  miss: {
    window: 'seven_day',
    at: NOW,
    silentMs: 1,
    estimate: 42.3,
    low: 38,
    high: 47,
    official: 41,
    calibrated: true,
  },
};
const settled = () => act(() => Promise.resolve());

async function show(change: Partial<WeekReport> | null = {}, refusal: string | null = null) {
  const main = fakeMain(() => Promise.resolve(normal));
  main.called.getWeek.mockResolvedValue(change && { ...report, ...change });
  main.called.editWeek.mockResolvedValue(refusal);
  const page = { bridge: main.bridge, store: createSnapshotStore(), clock: createPageClock(document) };
  render(
    <PageContext value={page}>
      <SettingsContext value={defaultSettings}>
        <Estimate />
      </SettingsContext>
    </PageContext>,
  );
  await settled();
  return main.called;
}
const text = () => document.body.textContent;
const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Used this week' });
const type = (value: string) => fireEvent.change(field(), { target: { value } });
const submit = async () => {
  fireEvent.submit(field());
  await settled();
};

beforeEach(() => vi.useFakeTimers({ now: NOW }));

describe('Estimate', () => {
  it('shows the use of the week, its origin, and the error of the last estimate', async () => {
    await show();
    expect(text()).toContain(
      'About 42\u202f%, between 38\u202f% and 47\u202f% · counted since Anthropic’s number',
    );
    expect(text()).toContain('off by 1.3 points: estimated 42\u202f%, Anthropic then said 41\u202f%');
    // A learned budget is preferred to that of the plan.
    expect(text()).not.toContain('weighted tokens, by');
  });

  it('names the budget before anything is learned, and prefers Anthropic’s number', async () => {
    await show({
      estimate: { ...local, calibrated: false, basis: 'guess', since: null },
      official: 61,
      miss: null,
    });
    expect(text()).toContain('9.7\u202fM of 23\u202fM weighted tokens, by the plan’s budget');
    expect(text()).toContain('counted over the last seven days');
    expect(text()).toContain('Anthropic’s own number (61\u202f%) is used.');
    expect(text()).toContain('No estimate has been checked yet.');
  });

  it('sends a percent or tokens, and empties the field after main accepted them', async () => {
    const called = await show();
    type('44,5');
    await submit();
    expect(called.editWeek).toHaveBeenLastCalledWith({ percent: 44.5 });
    expect(field().value).toBe('');
    expect(screen.getByRole('status').textContent).toBe('Saved.');
    fireEvent.change(screen.getByRole('combobox', { name: 'Unit' }), { target: { value: 'baseline' } });
    type('11500000');
    await submit();
    expect(called.editWeek).toHaveBeenLastCalledWith({ baseline: 11_500_000 });
  });

  it('shows why main refused a value and keeps the text; Escape removes it', async () => {
    await show({}, 'Enter a percent from 0 to 100. Nothing was changed.');
    type('101');
    await submit();
    const alerts = screen.getAllByRole('alert').map((alert) => alert.textContent);
    expect(alerts).toContain('Enter a percent from 0 to 100. Nothing was changed.');
    expect(field().getAttribute('aria-invalid')).toBe('true');
    expect(field().value).toBe('101');
    fireEvent.keyDown(field(), { key: 'Escape' });
    expect(field().value).toBe('');
  });

  const select = (part: string) => screen.getByLabelText<HTMLSelectElement>(`Start: ${part}`);
  const choose = (part: string, text: string) => {
    const option = [...select(part).options].find((each) => each.text === text);
    if (option === undefined) throw new Error(`there is no ${text}`);
    fireEvent.change(select(part), { target: { value: option.value } });
  };

  it('sends the start of the week: a day and a time in the language of the words, or now', async () => {
    const called = await show();
    choose('Day', 'Fri 20 Nov');
    choose('Time of day', '09:15');
    fireEvent.submit(select('Day'));
    await settled();
    expect(called.editWeek).toHaveBeenLastCalledWith({ startedAt: Date.UTC(2026, 10, 20, 9, 15) });
    fireEvent.click(screen.getByRole('button', { name: 'It began just now' }));
    await settled();
    expect(called.editWeek).toHaveBeenLastCalledWith({ sync: true });
  });

  it('shows a known start to the minute, also of a day that is no longer in the list', async () => {
    await show({ startedAt: Date.UTC(2026, 10, 1, 9, 7) });
    expect(
      [select('Day'), select('Time of day')].map(({ selectedOptions }) => selectedOptions[0]?.text),
    ).toEqual(['Sun 1 Nov', '09:07']);
  });

  it('never sends an empty start of the week', async () => {
    const called = await show();
    fireEvent.submit(select('Day'));
    await submit();
    expect(called.editWeek.mock.calls).toEqual([[{ startedAt: '' }], [{ percent: -1 }]]);
  });

  it('deletes the user’s corrections, and offers that only if there are any', async () => {
    const called = await show({ isSaid: true });
    fireEvent.click(screen.getByRole('button', { name: /Forget/ }));
    await settled();
    expect(called.editWeek).toHaveBeenCalledWith({ clear: true });
  });

  it('offers the plans only where Anthropic names none', async () => {
    const called = await show();
    fireEvent.change(screen.getByRole('combobox', { name: 'Plan' }), { target: { value: 'max_20x' } });
    await settled();
    expect(called.choosePlan).toHaveBeenLastCalledWith('max_20x');
    fireEvent.change(screen.getByRole('combobox', { name: 'Plan' }), { target: { value: '' } });
    await settled();
    expect(called.choosePlan).toHaveBeenLastCalledWith(null);
  });

  it('shows the plan that Anthropic names', async () => {
    await show({ planSaid: 'Max' });
    expect(text()).toContain('Max, according to Anthropic');
    expect(screen.queryByRole('combobox', { name: 'Plan' })).toBeNull();
  });

  it('shows that there is no account yet', async () => {
    await show(null);
    expect(text()).toContain('No account is known yet.');
  });
});
