import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import { forecastText } from '../../electron/core/text/forecast-words';
import { formatClock } from '../../electron/core/text/format';
import type { Locale } from '../../electron/core/text/format';
import { wordsOf, type Words } from '../../electron/core/i18n/words';
import { signOf } from '../../electron/core/pace/prospect';
import type { Amount } from '../../electron/core/settings/settings';
import type { WindowView } from '../../electron/core/snapshot/snapshot-types';
import { modelOf, windowName, windowSpoken } from '../../electron/core/text/window-words';
import { useDisplay, useLocale, useNow, useSnapshot } from '../state/page-context';
import type { TokenSums } from '../../electron/core/usage/usage';
import { rowId } from '../state/use-focus-route';
import { useResetMark } from '../state/use-reset-mark';
import { rowInWords, tokenWords } from '../text/meter-text';
import { surfacesText } from '../text/surfaces';
import { useWords } from '../text/use-words';
import { levelsOf, windowAt } from '../text/bar-levels';
import { Figure } from '../limits/Figure';
import { Icon } from '../ui/Icon';
import { Meter } from '../limits/Meter';
import { ResetLine } from '../limits/ResetLine';
import { SeveritySign } from '../limits/SeveritySign';
import { WeekLine } from '../limits/WeekLine';
import { SplitLine } from './SplitLine';
import { Why } from './Why';

interface WindowRowProps {
  readonly window: WindowView;
  /** Whether this window limits its user most: its row is larger than the others. */
  readonly binds: boolean;
}

/** One window: label, percent, bar, reset, and the token sums of this machine. */
export function WindowRow({ window: given, binds }: WindowRowProps): ReactElement {
  const now = useNow();
  const locale = useLocale();
  const words = useWords();
  const { amount } = useDisplay();
  const [asked, setAsked] = useState(false);
  const why = useId();
  const window = windowAt(given, now);
  const levels = levelsOf(window, now, amount);
  const mark = useResetMark(window);
  const { surfaces, scan = null } = useSnapshot() ?? {};
  // Anthropic's own split is preferred to this machine's estimate of it.
  const split = window.id === 'seven_day' ? surfacesText(surfaces, locale, words) : null;
  return (
    <li className={binds ? 'win win--binds' : 'win'} id={rowId(window.id)} tabIndex={-1}>
      <div className="row">
        <WhyButton window={window} why={why} open={asked} onClick={() => setAsked(!asked)} />
        <span className="win__right">
          <Hint window={window} now={now} locale={locale} />
          <SeveritySign severity={signOf(window)} />
          <Figure window={window} locale={locale} />
        </span>
      </div>
      <div className="win__level">
        <Meter
          name={windowSpoken(window, words)}
          text={rowInWords(window, now, locale, amount)}
          levels={levels}
        />
        {mark > 0 && <i key={mark} className="win__fresh" />}
      </div>
      <div className="meta">
        <ResetLine window={window} now={now} locale={locale} />
        {window.tokens && (
          <span title={words.row.hereNote}>{hereText(window.tokens, scan !== null, locale, words)}</span>
        )}
      </div>
      {split === null ? <SplitLine window={window} /> : <div className="meta">{split}</div>}
      <WeekLine window={window} />
      {asked && <Why id={why} window={given} />}
    </li>
  );
}

/** The token sums of this machine; marked while its transcripts are still being read. */
function hereText(tokens: TokenSums, isPartial: boolean, locale: Locale, words: Words): string {
  const sums = words.row.here(tokenWords(tokens, locale));
  return isPartial ? words.popover.today.soFar(sums) : sums;
}

interface WhyButtonProps {
  readonly window: WindowView;
  /** The id of the element that it opens. */
  readonly why: string;
  readonly open: boolean;
  readonly onClick: () => void;
}

/** The window's name as a button that opens the evidence of its number. */
function WhyButton({ window, why, open, onClick }: WhyButtonProps): ReactElement {
  const all = useWords();
  const words = all.popover.why;
  return (
    <button
      type="button"
      className="flip win__label"
      title={words.ask}
      aria-label={words.askAbout(windowName(window, all))}
      aria-expanded={open}
      aria-controls={open ? why : undefined}
      onClick={onClick}
    >
      <Label window={window} />
      <Icon name="down" />
    </button>
  );
}

/** The window's name; the model in it is lighter, wherever the language puts it. */
function Label({ window }: { readonly window: WindowView }): ReactElement {
  const model = modelOf(window);
  const name = windowName(window, useWords());
  if (model === null) return <span className="nowrap">{name}</span>;
  const [before, after] = name.split(model);
  return (
    <span>
      <span className="nowrap">{before?.trimEnd()}</span>
      <small> {model}</small>
      {after}
    </span>
  );
}

interface AtTime {
  readonly window: WindowView;
  readonly now: number;
  readonly locale: Locale;
}

/** The text beside the percent: the age of an old value, the time since when a window is full, or the forecast. */
function Hint({ window, now, locale }: AtTime): ReactElement | null {
  const { amount } = useDisplay();
  const text = hintText({ window, now, locale }, amount, useWords());
  return text === null ? null : <span className="win__proj">{text}</span>;
}

function hintText({ window, now, locale }: AtTime, amount: Amount, words: Words): string | null {
  const { reachedAt, stale, utilization, observedAt, source, severity } = window;
  if (reachedAt !== null && !stale) return fullText(window, reachedAt, now, locale);
  if (utilization === null) return null;
  if (stale) return words.row.at(formatClock(observedAt, now, locale));
  if (source === 'local_estimate') return words.row.byEstimate;
  // There is no room for a range beside a severity sign, only for the reason of the sign.
  return severity === 'normal' ? forecastText(window, amount, locale) : null;
}

/** The time since when a window is full: when it crossed 100 %, or else when it was first found full. */
function fullText(window: WindowView, reachedAt: number, now: number, locale: Locale): string {
  const words = wordsOf(locale).popover;
  const { firstAt } = window;
  const isSeen = firstAt === undefined || (firstAt !== null && firstAt < reachedAt);
  return (isSeen ? words.since : words.seen)(formatClock(reachedAt, now, locale));
}
