import { describe, expect, it } from 'vitest';
import type { LocalEstimate } from '../../../../electron/core/estimate/basis';
import { applyEstimates, shownWindow } from '../../../../electron/core/snapshot/apply-estimates';
import { buildSnapshot, noFacts, type Facts } from '../../../../electron/core/snapshot/snapshot';
import type { Pace, ShownSnapshot, WindowView } from '../../../../electron/core/snapshot/snapshot-types';
import { statusOf } from '../../../../electron/core/snapshot/status';
import { trayView, type TrayOptions } from '../../../../electron/core/tray/tray-view';
import { emptyTracker, observe } from '../../../../electron/core/tracker/tracker';
import { lookAhead } from '../../../../electron/core/alerts/memory';
import { exitCodeOf } from '../../../../electron/cli/exit-code';
import { statusText } from '../../../../electron/cli/terminal/status-text';
import { snapshots } from '../../../renderer/snapshots';
import { HOUR, locale, MINUTE, NOW, RESET, weekView, windowView } from '../make-snapshot';

export const local: LocalEstimate = {
  utilization: 42.3,
  low: 38,
  high: 47,
  calibrated: true,
  error: 1.96,
  here: 33,
  elsewhere: 9.3,
  resetsAt: RESET,
  basis: 'official',
  since: NOW - HOUR,
  off: 1.3,
};
const old: Partial<WindowView> = {
  stale: true,
  observedAt: NOW - HOUR,
  utilization: 30,
  localEstimate: local,
};
const silent: ShownSnapshot = {
  ...snapshots.normal,
  takenAt: NOW,
  stale: true,
  observedAt: NOW - HOUR,
  problem: null,
  extraUsage: null,
  windows: [windowView(old), weekView({ stale: true, utilization: null, phase: 'unknown' })],
};
const options: TrayOptions = {
  style: 'number',
  window: 'most_critical',
  amount: 'used',
  locale,
  platform: 'linux',
};

describe('what is shown while Anthropic is silent', () => {
  it('is the estimate as a range, marked as one, in place of the old number', () => {
    expect(shownWindow(windowView(old), NOW)).toMatchObject({
      utilization: 42.3,
      range: { low: 38, high: 47 },
      source: 'local_estimate',
      stale: false,
      phase: 'running',
      resetsAt: RESET,
      severity: 'normal',
      pace: { verdict: 'unknown' },
    });
    expect(applyEstimates(silent)).toMatchObject({ source: 'local_estimate', observedAt: NOW, stale: false });
  });

  it('leaves what was told lately, and what nobody can estimate, as it is', () => {
    const live = windowView({ localEstimate: local });
    expect(shownWindow(live, NOW)).toBe(live);
    const unknown = weekView({ stale: true });
    expect(shownWindow(unknown, NOW)).toBe(unknown);
    const mixed = { ...silent, stale: false, windows: [live, weekView(old)] };
    expect(applyEstimates(mixed)).toMatchObject({ source: 'official_api', stale: false });
    const half = { ...silent, windows: [windowView({ ...old, localEstimate: null }), weekView(old)] };
    expect(applyEstimates(half)).toMatchObject({ source: 'official_api', stale: true });
    expect(applyEstimates(half).windows.map(({ source }) => source)).toEqual([
      'official_api',
      'local_estimate',
    ]);
    expect(applyEstimates(snapshots.normal)).toBe(snapshots.normal);
  });

  it('lets a limit that was reached stand until its reset, and reaches none by itself', () => {
    const reached = windowView({ ...old, severity: 'reached', utilization: 100 });
    expect(shownWindow(reached, NOW)).toBe(reached);
    const full = windowView({ ...old, localEstimate: { ...local, utilization: 100, high: 100 } });
    expect(shownWindow(full, NOW)).toMatchObject({ severity: 'critical', reachedAt: null });
  });

  it('goes on behind a reset, with a reset that it only guesses', () => {
    const due = windowView({ ...old, phase: 'reset_due', utilization: null, resetsAt: NOW - MINUTE });
    const shown = shownWindow(due, NOW);
    expect(shown).toMatchObject({ utilization: 42.3, resetsAt: RESET, phase: 'running' });
    expect(shown.evidence).toMatchObject({ rawResetsAt: null, exactReset: false });
  });

  it('is visibly an estimate in the tray', () => {
    const view = trayView(applyEstimates(silent), options);
    expect(view.icon).toMatchObject({ kind: 'number', state: 'stale', value: 42 });
    expect(view.tooltip).toContain('5-hour: ~42\u202f% (38–47\u202f%)');
    expect(view.tooltip).toContain('Estimated on this machine since 11:47');
    const later = { ...silent, takenAt: NOW + 20_000 };
    expect(trayView(applyEstimates(later), options).tooltip).toBe(view.tooltip);
    expect(trayView(applyEstimates(silent), { ...options, platform: 'darwin' }).title).toBe('~42%');
    const left = trayView(applyEstimates(silent), { ...options, amount: 'left' }).tooltip;
    expect(left).toContain('~58\u202f% left (53–62\u202f%)');
  });

  it('is what the command says in words; its JSON keeps Anthropic’s last number apart', () => {
    expect(statusText(silent, locale)).toContain('~42\u202f% (38–47\u202f%)');
    expect(statusText(silent, locale)).toContain('estimated on this machine');
    const { windows, localEstimate, source, stale } = statusOf(silent);
    expect(windows[0]).toMatchObject({ utilization: 30, stale: true, source: 'official_api' });
    expect({ source, stale }).toEqual({ source: 'official_api', stale: true });
    expect(localEstimate).toEqual({
      five_hour: {
        utilization: 42.3,
        low: 38,
        high: 47,
        calibrated: true,
        here: 33,
        elsewhere: 9.3,
        error: 2,
      },
      seven_day: null,
    });
    expect(exitCodeOf(silent)).toBe(4);
  });

  it('is told by `status --json` beside a live number too', () => {
    const live = { ...silent, stale: false, windows: [windowView({ localEstimate: local })] };
    expect(statusOf(live).localEstimate.five_hour).toMatchObject({ utilization: 42.3 });
    expect(exitCodeOf(live)).toBe(0);
  });
});

