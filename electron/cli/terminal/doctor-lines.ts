import { doctorMarks, doctorSummary, type DoctorReport } from '../../core/doctor/doctor';
import type { Finding, FindingState } from '../../core/doctor/finding';
import { plainCell } from '../../core/text/plain-text';
import { cutEnd, padEnd } from './columns';
import { span, type Style, type StyledLine } from './styled';
import { WIDTH, wrapIndented } from './wrap';

const INDENT = ' '.repeat(9);
/** Cells of the titles of findings that are fine, so that their facts stand below each other. */
const TITLE = 26;

const styles: Readonly<Record<FindingState, Style>> = {
  ok: 'fill',
  warning: 'warning',
  problem: 'critical',
  unknown: 'faint',
};

/**
 * The report as lines of at most 79 cells: the summary, then what is wrong with all its facts, then what is fine or
 * unknown in a line each. `isVerbose` prints all findings in full, in the order of the report.
 */
export function doctorLines({ findings }: DoctorReport, isVerbose: boolean): readonly StyledLine[] {
  const summary: StyledLine = [span(doctorSummary(findings), 'strong')];
  if (isVerbose) return [summary, ...findings.flatMap(wholeFinding)];
  const isWrong = ({ state }: Finding) => state === 'problem' || state === 'warning';
  const rest = findings.filter((finding) => !isWrong(finding));
  return [
    summary,
    ...findings.filter(isWrong).flatMap(wholeFinding),
    ...(rest.length === 0
      ? []
      : [[], ...rest.map(shortFinding), [], [span('All details: quotide doctor -v', 'faint')]]),
  ];
}

function wholeFinding({ state, title, facts, action }: Finding): readonly StyledLine[] {
  const texts = [...facts, ...(action === null ? [] : [`→ ${action}`])];
  return [
    [],
    [markOf(state), span(title, 'strong')],
    ...texts.flatMap((text) => wrapIndented(plainCell(text), INDENT).map((line) => [span(line)])),
  ];
}

function shortFinding({ state, title, facts: [fact = ''] }: Finding): StyledLine {
  const head = padEnd(title, TITLE);
  const free = WIDTH - INDENT.length - TITLE - 2;
  return [markOf(state), span(head), span(`  ${cutEnd(plainCell(fact), free)}`.trimEnd(), 'faint')];
}

function markOf(state: FindingState) {
  return span(doctorMarks[state].padEnd(INDENT.length), styles[state]);
}
