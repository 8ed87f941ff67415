import type { ReactElement } from 'react';
import type { Locale } from '../../../electron/core/text/format';
import type { ProxyFigures } from '../../../electron/core/proxy';
import type { Words } from '../../../electron/core/i18n/words';
import { useLocale } from '../../state/page-context';
import { useWords } from '../../text/use-words';
import { Row } from '../Row';
import { numberFormatter } from '../../../electron/core/text/formatters';

/** The counters of the proxy, which show that it changes nothing in the traffic. */
export function ProxyProof({ figures }: { readonly figures: ProxyFigures | null }): ReactElement {
  const words = useWords().proxy;
  const locale = useLocale();
  if (figures === null) return <Row label={words.proofNone} />;
  const number = (count: number) => numberFormatter(locale.language, {}).format(count);
  const wrong = figures.upstreamErrors + figures.tapErrors + figures.usesUnknown + figures.dropped;
  return (
    <div className="set set--wide">
      <table className="table proof">
        <caption>{words.summary(number(figures.requests), number(wrong))}</caption>
        <tbody>
          {rowsOf(figures, locale, words.unknown).map(([id, text]) => (
            <tr key={id}>
              <th scope="row">{words.figures[id]}</th>
              <td className="r num">{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type FigureId = keyof Words['proxy']['figures'];

function rowsOf(
  figures: ProxyFigures,
  locale: Locale,
  unknown: string,
): readonly (readonly [FigureId, string])[] {
  const { language } = locale;
  const count = (value: number) => numberFormatter(language, {}).format(value);
  const delay = (us: number | null) => delayText(us, locale, unknown);
  return [
    ['requests', count(figures.requests)],
    ['active', count(figures.active)],
    ['bytesUp', bytesText(figures.bytesUp, language)],
    ['bytesDown', bytesText(figures.bytesDown, language)],
    ['addedP50', delay(figures.addedP50Us)],
    ['addedP99', delay(figures.addedP99Us)],
    ['headersSeen', count(figures.headersSeen)],
    ['usesSeen', count(figures.usesSeen)],
    ['usesUnknown', count(figures.usesUnknown)],
    ['tapErrors', count(figures.tapErrors)],
    ['replaced', count(figures.replaced)],
    ['dropped', count(figures.dropped)],
    ['refused', count(figures.refused)],
    ['upstreamErrors', count(figures.upstreamErrors)],
    ['aborted', count(figures.aborted)],
  ];
}

function delayText(us: number | null, { language }: Locale, unknown: string): string {
  if (us === null) return unknown;
  const unit = us < 1000 ? 'microsecond' : 'millisecond';
  const format = numberFormatter(language, { style: 'unit', unit, maximumSignificantDigits: 2 });
  return format.format(us < 1000 ? us : us / 1000);
}

/** `0 bytes`, `812 kB`, `3.4 MB`, as the language writes it. */
function bytesText(bytes: number, language: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
  const step = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const unit = units[step] ?? 'byte';
  return numberFormatter(language, {
    style: 'unit',
    unit,
    maximumFractionDigits: 1,
    unitDisplay: step === 0 ? 'long' : 'short',
  }).format(bytes / 1000 ** step);
}