describe('where Anthropic never said anything', () => {
  const account = { key: 'a', plan: null, tier: null, organizationId: null, name: null };
  const week: LocalEstimate = { ...local, calibrated: false, basis: 'guess', since: null, resetsAt: null };
  const facts: Facts = {
    ...noFacts,
    account,
    estimates: { seven_day: week },
    problem: { kind: 'org_forbids', since: NOW, retryAt: null, detail: '' },
  };
  const built = (change: Partial<Facts> = {}) => buildSnapshot({ ...facts, ...change }, NOW, locale, 1);

  it('the windows are the estimate, with its source', () => {
    const snapshot = built();
    expect(snapshot).toMatchObject({ phase: 'ready', source: 'local_estimate', stale: false });
    const [window] = statusOf(snapshot).windows;
    expect(window).toMatchObject({
      id: 'seven_day',
      source: 'local_estimate',
      utilization: 42.3,
      resetsAt: null,
    });
    expect(exitCodeOf(snapshot)).toBe(4);
  });

  it('nothing is guessed before it was asked, or where the login needs help first', () => {
    expect(built({ problem: null })).toMatchObject({ phase: 'loading', windows: [] });
    const expired = { kind: 'expired', since: NOW, retryAt: null, detail: '' } as const;
    expect(built({ problem: expired })).toMatchObject({ phase: 'empty', windows: [] });
  });

  it('an official number, once there is one, is never replaced in the snapshot', () => {
    const said = { id: 'seven_day', label: '7-day', utilization: 61, resetsAt: NOW + 48 * HOUR };
    const observation = {
      ...({
        source: 'official_api',
        observedAt: NOW - 3 * HOUR,
        account: 'a',
        organizationId: null,
      } as const),
      httpStatus: 200,
      fresh: true,
      windows: [{ ...said, rawResetsAt: null, exactReset: false, severity: 'normal' as const }],
    };
    const { state } = observe(emptyTracker('a'), observation, NOW - 3 * HOUR, { thresholds: [] });
    const snapshot = built({ tracker: state, problem: null });
    expect(snapshot.windows).toMatchObject([{ utilization: 61, source: 'official_api', stale: true }]);
    expect(snapshot.verdict.claim).toContain('42');
  });
});

describe('an alert', () => {
  const pace: Pace = {
    verdict: 'runs_out',
    atReset: { low: 100, mid: 110, high: 120 },
    runsOutAt: NOW + 5 * MINUTE,
    runsOutBetween: { from: NOW + 4 * MINUTE, to: NOW + 6 * MINUTE },
  };
  const eventsOf = (window: WindowView) =>
    lookAhead(
      { runsOut: {}, spend: null },
      {
        account: 'a',
        windows: [{ ...window, pace }],
        extraUsage: null,
        ended: [],
        spendThresholds: [],
        bankedResets: null,
        now: NOW,
      },
    ).events;

  it('is never made of an estimate, however full it says the window is', () => {
    expect(eventsOf(windowView({ utilization: 90 }))).toMatchObject([{ kind: 'runs_out' }]);
    const high: LocalEstimate = { ...local, utilization: 99, low: 96, high: 100 };
    expect(eventsOf(shownWindow(windowView({ ...old, localEstimate: high }), NOW))).toEqual([]);
    expect(eventsOf(windowView({ ...old, localEstimate: high }))).toEqual([]);
  });
});
