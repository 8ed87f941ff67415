import type { ReactElement } from 'react';
import { formatPercent, type Locale } from '../../electron/core/text/format';
import type { Words } from '../../electron/core/i18n/words';
import { useLocale } from '../state/page-context';
import { useWords } from '../text/use-words';
import { dateText, momentText } from '../text/when';
import { lineClass } from './look';
import type { ReadValue } from './readout';

interface ReadoutCardProps {
  readonly at: number;
  readonly values: readonly ReadValue[];
  readonly labelOf: (window: string) => string;
  /** The place of the instant in px, and the width of the chart. */
  readonly x: number;
  readonly width: number;
}

/** Px between the line at the pointer and the card. */
const APART_PX = 10;

/** The card at the pointer: the instant, and each window's value with its colour. */
export function ReadoutCard({ at, values, labelOf, x, width }: ReadoutCardProps): ReactElement {
  const words = useWords().dashboard;
  const locale = useLocale();
  const isLeft = x > width / 2;
  const isEmpty = values.every(({ value }) => value === null);
  return (
    <div
      className="readout"
      aria-hidden="true"
      style={isLeft ? { right: width - x + APART_PX } : { left: x + APART_PX }}
    >
      <b>{readoutTitle(at, values, locale)}</b>
      {isEmpty ? (
        <span className="sub">{words.noReading}</span>
      ) : (
        values.map(({ window, value, isPeak }) => (
          <span key={window} className="readout__row">
            <i className={`readout__dot ${lineClass(window)}`} />
            <span>{labelOf(window)}</span>
            <span className="num">
              {isPeak && value !== null && <small>{words.highest} </small>}
              {value === null ? '–' : formatPercent(value, locale)}
            </span>
          </span>
        ))
      )}
    </div>
  );
}

/** The instant, or only the day where the values are peaks of days. */
function readoutTitle(at: number, values: readonly ReadValue[], locale: Locale): string {
  return values.some(({ isPeak }) => isPeak) ? dateText(at, locale) : momentText(at, locale);
}

/** The readout as one sentence: `Thu 26 Nov · highest: 5-hour 53 %`. */
export function readoutText(
  at: number,
  values: readonly ReadValue[],
  labelOf: (window: string) => string,
  locale: Locale,
  words: Words['dashboard'],
): string {
  const text = ({ window, value }: ReadValue): string =>
    `${labelOf(window)} ${value === null ? words.noReading : formatPercent(value, locale)}`;
  const title = readoutTitle(at, values, locale);
  const peaks = values.filter(({ isPeak }) => isPeak).map(text);
  const others = values.filter(({ isPeak }) => !isPeak).map(text);
  if (peaks.length === 0) return `${title}: ${others.join(', ')}`;
  const parts = [title, words.highestOf(peaks.join(', ')), ...others];
  return parts.join(' · ');
}
