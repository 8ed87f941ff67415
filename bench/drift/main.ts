/**
 * `node drift.cjs [--tuning] [--accounts=N]`: simulated accounts, each asked for changes of its limits day by day. Prints
 * progress on stderr and two markdown tables on stdout; leaves with 1 when a bound is missed.
 */
import { FOUND_DAYS, judge, MONTHS, type Report, type Verdict } from './judge';
import { WINDOWS } from './life';
import { type Scenario, SCENARIOS, STEPS } from './scenario';

/** Constants are chosen on the tuning seeds; judging seeds that led to a change (500,001 on) are retired. */
const SEEDS = { tuning: 1, judging: 600_001 };
/** Seeds of one scenario. */
const APART = 1000;
const ACCOUNTS = 40;
/** The steps that have to be found are at least this large. */
const LARGE = 0.2;
const BOUNDS = { falseAlarms: 0.02, found: 0.8, covered: { least: 0.75, most: 0.85 } };

function main(): number {
  const kind = process.argv.includes('--tuning') ? 'tuning' : 'judging';
  const wish = process.argv.find((word) => word.startsWith('--accounts='));
  const accounts = wish === undefined ? ACCOUNTS : Number(wish.slice(wish.indexOf('=') + 1));
  const started = performance.now();
  const verdicts = SCENARIOS.flatMap((scenario, index) =>
    Array.from({ length: accounts }, (_, account) => {
      process.stderr.write(`\r   ${kind}: ${scenario}, account ${account + 1} of ${accounts}      `);
      return judge(scenario, SEEDS[kind] + index * APART + account);
    }),
  );
  process.stderr.write(`\n   ${((performance.now() - started) / 1000).toFixed(0)} s\n`);
  for (const { scenario, seed, report } of falseAlarmsOf(verdicts))
    process.stderr.write(`   false: ${scenario}, seed ${seed}, ${JSON.stringify(report)}\n`);
  const rows = SCENARIOS.map((scenario) =>
    rowOf(
      scenario,
      verdicts.filter((each) => each.scenario === scenario),
    ),
  );
  print(
    ['account', 'n', 'months', 'false alarms', 'found within 7 days', 'within 14', 'by 5-hour / 7-day'],
    rows,
  );
  const { cells, isGood } = totals(verdicts);
  process.stdout.write('\n');
  print(['what', 'target', 'measured'], cells);
  return isGood ? 0 : 1;
}

function falseAlarmsOf(verdicts: readonly Verdict[]) {
  return verdicts.flatMap(({ scenario, seed, reports }) =>
    reports.filter(({ step }) => step === null).map((report) => ({ scenario, seed, report })),
  );
}

/** Whether a step of an account was reported within some days, in any window or in one. */
function isFound(
  { reports }: Verdict,
  days: number,
  step: Verdict['plot']['steps'][number],
  window?: string,
): boolean {
  return reports.some(
    (report) =>
      report.step === step &&
      report.day - step.day <= days &&
      (window === undefined || report.window === window),
  );
}

function rowOf(scenario: Scenario, of: readonly Verdict[]): readonly string[] {
  const share = (days: number, window?: string) => {
    const steps = of.flatMap((verdict) => verdict.plot.steps.map((step) => ({ verdict, step })));
    if (steps.length === 0) return '–';
    return percent(
      steps.filter(({ verdict, step }) => isFound(verdict, days, step, window)).length / steps.length,
    );
  };
  return [
    scenario,
    String(of.length),
    (of.length * MONTHS).toFixed(0),
    String(falseAlarmsOf(of).length),
    share(FOUND_DAYS),
    share(2 * FOUND_DAYS),
    WINDOWS.map((window) => share(2 * FOUND_DAYS, window)).join(' / '),
  ];
}

function totals(verdicts: readonly Verdict[]) {
  const alarms = falseAlarmsOf(verdicts).length / (verdicts.length * MONTHS);
  const large = verdicts.filter(({ scenario }) => Math.abs((STEPS[scenario] ?? 1) - 1) >= LARGE - 1e-9);
  const found =
    large.filter((verdict) => verdict.plot.steps.every((step) => isFound(verdict, FOUND_DAYS, step))).length /
    large.length;
  const first = coveredOf(verdicts.flatMap(({ reports }) => reports));
  const late = coveredOf(verdicts.flatMap((verdict) => verdict.late));
  const both = coveredOf(verdicts.flatMap((verdict) => [...verdict.reports, ...verdict.late]));
  const isGood =
    alarms <= BOUNDS.falseAlarms &&
    found >= BOUNDS.found &&
    both.share >= BOUNDS.covered.least &&
    both.share <= BOUNDS.covered.most;
  const cells = [
    ['false alarms of account-months', '≤ 2 %', `${(100 * alarms).toFixed(1)} %`],
    ['steps of 20 % and more found within 7 days', '≥ 80 %', percent(found)],
    ['true size within the range', '75–85 %', `${percent(both.share)} of ${both.all}`],
    ['the same, of the first report', '–', `${percent(first.share)} of ${first.all}`],
    ['the same, 14 days after the step', '–', `${percent(late.share)} of ${late.all}`],
    ['width of the range, in points', '–', both.width.toFixed(0)],
  ];
  return { cells, isGood };
}

function coveredOf(reports: readonly Report[]) {
  const reported = reports.filter(({ step }) => step !== null);
  const held = reported.filter(({ change, step }) => {
    const size = (step?.factor ?? 1) - 1;
    return change.low <= size && size <= change.high;
  });
  const width = reported.reduce((sum, { change }) => sum + change.high - change.low, 0) / reported.length;
  return { share: held.length / reported.length, all: reported.length, width: 100 * width };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}

function print(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const lines = [head, head.map(() => '---'), ...rows];
  process.stdout.write(lines.map((cells) => `| ${cells.join(' | ')} |\n`).join(''));
}

process.exit(main());
