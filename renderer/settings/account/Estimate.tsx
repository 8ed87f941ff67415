import type { ReactElement } from 'react';
import { formatClock, formatPercent, formatPoints, formatTokens } from '../../../electron/core/text/format';
import type { Locale } from '../../../electron/core/text/format';
import type { Words } from '../../../electron/core/i18n/words';
import type { WeekReport } from '../../../electron/core/week-estimate/week-report';
import { useBridge, useLocale, useNow } from '../../state/page-context';
import { useWords } from '../../text/use-words';
import { PlanRow } from './PlanRow';
import { Group, Row } from '../Row';
import { usePolled } from '../use-polled';
import { ClearRow, StartRow, UsedRow } from './WeekRows';

const EVERY_MS = 5000;

/** The estimates from this machine's own count, their error, and the user's corrections of the week. */
export function Estimate(): ReactElement {
  const bridge = useBridge();
  const words = useWords().estimate;
  const [report, again] = usePolled(bridge.getWeek, EVERY_MS);
  return (
    <Group id="estimate" title={words.title} note={words.note}>
      {report === null ? (
        <Row label={words.now} note={words.nobody} />
      ) : (
        <>
          <Standing report={report} />
          <PlanRow report={report} onDone={again} />
          <UsedRow onDone={again} />
          <StartRow report={report} onDone={again} />
          <ClearRow report={report} onDone={again} />
        </>
      )}
    </Group>
  );
}

function Standing({ report }: { readonly report: WeekReport }): ReactElement {
  const words = useWords().estimate;
  const locale = useLocale();
  const now = useNow();
  return (
    <>
      <Row label={words.now} note={<Lines lines={standingLines(report, now, locale, words)} />} />
      <Row label={words.lastOff} note={missLine(report, locale, words)} />
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }): ReactElement {
  return (
    <>
      {lines.map((line) => (
        <span key={line} className="line">
          {line}
        </span>
      ))}
    </>
  );
}

function standingLines(
  { estimate, official, weighted }: WeekReport,
  now: number,
  locale: Locale,
  words: Words['estimate'],
): readonly string[] {
  const percent = (value: number): string => formatPercent(value, locale);
  const live = official === null ? [] : [words.live(percent(official))];
  if (estimate === null) return [...live, words.nothing];
  const { basis, since, utilization, low, high, calibrated } = estimate;
  const clock = since === null ? '' : formatClock(since, now, locale);
  const from = basis === 'guess' ? words.basis.guess : words.basis[basis](clock);
  const budget =
    weighted === null || calibrated
      ? []
      : [words.tokens(formatTokens(weighted.used, locale), formatTokens(weighted.budget, locale))];
  const [used, least, most] = [percent(utilization), percent(low), percent(high)];
  const range = least === most ? used : words.range(used, least, most);
  return [`${range} · ${from}`, ...budget, ...live];
}

function missLine({ miss }: WeekReport, locale: Locale, words: Words['estimate']): string {
  if (miss === null) return words.notYet;
  const { estimate, official } = miss;
  const points = formatPoints(estimate - official, locale);
  return words.wasOff(points, formatPercent(estimate, locale), formatPercent(official, locale));
}
