import { figuresOf, type Figures } from './figures';
import type { Forecast, Judged } from './judge';

const KINDS: readonly (readonly [string, Forecast['kind'] | null])[] = [
  ['five-hour', 'five_hour'],
  ['seven-day', 'seven_day'],
  ['both', null],
];

interface Line {
  readonly what: string;
  readonly target: string;
  readonly of: (figures: Figures) => string;
}

const percent = (share: number | null) => (share === null ? '–' : `${(share * 100).toFixed(1)} %`);
const times = (ratio: number) => `${ratio.toFixed(2)} ×`;

const LINES: readonly Line[] = [
  { what: 'forecasts, one an hour', target: '–', of: ({ forecasts }) => String(forecasts) },
  { what: 'coverage of the 80 % interval', target: '75–85 %', of: ({ coverage }) => percent(coverage) },
  {
    what: 'came below it / above it',
    target: '10 / 10 %',
    of: ({ below, above }) => `${percent(below)} / ${percent(above)}`,
  },
  { what: 'its width, in percent of the limit', target: '–', of: ({ width }) => width.toFixed(1) },
  { what: 'pinball loss', target: '–', of: ({ loss }) => loss.toFixed(2) },
  { what: 'beside linear', target: '≤ 0.70 ×', of: ({ toLinear }) => times(toLinear) },
  { what: 'beside CodexBar’s work days', target: '≤ 0.70 ×', of: ({ toWorkDays }) => times(toWorkDays) },
  {
    what: 'the middle alone (mean error) beside linear',
    target: '–',
    of: ({ middleToLinear }) => times(middleToLinear),
  },
  {
    what: 'periods watched, of them ran out',
    target: '–',
    of: ({ periods, ranOut }) => `${String(periods)}, ${String(ranOut)}`,
  },
  { what: '“runs out” said', target: '–', of: ({ warnings }) => String(warnings) },
  { what: 'of them false', target: '≤ 10 %', of: ({ falseAlarms }) => percent(falseAlarms) },
  {
    what: 'the same, linear',
    target: '–',
    of: ({ linearWarnings, linearFalseAlarms }) =>
      `${percent(linearFalseAlarms)} of ${String(linearWarnings)}`,
  },
  {
    what: 'of those that ran out: said before / ≥ 30 min before',
    target: '–',
    of: ({ warnedBefore, warnedInTime }) => `${percent(warnedBefore)} / ${percent(warnedInTime)}`,
  },
  {
    what: 'the same with “may run out”',
    target: '–',
    of: ({ maybeBefore, maybeInTime }) => `${percent(maybeBefore)} / ${percent(maybeInTime)}`,
  },
  {
    what: 'the same, linear, ≥ 30 min',
    target: '–',
    of: ({ linearWarnedInTime }) => percent(linearWarnedInTime),
  },
  { what: '“lasts” said and true', target: '–', of: ({ lastsTrue }) => percent(lastsTrue) },
];

/** The figures as a markdown table, with a title above it. */
export function report(title: string, judged: Judged): string {
  const columns = KINDS.map(([, kind]) => figuresOf(judged, kind));
  const rows = LINES.map(({ what, target, of }) => [what, target, ...columns.map(of)]);
  const all = [['what', 'target', ...KINDS.map(([name]) => name)], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |\n`;
  const [head, ...body] = all;
  const rule = widths.map((width) => '-'.repeat(width));
  return `${title}\n\n${[head ?? [], rule, ...body].map(line).join('')}`;
}
