import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import { formatClock, formatPercent } from '../../electron/core/format';
import type { Locale } from '../../electron/core/format';
import type { Amount } from '../../electron/core/settings';
import type { WindowView } from '../../electron/core/snapshot-types';
import { useDisplay, useLocale, useNow } from '../page';
import { rowId } from '../use-focus-route';
import { rowInWords, tokenWords } from '../words/meter-text';
import { useWords } from '../words/use-words';
import { levelsOf, spokenName, splitLabel, windowAt } from '../words/window';
import { Figure } from './Figure';
import { Icon } from './Icon';
import { Meter } from './Meter';
import { ResetLine } from './ResetLine';
import { SeveritySign } from './Severity';
import { Why } from './Why';

/** One window: label, percent, bar, reset, and the tokens of this machine. */
export function WindowRow({ window: given }: { readonly window: WindowView }): ReactElement {
  const now = useNow();
  const locale = useLocale();
  const { amount } = useDisplay();
  const [asked, setAsked] = useState(false);
  const why = useId();
  const window = windowAt(given, now);
  const levels = levelsOf(window, now);
  return (
    <li className="win" id={rowId(window.id)} tabIndex={-1}>
      <div className="row">
        <WhyButton label={window.label} why={why} open={asked} onClick={() => setAsked(!asked)} />
        <span className="win__right">
          <Hint window={window} now={now} locale={locale} />
          <SeveritySign severity={window.severity} />
          <Figure window={window} locale={locale} />
        </span>
      </div>
      <Meter name={spokenName(window.label)} text={rowInWords(window, now, locale, amount)} levels={levels} />
      <div className="meta">
        <ResetLine window={window} now={now} locale={locale} />
        {window.tokens && (
          <span title="Tokens on this machine only, cache included">
            here {tokenWords(window.tokens, locale)}
          </span>
        )}
      </div>
      {asked && <Why id={why} window={given} />}
    </li>
  );
}

interface WhyButtonProps {
  readonly label: string;
  /** The id of what it opens. */
  readonly why: string;
  readonly open: boolean;
  readonly onClick: () => void;
}

/** The window's name; it opens what its number rests on. */
function WhyButton({ label, why, open, onClick }: WhyButtonProps): ReactElement {
  const words = useWords().popover.why;
  return (
    <button
      type="button"
      className="flip win__label"
      title={words.ask}
      aria-label={words.askAbout(label)}
      aria-expanded={open}
      aria-controls={open ? why : undefined}
      onClick={onClick}
    >
      <Label label={label} />
      <Icon name="down" />
    </button>
  );
}

function Label({ label }: { readonly label: string }): ReactElement {
  const { base, scope } = splitLabel(label);
  return (
    <span>
      <span className="nowrap">{base}</span>
      {scope !== null && <small> {scope}</small>}
    </span>
  );
}

interface AtTime {
  readonly window: WindowView;
  readonly now: number;
  readonly locale: Locale;
}

/** What stands beside the percent: its age when it is old, else the forecast. */
function Hint({ window, now, locale }: AtTime): ReactElement | null {
  const { amount } = useDisplay();
  const { since } = useWords().popover;
  const { reachedAt, stale } = window;
  if (reachedAt !== null && !stale)
    return <span className="win__proj">{since(formatClock(reachedAt, now, locale))}</span>;
  const text = hintText({ window, now, locale }, amount);
  return text === null ? null : <span className="win__proj">{text}</span>;
}

function hintText({ window, now, locale }: AtTime, amount: Amount): string | null {
  if (window.utilization === null) return null;
  if (window.stale) return `at ${formatClock(window.observedAt, now, locale)}`;
  if (window.source === 'local_estimate') return 'by estimate';
  const projection = levelsOf(window, now)?.projection;
  if (!projection || window.severity !== 'normal') return null;
  const ends =
    amount === 'used' ? [projection.low, projection.high] : [100 - projection.high, 100 - projection.low];
  const [low = '', high = ''] = ends.map((end) => formatPercent(end, locale));
  return `${low === high ? high : `${withoutUnit(low)}–${high}`} at reset`;
}

function withoutUnit(percent: string): string {
  return percent.replace(/\D+$/, '');
}
