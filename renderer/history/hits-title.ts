import type { Words } from '../../electron/core/i18n/words';
import type { HistoryReport } from '../../electron/core/reports/history-report';
import type { Locale } from '../../electron/core/text/format';
import { beganWithin } from '../chart/axis';
import { momentText } from '../text/when';

/** How the span of a report is named: the words of a preset, or two dates. */
export interface SpanName {
  readonly text: string;
  readonly isDates: boolean;
}

/**
 * How often a limit was reached in a span. If readings began within it, the sentence names that moment, since nothing is
 * known before; without any reading there is no sentence (`null`).
 */
export function hitsTitle(
  report: HistoryReport,
  span: SpanName,
  locale: Locale,
  words: Words['dashboard']['hits'],
): string | null {
  const { firstAt, hits, until } = report;
  if (firstAt === null || firstAt >= until) return null;
  if (beganWithin(report)) return words.titleSince(hits.length, momentText(firstAt, locale));
  return (span.isDates ? words.titleBetween : words.title)(hits.length, span.text);
}
