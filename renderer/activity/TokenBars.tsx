import { useMemo } from 'react';
import type { ReactElement } from 'react';
import { createCalendar } from '../../electron/core/time/calendar';
import { allTokens, type ActivityReport } from '../../electron/core/reports/activity-report';
import { formatTokens, type Locale } from '../../electron/core/text/format';
import type { Words } from '../../electron/core/i18n/words';
import { Bars, type Bar } from '../chart/Bars';
import { useLocale } from '../state/page-context';
import { Panel } from '../shell/Page';
import { useWords } from '../text/use-words';
import { barLabel, barName } from './labels';
import { useWorkNames, type WorkNames } from '../text/work-names';
import type { Grouping } from './address';

const families = ['opus', 'fable', 'sonnet', 'haiku', 'other'] as const;
/** The most projects with a colour of their own: more colours are hard to tell apart. */
const PROJECTS = 4;

interface Group {
  readonly name: string;
  readonly look: string;
  /** The tokens of this group in a bar. */
  readonly of: (bar: ActivityReport['bars'][number]) => number;
}

/** Tokens over time, by model or by project. */
export function TokenBars({
  report,
  by,
}: {
  readonly report: ActivityReport;
  readonly by: Grouping;
}): ReactElement {
  const words = useWords().activity;
  const locale = useLocale();
  const names = useWorkNames();
  const calendar = useMemo(() => createCalendar(locale.timeZone), [locale.timeZone]);
  const groups = (by === 'families' ? familyGroups(words) : projectGroups(report, names, words)).filter(
    ({ of }) => report.bars.some((bar) => of(bar) > 0),
  );
  const bars = report.bars.map((bar): Bar => {
    const parts = groups.map(({ of }) => of(bar));
    const texts = groups.map(({ name }, index) => `${name} ${formatTokens(parts[index] ?? 0, locale)}`);
    return {
      at: bar.at,
      parts,
      label: barLabel(report.step, bar.at, locale),
      hour: report.step === 'minutes' || report.step === 'hour' ? calendar.hour(bar.at) : null,
      text: `${barName(report.step, bar.at, locale)}: ${texts.join(', ')}`,
    };
  });
  return (
    <Panel
      id="tokens"
      title={words.tokens[report.step]}
      aside={
        <span className="legend__signs">
          {groups.map(({ name, look }) => (
            <span key={name} className="legend__key">
              <i className={look} />
              {name}
            </span>
          ))}
        </span>
      }
    >
      <Bars
        bars={bars}
        looks={groups.map(({ look }) => look)}
        height={262}
        format={(amount) => formatTokens(amount, locale)}
        summary={summaryOf(report, bars, locale, words)}
      />
    </Panel>
  );
}

function familyGroups(words: Words['activity']): readonly Group[] {
  return families.map((family) => ({
    name: family === 'other' ? words.otherModels : `${family.charAt(0).toUpperCase()}${family.slice(1)}`,
    look: `m-${family}`,
    of: (bar) => bar.families[family] ?? 0,
  }));
}

function projectGroups(
  { projects }: ActivityReport,
  names: WorkNames,
  words: Words['activity'],
): readonly Group[] {
  const first = projects.slice(0, PROJECTS).map(({ key }) => key);
  const named = first.map((key, index) => ({
    name: names.project(key),
    look: `p-${index + 1}`,
    of: (bar: ActivityReport['bars'][number]) => bar.projects[key] ?? 0,
  }));
  const others = (bar: ActivityReport['bars'][number]): number =>
    Object.entries(bar.projects).reduce(
      (all, [key, tokens]) => (first.includes(key) ? all : all + tokens),
      0,
    );
  return [...named, { name: words.others(projects.length - first.length), look: 'p-rest', of: others }];
}

function summaryOf(
  report: ActivityReport,
  bars: readonly Bar[],
  locale: Locale,
  words: Words['activity'],
): string {
  const size = ({ parts }: Bar): number => parts.reduce((all, part) => all + part, 0);
  const most = [...bars].sort((a, b) => size(b) - size(a))[0];
  if (most === undefined) return words.empty;
  return words.summary(
    formatTokens(size(most), locale),
    barName(report.step, most.at, locale),
    formatTokens(allTokens(report.total.tokens), locale),
  );
}
