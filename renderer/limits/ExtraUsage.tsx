import type { ReactElement } from 'react';
import { SPEND } from '../../electron/core/alerts/alert';
import { payerLabel, spentOf } from '../../electron/core/text/extra-words';
import { formatClock, formatMoney, formatPercent } from '../../electron/core/text/format';
import type { Locale } from '../../electron/core/text/format';
import type { Words } from '../../electron/core/i18n/words';
import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import type { ExtraUsage } from '../../electron/core/usage/usage';
import { severityOf } from '../../electron/core/usage/windows';
import { useLocale, useNow } from '../state/page-context';
import { useWords } from '../text/use-words';
import { rowId } from '../state/use-focus-route';
import { clampPercent } from '../text/bar-levels';
import { Meter } from './Meter';
import { SeveritySign } from './SeveritySign';

interface MoneyProps {
  readonly extra: ExtraUsage;
  /** The clock time of old amounts, such as `14:02`; `null` for live ones. */
  readonly seenAt: string | null;
  /** The source of a percent without an amount; `null` where the head already names the source. */
  readonly sourceName: string | null;
  readonly locale: Locale;
}

/** Plans whose limit an organisation sets. */
const companyPlans: readonly string[] = ['Team', 'Enterprise'];

/** The extra usage, or the whole spend of a plan without windows; nothing where no amount is known. */
export function ExtraUsageBlock({ snapshot }: { readonly snapshot: ShownSnapshot }): ReactElement | null {
  const now = useNow();
  const locale = useLocale();
  const { chip } = useWords().page;
  const { extraUsage: extra, extraUsageFrom: from, windows, stale, observedAt } = snapshot;
  if (extra === null || extra.userDisabled || !hasAmount(extra)) return null;
  const seenAt = stale && observedAt !== null ? formatClock(observedAt, now, locale) : null;
  // The head names Anthropic's own numbers as the source. A percent without an amount has another source.
  const sourceName = extra.used === null && extra.limit === null && from ? chip.sources[from.source] : null;
  return windows.length === 0 ? (
    <Spend
      extra={extra}
      seenAt={seenAt}
      sourceName={sourceName}
      locale={locale}
      isCompany={companyPlans.includes(snapshot.account?.plan ?? '')}
    />
  ) : (
    <Extra extra={extra} seenAt={seenAt} sourceName={sourceName} locale={locale} />
  );
}

function hasAmount({ enabled, used, limit, balance, utilization }: ExtraUsage): boolean {
  const spent = used !== null && used.amount > 0;
  return spent || balance !== null || (enabled && (used !== null || limit !== null || utilization !== null));
}

function Extra({ extra, seenAt, sourceName, locale }: MoneyProps): ReactElement {
  const { money: words, row } = useWords();
  const { used, limit, balance, utilization } = extra;
  const label = payerLabel(extra, words);
  const notes = [
    seenAt && row.at(seenAt),
    sourceName,
    offWords(extra, words),
    ...capWords(extra, words, locale),
    balance && words.left(formatMoney(balance, locale)),
  ];
  const note = notes.filter((part) => part !== null).join(' · ');
  return (
    <section className="block" aria-label={label} id={rowId(SPEND)} tabIndex={-1}>
      <div className="row">
        <span className="win__label">
          {label}
          {note !== '' && <small className="sub"> {note}</small>}
        </span>
        <span className="win__right">
          <SeveritySign severity={moneySeverity(extra)} />
          <span className="num">
            {used && formatMoney(used, locale)}
            {used === null && limit === null && utilization !== null && formatPercent(utilization, locale)}
            {limit && <span className="sub"> {words.ofLimit(formatMoney(limit, locale))}</span>}
            {used && !limit && <span className="sub"> {words.used}</span>}
          </span>
        </span>
      </div>
      <MoneyMeter name={label} extra={extra} seenAt={seenAt} locale={locale} slim />
    </section>
  );
}

interface SpendProps extends MoneyProps {
  /** Whether an organisation sets the limit. */
  readonly isCompany: boolean;
}

function Spend({ extra, seenAt, sourceName, locale, isCompany }: SpendProps): ReactElement {
  const { money: words, row } = useWords();
  const { used, limit, utilization, balance } = extra;
  return (
    <section className="block spend" aria-label={words.spend} id={rowId(SPEND)} tabIndex={-1}>
      <div className="row">
        <span className="win__label">
          {words.spend}
          {seenAt !== null && <small className="sub"> {row.at(seenAt)}</small>}
          {sourceName !== null && <small className="sub"> {sourceName}</small>}
        </span>
        <span className="win__right">
          {balance && <span className="win__proj">{words.left(formatMoney(balance, locale))}</span>}
          <SeveritySign severity={moneySeverity(extra)} />
        </span>
      </div>
      <div className="spend__figure">
        {used && <b>{formatMoney(used, locale)}</b>}
        {limit && <span>{words.ofLimit(formatMoney(limit, locale))}</span>}
        {utilization !== null && (
          <span>
            {used !== null && '· '}
            {formatPercent(utilization, locale)}
          </span>
        )}
      </div>
      <MoneyMeter name={words.spend} extra={extra} seenAt={seenAt} locale={locale} />
      {limit !== null && (
        <div className="meta">
          <span>{words.monthly}</span>
          {isCompany && <span>{words.byOrganisation}</span>}
        </div>
      )}
    </section>
  );
}

interface MoneyMeterProps extends Omit<MoneyProps, 'sourceName'> {
  readonly name: string;
  readonly slim?: boolean;
}

/** The bar of the spend; nothing without a limit. */
function MoneyMeter({ name, extra, seenAt, locale, slim = false }: MoneyMeterProps): ReactElement | null {
  const words = useWords().money;
  const { used, limit, utilization } = extra;
  if (used === null || limit === null || utilization === null) return null;
  const severity = moneySeverity(extra);
  const amounts = [formatMoney(used, locale), formatMoney(limit, locale)] as const;
  const text = seenAt === null ? words.spoken(...amounts) : words.spokenOld(...amounts, seenAt);
  const levels = {
    amount: 'used' as const,
    used: clampPercent(utilization),
    value: clampPercent(utilization),
    elapsed: null,
    projection: null,
    least: null,
    severity,
    stale: seenAt !== null,
    estimate: false,
  };
  return <Meter name={name} text={text} levels={levels} money={slim} />;
}

function moneySeverity({ utilization }: ExtraUsage): ReturnType<typeof severityOf> {
  return severityOf(utilization, 'normal');
}

function offWords({ enabled, disabledReason, state }: ExtraUsage, words: Words['money']): string | null {
  if (enabled) return state?.isPaused === true ? words.pausedToday : null;
  return disabledReason === 'out_of_credits' ? words.outOfCredits : words.off;
}

/** The daily and weekly caps that Anthropic reports, such as `today $3.00 of $10.00`. */
function capWords({ caps }: ExtraUsage, words: Words['money'], locale: Locale): readonly string[] {
  return (caps ?? []).flatMap(({ period, ...cap }) => {
    const amounts = cap.used === null || cap.limit === null ? null : spentOf(cap, locale);
    return amounts === null ? [] : [words.cap[period](amounts)];
  });
}
