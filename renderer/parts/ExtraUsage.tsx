import type { ReactElement } from 'react';
import { SPEND } from '../../electron/core/alerts/types';
import { formatClock, formatMoney, formatPercent } from '../../electron/core/format';
import type { Locale } from '../../electron/core/format';
import type { Snapshot } from '../../electron/core/snapshot-types';
import type { ExtraUsage } from '../../electron/core/usage';
import { severityOf } from '../../electron/core/windows';
import { useLocale, useNow } from '../page';
import { rowId } from '../use-focus-route';
import { clampPercent } from '../words/window';
import { Meter } from './Meter';
import { SeveritySign } from './Severity';

interface MoneyProps {
  readonly extra: ExtraUsage;
  /** `at 14:02` when the amounts are old. */
  readonly age: string | null;
  readonly locale: Locale;
}

/** Money beyond the plan, or all there is where a plan has no windows; nothing when there is nothing to say. */
export function ExtraUsageBlock({ snapshot }: { readonly snapshot: Snapshot }): ReactElement | null {
  const now = useNow();
  const locale = useLocale();
  const { extraUsage: extra, windows, stale, observedAt } = snapshot;
  if (extra === null || extra.userDisabled || !saysSomething(extra)) return null;
  const age = stale && observedAt !== null ? `at ${formatClock(observedAt, now, locale)}` : null;
  return windows.length === 0 ? (
    <Spend extra={extra} age={age} locale={locale} />
  ) : (
    <Extra extra={extra} age={age} locale={locale} />
  );
}

function saysSomething({ enabled, used, limit, balance }: ExtraUsage): boolean {
  const spent = used !== null && used.amount > 0;
  return spent || balance !== null || (enabled && (used !== null || limit !== null));
}

function Extra({ extra, age, locale }: MoneyProps): ReactElement {
  const { used, limit, balance } = extra;
  const notes = [age, offWords(extra), balance && `${formatMoney(balance, locale)} left`];
  const note = notes.filter((part) => part !== null).join(' · ');
  return (
    <section className="block" aria-label="Extra usage" id={rowId(SPEND)} tabIndex={-1}>
      <div className="row">
        <span className="win__label">Extra usage{note !== '' && <small className="sub"> {note}</small>}</span>
        <span className="win__right">
          <SeveritySign severity={moneySeverity(extra)} />
          <span className="num">
            {used && formatMoney(used, locale)}
            {limit && <span className="sub"> of {formatMoney(limit, locale)}</span>}
            {used && !limit && <span className="sub"> used</span>}
          </span>
        </span>
      </div>
      <MoneyMeter name="Extra usage" extra={extra} age={age} locale={locale} slim />
    </section>
  );
}

function Spend({ extra, age, locale }: MoneyProps): ReactElement {
  const { used, limit, utilization, balance } = extra;
  return (
    <section className="block spend" aria-label="Your spend" id={rowId(SPEND)} tabIndex={-1}>
      <div className="row">
        <span className="win__label">Your spend{age !== null && <small className="sub"> {age}</small>}</span>
        <span className="win__right">
          {balance && <span className="win__proj">{formatMoney(balance, locale)} left</span>}
          <SeveritySign severity={moneySeverity(extra)} />
        </span>
      </div>
      <div className="spend__figure">
        {used && <b>{formatMoney(used, locale)}</b>}
        {limit && <span>of {formatMoney(limit, locale)}</span>}
        {utilization !== null && <span>· {formatPercent(utilization, locale)}</span>}
      </div>
      <MoneyMeter name="Your spend" extra={extra} age={age} locale={locale} />
    </section>
  );
}

interface MoneyMeterProps extends MoneyProps {
  readonly name: string;
  readonly slim?: boolean;
}

/** No limit, no bar. */
function MoneyMeter({ name, extra, age, locale, slim = false }: MoneyMeterProps): ReactElement | null {
  const { used, limit, utilization } = extra;
  if (used === null || limit === null || utilization === null) return null;
  const severity = moneySeverity(extra);
  const amounts = `${formatMoney(used, locale)} of ${formatMoney(limit, locale)} used`;
  const levels = {
    used: clampPercent(utilization),
    elapsed: null,
    projection: null,
    severity,
    stale: age !== null,
    estimate: false,
  };
  return (
    <Meter name={name} text={age === null ? amounts : `${amounts} ${age}`} levels={levels} money={slim} />
  );
}

function moneySeverity({ utilization }: ExtraUsage): ReturnType<typeof severityOf> {
  return severityOf(utilization, 'normal');
}

function offWords({ enabled, disabledReason }: ExtraUsage): string | null {
  if (enabled) return null;
  return disabledReason === 'out_of_credits' ? 'out of credits' : 'off';
}
