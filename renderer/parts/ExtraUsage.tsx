import type { ReactElement } from 'react';
import { SPEND } from '../../electron/core/alerts/types';
import { formatClock, formatMoney, formatPercent } from '../../electron/core/format';
import type { Locale } from '../../electron/core/format';
import type { Words } from '../../electron/core/i18n/words';
import type { Snapshot } from '../../electron/core/snapshot-types';
import type { ExtraUsage } from '../../electron/core/usage';
import { severityOf } from '../../electron/core/windows';
import { useLocale, useNow } from '../page';
import { useWords } from '../words/use-words';
import { rowId } from '../use-focus-route';
import { clampPercent } from '../words/window';
import { Meter } from './Meter';
import { SeveritySign } from './Severity';

interface MoneyProps {
  readonly extra: ExtraUsage;
  /** `14:02` when the amounts are old. */
  readonly seenAt: string | null;
  readonly locale: Locale;
}

/** Money beyond the plan, or all there is where a plan has no windows; nothing when there is nothing to say. */
export function ExtraUsageBlock({ snapshot }: { readonly snapshot: Snapshot }): ReactElement | null {
  const now = useNow();
  const locale = useLocale();
  const { extraUsage: extra, windows, stale, observedAt } = snapshot;
  if (extra === null || extra.userDisabled || !saysSomething(extra)) return null;
  const seenAt = stale && observedAt !== null ? formatClock(observedAt, now, locale) : null;
  return windows.length === 0 ? (
    <Spend extra={extra} seenAt={seenAt} locale={locale} />
  ) : (
    <Extra extra={extra} seenAt={seenAt} locale={locale} />
  );
}

function saysSomething({ enabled, used, limit, balance }: ExtraUsage): boolean {
  const spent = used !== null && used.amount > 0;
  return spent || balance !== null || (enabled && (used !== null || limit !== null));
}

function Extra({ extra, seenAt, locale }: MoneyProps): ReactElement {
  const { money: words, row } = useWords();
  const { used, limit, balance } = extra;
  const notes = [
    seenAt && row.at(seenAt),
    offWords(extra, words),
    balance && words.left(formatMoney(balance, locale)),
  ];
  const note = notes.filter((part) => part !== null).join(' · ');
  return (
    <section className="block" aria-label={words.extra} id={rowId(SPEND)} tabIndex={-1}>
      <div className="row">
        <span className="win__label">
          {words.extra}
          {note !== '' && <small className="sub"> {note}</small>}
        </span>
        <span className="win__right">
          <SeveritySign severity={moneySeverity(extra)} />
          <span className="num">
            {used && formatMoney(used, locale)}
            {limit && <span className="sub"> {words.ofLimit(formatMoney(limit, locale))}</span>}
            {used && !limit && <span className="sub"> {words.used}</span>}
          </span>
        </span>
      </div>
      <MoneyMeter name={words.extra} extra={extra} seenAt={seenAt} locale={locale} slim />
    </section>
  );
}

function Spend({ extra, seenAt, locale }: MoneyProps): ReactElement {
  const { money: words, row } = useWords();
  const { used, limit, utilization, balance } = extra;
  return (
    <section className="block spend" aria-label={words.spend} id={rowId(SPEND)} tabIndex={-1}>
      <div className="row">
        <span className="win__label">
          {words.spend}
          {seenAt !== null && <small className="sub"> {row.at(seenAt)}</small>}
        </span>
        <span className="win__right">
          {balance && <span className="win__proj">{words.left(formatMoney(balance, locale))}</span>}
          <SeveritySign severity={moneySeverity(extra)} />
        </span>
      </div>
      <div className="spend__figure">
        {used && <b>{formatMoney(used, locale)}</b>}
        {limit && <span>{words.ofLimit(formatMoney(limit, locale))}</span>}
        {utilization !== null && <span>· {formatPercent(utilization, locale)}</span>}
      </div>
      <MoneyMeter name={words.spend} extra={extra} seenAt={seenAt} locale={locale} />
    </section>
  );
}

interface MoneyMeterProps extends MoneyProps {
  readonly name: string;
  readonly slim?: boolean;
}

/** No limit, no bar. */
function MoneyMeter({ name, extra, seenAt, locale, slim = false }: MoneyMeterProps): ReactElement | null {
  const words = useWords().money;
  const { used, limit, utilization } = extra;
  if (used === null || limit === null || utilization === null) return null;
  const severity = moneySeverity(extra);
  const amounts = [formatMoney(used, locale), formatMoney(limit, locale)] as const;
  const text = seenAt === null ? words.spoken(...amounts) : words.spokenOld(...amounts, seenAt);
  const levels = {
    used: clampPercent(utilization),
    elapsed: null,
    projection: null,
    severity,
    stale: seenAt !== null,
    estimate: false,
  };
  return <Meter name={name} text={text} levels={levels} money={slim} />;
}

function moneySeverity({ utilization }: ExtraUsage): ReturnType<typeof severityOf> {
  return severityOf(utilization, 'normal');
}

function offWords({ enabled, disabledReason }: ExtraUsage, words: Words['money']): string | null {
  if (enabled) return null;
  return disabledReason === 'out_of_credits' ? words.outOfCredits : words.off;
}
