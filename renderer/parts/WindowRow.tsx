import type { ReactElement } from 'react';
import { formatClock, formatCountdown, formatPercent } from '../../electron/core/format';
import type { Locale } from '../../electron/core/format';
import type { WindowView } from '../../electron/core/snapshot-types';
import { useLocale, useNow } from '../page';
import { rowInWords, tokenWords } from '../words/meter-text';
import { levelsOf, spokenName, splitLabel, windowAt } from '../words/window';
import { Meter } from './Meter';
import { SeveritySign } from './Severity';

/** One window: label, percent, bar, reset, and the tokens of this machine. */
export function WindowRow({ window: given }: { readonly window: WindowView }): ReactElement {
  const now = useNow();
  const locale = useLocale();
  const window = windowAt(given, now);
  const levels = levelsOf(window, now);
  return (
    <li className="win">
      <div className="row">
        <Label label={window.label} />
        <span className="win__right">
          <Hint window={window} now={now} locale={locale} />
          <SeveritySign severity={window.severity} />
          <Figure window={window} locale={locale} />
        </span>
      </div>
      <Meter name={spokenName(window.label)} text={rowInWords(window, now, locale)} levels={levels} />
      <div className="meta">
        <ResetLine window={window} now={now} locale={locale} />
        {window.tokens && (
          <span title="Tokens on this machine only, cache included">
            here {tokenWords(window.tokens, locale)}
          </span>
        )}
      </div>
    </li>
  );
}

function Label({ label }: { readonly label: string }): ReactElement {
  const { base, scope } = splitLabel(label);
  return (
    <span className="win__label">
      <span className="nowrap">{base}</span>
      {scope !== null && <small> {scope}</small>}
    </span>
  );
}

/** The percent; its unit is lighter and smaller than its number. */
function Figure({ window, locale }: Omit<AtTime, 'now'>): ReactElement {
  if (window.utilization === null) return <span className="pct pct--text">can’t tell yet</span>;
  const [, number, unit] = /^(.*\d)(\D*)$/.exec(formatPercent(window.utilization, locale)) ?? [];
  return (
    <strong className="pct">
      {number}
      <span>{unit}</span>
    </strong>
  );
}

interface AtTime {
  readonly window: WindowView;
  readonly now: number;
  readonly locale: Locale;
}

/** What stands beside the percent: its age when it is old, else the forecast. */
function Hint({ window, now, locale }: AtTime): ReactElement | null {
  const text = hintText({ window, now, locale });
  return text === null ? null : <span className="win__proj">{text}</span>;
}

function hintText({ window, now, locale }: AtTime): string | null {
  if (window.utilization === null) return null;
  if (window.stale) return `at ${formatClock(window.observedAt, now, locale)}`;
  if (window.source === 'local_estimate') return 'by estimate';
  const projection = levelsOf(window, now)?.projection;
  if (!projection || window.severity !== 'normal') return null;
  const [low, high] = [formatPercent(projection.low, locale), formatPercent(projection.high, locale)];
  return `${low === high ? high : `${withoutUnit(low)}–${high}`} at reset`;
}

function withoutUnit(percent: string): string {
  return percent.replace(/\D+$/, '');
}

function ResetLine({ window, now, locale }: AtTime): ReactElement {
  const { phase, resetsAt } = window;
  if (phase === 'not_started') return <span>Starts with your next message</span>;
  if (resetsAt === null) return <span>reset time unknown</span>;
  const clock = formatClock(resetsAt, now, locale);
  if (phase === 'reset_due') return <span>Reset was due at {clock}. Checking.</span>;
  return (
    <span>
      resets in <b>{formatCountdown(resetsAt - now)}</b> · {clock}
    </span>
  );
}
