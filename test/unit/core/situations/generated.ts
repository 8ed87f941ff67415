import fc from 'fast-check';
import { describeProblem } from '../../../../electron/core/text/problem-text';
import type { Locale } from '../../../../electron/core/text/format';
import type { LimitModeView } from '../../../../electron/core/limit-mode/limit-mode';
import { normalMode } from '../../../../electron/core/limit-mode/mode-view';
import { paceOf, unknownPace } from '../../../../electron/core/pace/pace';
import {
  causeKinds,
  type CauseKind,
  type NetworkCause,
} from '../../../../electron/core/network/failure-cause';
import type { ProblemKind } from '../../../../electron/core/problem';
import type { Amount } from '../../../../electron/core/settings/settings';
import { shownWindow } from '../../../../electron/core/snapshot/apply-estimates';
import type { Pace, ShownSnapshot, WindowView } from '../../../../electron/core/snapshot/snapshot-types';
import type { ExtraUsage } from '../../../../electron/core/usage/usage';
import { verdictOf } from '../../../../electron/core/verdict/verdict';
import {
  compareWindows,
  severityOf,
  windowLabel,
  windowLengthMs,
  worseSeverity,
} from '../../../../electron/core/usage/windows';
import { DAY, HOUR, MINUTE, NOW, snapshot, windowView } from '../make-snapshot';

/** Three languages, two clocks, and a zone with another date than UTC. */
export const locales: readonly Locale[] = [
  { language: 'en-GB', timeZone: 'UTC' },
  { language: 'en-US', timeZone: 'America/Los_Angeles', hour12: true },
  { language: 'de-DE', timeZone: 'Europe/Berlin' },
  { language: 'ja-JP', timeZone: 'Asia/Tokyo' },
];

/** When the allowance of low priority starts again. */
export const MODE_RESET = NOW + 4 * HOUR + 13 * MINUTE;

const ids = ['five_hour', 'seven_day', 'seven_day_fable', 'cinder_cove'] as const;

/** A percent, often near 0, 1, 80, 95, 99 and 100, where roundings and limits are. */
const used = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 99 }) },
  { weight: 1, arbitrary: fc.double({ min: 0, max: 100, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 0.4, 0.98, 1, 79.6, 94.7, 98.9, 99.6) },
  { weight: 1, arbitrary: fc.constantFrom(100, 100, 101.2, 104) },
);

/** Three points above the present use, in order. */
const range = fc.tuple(
  fc.integer({ min: 0, max: 140 }),
  fc.integer({ min: 0, max: 80 }),
  fc.integer({ min: 0, max: 120 }),
);

/** A forecast as `paceOf` could return it: a straight rise, and full where it meets 100. */
function forecast(
  percent: number,
  [low, mid, high]: readonly [number, number, number],
  resetsAt: number,
  sure: boolean,
): Pace {
  if (percent >= 100) return unknownPace;
  const atReset = { low: percent + low, mid: percent + low + mid, high: percent + low + mid + high };
  const meets = (end: number) =>
    end < 100 ? null : Math.round(NOW + ((100 - percent) / Math.max(0.1, end - percent)) * (resetsAt - NOW));
  const earliest = meets(atReset.high);
  const middle = meets(atReset.mid);
  const pace = { ...unknownPace, atReset, ...(earliest !== null && { fullAt: { earliest, middle } }) };
  const latest = meets(atReset.low);
  if (latest === null || !sure || middle === null || earliest === null)
    return { ...pace, verdict: atReset.mid < 100 ? 'lasts' : 'unknown' };
  return { ...pace, verdict: 'runs_out', runsOutAt: middle, runsOutBetween: { from: earliest, to: latest } };
}

const windowParts = fc.record({
  percent: used,
  state: fc.constantFrom('live', 'live', 'live', 'live', 'live', 'resting', 'due', 'unknown', 'refused'),
  floor: fc.constantFrom('normal', 'normal', 'normal', 'normal', 'warning', 'critical'),
  /** The share of the window's time that has passed. */
  elapsed: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
  range,
  sure: fc.boolean(),
  /** A forecast of the app's own model, a made-up one, or none. */
  model: fc.constantFrom('own', 'made', 'made', 'none'),
  firstAgo: fc.constantFrom(0, 1, 90),
});

