import { percentOf } from '../../core/text/amount-words';
import {
  formatAge,
  formatClock,
  formatCountdown,
  formatMoney,
  formatPercent,
  type Locale,
} from '../../core/text/format';
import { forecastText } from '../../core/text/forecast-words';
import { tightestWindow } from '../../core/snapshot/urgency';
import type { AccountSnapshot, WindowView } from '../../core/snapshot/snapshot-types';
import type { Amount } from '../../core/settings/settings';
import type { Money, SourceId } from '../../core/usage/usage';
import type { AccountField, ExtraField, WindowField } from './field-names';

/** The value of a field: a number stays one in JSON; `null` is unknown. */
export type FieldValue = string | number | boolean | null;

/** Of the numbers of a limit or an account. */
type State = 'live' | 'old' | 'estimate' | 'unknown';

/** A limit at an instant (epoch ms). */
interface WindowAt {
  readonly window: WindowView;
  readonly now: number;
  readonly locale: Locale;
}

const windowValues: Readonly<Record<WindowField, (at: WindowAt) => FieldValue>> = {
  label: ({ window }) => window.label,
  percent: (at) => markedPercent(at, 'used'),
  left: (at) => markedPercent(at, 'left'),
  utilization: ({ window }) => window.utilization,
  reset: resetText,
  reset_at: ({ window: { resetsAt }, now, locale }) =>
    resetsAt === null ? null : formatClock(resetsAt, now, locale),
  resets_at: ({ window }) => iso(window.resetsAt),
  severity: ({ window }) => (window.utilization === null ? null : window.severity),
  verdict: ({ window: { pace } }) => (pace.verdict === 'unknown' ? null : pace.verdict),
  forecast: ({ window, locale }) => forecastText(window, 'used', locale),
  runs_out_at: ({ window: { pace }, now, locale }) => {
    if (pace.verdict === 'unknown') return null;
    return pace.runsOutAt === null ? '' : formatClock(pace.runsOutAt, now, locale);
  },
  state: ({ window }) => stateOf(window),
  stale: ({ window }) => window.stale,
  source: ({ window }) => window.source,
  age: ({ window: { observedAt }, now, locale }) => formatAge(now - observedAt, locale),
  observed_at: ({ window }) => iso(window.observedAt),
};

/** The value of a field of a limit; `window` is `null` if the account has no such limit. */
export function windowValue(
  field: WindowField,
  window: WindowView | null,
  { takenAt: now }: AccountSnapshot,
  locale: Locale,
): FieldValue {
  if (window !== null) return windowValues[field]({ window, now, locale });
  return field === 'state' ? 'unknown' : null;
}

const accountValues: Readonly<
  Record<AccountField, (snapshot: AccountSnapshot, locale: Locale) => FieldValue>
> = {
  plan: ({ account }) => account?.plan ?? null,
  verdict: ({ verdict: { claim, rest } }) => `${claim} ${rest}`.trim(),
  severity: ({ windows }) => {
    const tightest = tightestWindow(windows);
    return tightest === null || tightest.utilization === null ? null : tightest.severity;
  },
  state: accountState,
  stale: ({ observedAt, stale }) => (observedAt === null ? null : stale),
  source: ({ source }) => source,
  age: ({ observedAt, takenAt }, locale) =>
    observedAt === null ? null : formatAge(takenAt - observedAt, locale),
  observed_at: ({ observedAt }) => iso(observedAt),
  taken_at: ({ takenAt }) => iso(takenAt),
  mode: ({ limitMode }) => limitMode?.mode ?? 'normal',
  problem: ({ problem }) => problem?.message ?? '',
  windows: ({ windows, takenAt: now }, locale) => {
    const each = windows.map(
      (window) => `${window.label} ${markedPercent({ window, now, locale }, 'used') ?? '?'}`,
    );
    return each.length === 0 ? null : each.join(' · ');
  },
  banked_resets: ({ bankedResets }) => bankedResets?.count ?? null,
};

/** The value of a field of the account. */
export function accountValue(field: AccountField, snapshot: AccountSnapshot, locale: Locale): FieldValue {
  return accountValues[field](snapshot, locale);
}

/** The value of a field of the extra usage. */
export function extraValue(field: ExtraField, { extraUsage }: AccountSnapshot, locale: Locale): FieldValue {
  if (extraUsage === null) return null;
  const money = (amount: Money | null) => (amount === null ? null : formatMoney(amount, locale));
  const { utilization, used, limit } = extraUsage;
  if (field === 'percent') return utilization === null ? null : formatPercent(utilization, locale);
  return money(field === 'used' ? used : limit);
}

/** A percent that says so if it is old or estimated; `null`: unknown. */
function markedPercent({ window, locale }: WindowAt, amount: Amount): string | null {
  if (window.utilization === null) return null;
  const text = percentOf(window.utilization, amount, locale);
  if (window.source === 'local_estimate') return `~${text}`;
  return window.stale ? `${text} (old)` : text;
}

function resetText({ window: { phase, resetsAt }, now, locale }: WindowAt): string | null {
  if (phase === 'not_started') return 'not started';
  if (resetsAt === null) return null;
  return phase === 'reset_due' || resetsAt <= now ? 'due' : formatCountdown(resetsAt - now, locale);
}

function stateOf(window: {
  readonly utilization: number | null;
  readonly source: SourceId;
  readonly stale: boolean;
}): State {
  if (window.utilization === null) return 'unknown';
  if (window.source === 'local_estimate') return 'estimate';
  return window.stale ? 'old' : 'live';
}

function accountState({ observedAt, source, stale }: AccountSnapshot): State {
  if (observedAt === null || source === null) return 'unknown';
  if (source === 'local_estimate') return 'estimate';
  return stale ? 'old' : 'live';
}

function iso(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}