type WindowParts = typeof windowParts extends fc.Arbitrary<infer T> ? T : never;

function windowOf(id: string, parts: WindowParts, observedAt: number, stale: boolean): WindowView {
  const { percent, elapsed, state, model } = parts;
  const lengthMs = windowLengthMs(id) ?? 30 * DAY;
  const resetsAt = Math.round((NOW + (1 - elapsed) * lengthMs) / MINUTE) * MINUTE + MINUTE;
  const base = windowView({
    id,
    label: windowLabel(id, id === 'seven_day_fable' ? 'Fable' : undefined),
    utilization: percent,
    resetsAt,
    startedAt: resetsAt - lengthMs,
    observedAt,
    stale,
    tokens: null,
    evidence: { reported: percent, httpStatus: 200, rawResetsAt: null, exactReset: true },
    pace: unknownPace,
  });
  if (state === 'resting')
    return { ...base, utilization: 0, phase: 'not_started', resetsAt: null, startedAt: null };
  if (state === 'due')
    return { ...base, utilization: null, phase: 'reset_due', resetsAt: NOW - 3 * MINUTE, stale: true };
  if (state === 'unknown')
    return { ...base, utilization: null, phase: 'unknown', resetsAt: null, startedAt: null };
  if (state === 'refused') return { ...base, utilization: null, severity: 'reached' };
  const own = () =>
    paceOf({ utilization: percent, resetsAt, lengthMs: windowLengthMs(id), now: NOW, observedAt, stale });
  const pace =
    stale || model === 'none' || windowLengthMs(id) === null
      ? unknownPace
      : model === 'own'
        ? own()
        : forecast(percent, parts.range, resetsAt, parts.sure);
  const severity = severityOf(percent, parts.floor);
  return {
    ...base,
    pace,
    severity: pace.verdict === 'runs_out' ? worseSeverity(severity, 'warning') : severity,
    reachedAt: percent >= 100 ? observedAt : null,
    firstAt: observedAt - parts.firstAgo * MINUTE,
  };
}

const dollars = (amount: number) => ({ amount, currency: 'USD' });

const money: fc.Arbitrary<ExtraUsage | null> = fc
  .option(
    fc.record({
      enabled: fc.boolean(),
      used: fc.option(fc.integer({ min: 0, max: 150 }).map(dollars), { nil: null }),
      limit: fc.option(fc.constantFrom(50, 100, 140).map(dollars), { nil: null }),
      balance: fc.option(fc.constantFrom(0, 12.5, 80).map(dollars), { nil: null }),
      disabledReason: fc.constantFrom(null, null, null, 'out_of_credits', 'org_level_disabled'),
      userDisabled: fc.constantFrom(false, false, false, true),
      utilization: fc.constant(null),
    }),
    { nil: null },
  )
  .map((extra) => {
    if (extra === null || extra.used === null || extra.limit === null) return extra;
    return { ...extra, utilization: (extra.used.amount * 100) / extra.limit.amount };
  });

const kinds: readonly ProblemKind[] = [
  'no_credentials',
  'expired',
  'missing_scope',
  'org_forbids',
  'rate_limited',
  'offline',
  'offline',
  'contract_changed',
  'keychain_denied',
];

const problem = fc.option(
  fc.record({
    kind: fc.constantFrom(...kinds),
    cause: fc.constantFrom<CauseKind>(...causeKinds),
    since: fc.integer({ min: 1, max: 600 }).map((minutes) => NOW - minutes * MINUTE),
  }),
  { freq: 3, nil: null },
);

/** How Claude continues at a limit; mostly unknown. */
const limitMode: fc.Arbitrary<LimitModeView> = fc
  .oneof(
    { weight: 3, arbitrary: fc.constant(normalMode) },
    {
      weight: 1,
      arbitrary: fc.record({
        mode: fc.constantFrom<LimitModeView['mode']>('grace', 'low_priority', 'low_priority'),
        isWaiting: fc.boolean(),
        left: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
        paidBy: fc.constantFrom(null, 'credits' as const),
      }),
    },
    { weight: 1, arbitrary: fc.record({ isOffered: fc.boolean(), isUncertain: fc.boolean() }) },
  )
  .map((given) => {
    if (!('mode' in given) || !('left' in given)) return { ...normalMode, ...given };
    const { left, mode, isWaiting, paidBy } = given;
    const isSlow = mode === 'low_priority';
    return {
      ...normalMode,
      mode,
      isWaiting: isWaiting && isSlow,
      allowance: left === null || !isSlow ? null : { left, resetsAt: MODE_RESET },
      paidBy: isSlow ? null : paidBy,
    };
  });

const parts = fc.record({
  limitMode,
  windows: fc.tuple(...ids.map(() => fc.option(windowParts, { freq: 3, nil: null }))),
  money,
  problem,
  /** The age of the last reading (ms). */
  age: fc.constantFrom(12_000, 12_000, 12_000, 4 * MINUTE, 29 * MINUTE, 5 * HOUR),
  estimate: fc.option(fc.integer({ min: 1, max: 110 }), { nil: null }),
  amount: fc.constantFrom<Amount>('used', 'left'),
  locale: fc.constantFrom(...locales),
});

/** A problem: often the reason of old numbers, and always there without any number. */
function snapshotOf(given: typeof parts extends fc.Arbitrary<infer T> ? T : never): ShownSnapshot {
  const { locale, amount, age, estimate, money: extraUsage } = given;
  const observedAt = NOW - age;
  const stale = age > 15 * MINUTE;
  const told = given.windows.flatMap((each, index) =>
    each === null ? [] : [windowOf(ids[index] ?? '', each, observedAt, stale)],
  );
  const windows = told.map((window) => withEstimate(window, estimate)).sort(compareWindows);
  const ready = windows.length > 0 || extraUsage !== null;
  const trouble = given.problem && {
    ...given.problem,
    cause: causeFrom(given.problem.cause),
    retryAt: NOW + HOUR,
    detail: '',
  };
  const view = trouble && describeProblem(trouble, { locale, now: NOW, hasNumbers: ready });
  const facts = {
    windows,
    extraUsage,
    limitMode: given.limitMode,
    problem: view,
    phase: ready ? ('ready' as const) : view ? ('empty' as const) : ('loading' as const),
    stale: ready && stale,
    observedAt: ready ? observedAt : null,
  };
  const shown = windows.map((window) => shownWindow(window, NOW));
  return snapshot({
    ...facts,
    locale,
    source: ready ? 'official_api' : null,
    display: { amount, time: 'countdown' },
    verdict: verdictOf({ ...facts, windows: shown, now: NOW, locale, amount }),
  });
}

/** A cause with all values that its sentence may contain. */
function causeFrom(kind: CauseKind): NetworkCause {
  return { kind, host: 'api.anthropic.com', proxy: 'proxy.corp:8080', name: 'Corp CA' };
}

function withEstimate(window: WindowView, percent: number | null): WindowView {
  if (percent === null || !window.stale || window.id === 'cinder_cove') return window;
  const utilization = Math.min(100, percent);
  return {
    ...window,
    localEstimate: {
      utilization,
      low: Math.max(0, utilization - 6),
      high: Math.min(100, utilization + 9),
      calibrated: true,
      error: 2,
      here: utilization / 2,
      elsewhere: utilization / 2,
      resetsAt: window.phase === 'running' ? window.resetsAt : null,
      basis: 'official',
      since: window.observedAt,
      off: null,
    },
  };
}

/** Any situation of the app, as main would publish it. */
export const situations: fc.Arbitrary<ShownSnapshot> = parts.map(snapshotOf);
