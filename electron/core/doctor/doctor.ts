import { alertFindings } from './alert-findings';
import { cacheFinding } from './cache-findings';
import type { DoctorFacts, SessionFacts } from './doctor-facts';
import { unclear, type Finding, type FindingState } from './finding';
import { loginFinding } from './login-findings';
import { forStrangers } from './private-report';
import { networkFinding } from './network-findings';
import { processFindings } from './process-findings';
import { proxyFindings } from './proxy-findings';
import { accountFinding, nextLookFinding, requestFinding } from './request-findings';
import { databaseFinding, dataFolderFinding, settingsFinding, versionsFinding } from './storage-findings';
import { apiFinding, clockFindings, desktopFindings } from './surrounding-findings';
import { telemetryFindings } from './metrics-findings';
import { updatesFinding } from './update-findings';
import { inEnglish } from '../locale';

/** The report of `quotide doctor --json`, schema 1: fields and findings are only added. */
export interface DoctorReport {
  readonly schema: 1;
  readonly findings: readonly Finding[];
}

/** Judges the facts. The report contains no secrets and no names, so that it can be part of a bug report. */
export function doctorReport(gathered: DoctorFacts): DoctorReport {
  // English in every language, since the readers of bug reports must understand it.
  const facts = { ...gathered, locale: inEnglish(gathered.locale) };
  const { sessions } = facts;
  const login =
    facts.openError === null
      ? sessions.flatMap((session, index) => numbered(sessionFindings(session, facts), index))
      : [unclear('login', 'Login', 'Not looked for, since the history could not be opened.')];
  const findings = [
    ...login,
    apiFinding(facts),
    networkFinding(facts),
    ...clockFindings(facts),
    ...proxyFindings(facts),
    ...desktopFindings(facts),
    databaseFinding(facts),
    dataFolderFinding(facts),
    settingsFinding(facts),
    ...alertFindings(facts),
    ...telemetryFindings(facts),
    ...processFindings(facts),
    versionsFinding(facts),
    updatesFinding(facts),
  ];
  return {
    schema: 1,
    findings: findings.map((finding) => forStrangers(finding, facts.homes, pathsToHide(facts))),
  };
}

/** The paths that privacy mode removes from the report; `null` without privacy mode. */
function pathsToHide({
  isPrivate,
  sessions,
  dataFolder,
  alerts,
  settings,
}: DoctorFacts): readonly string[] | null {
  if (!isPrivate) return null;
  return [
    ...sessions.flatMap(({ dir, attempts }) => [dir, ...attempts.map(({ where }) => where)]),
    dataFolder.path,
    alerts.program ?? '',
    settings.setAside ?? '',
  ];
}

/** The worst kind of fault: `login` without a usable login, `other` for any other problem, `null` without one. */
export function worstOf({ findings }: DoctorReport): 'login' | 'other' | null {
  const problems = findings.filter(({ state }) => state === 'problem');
  if (problems.some(({ id }) => /^login(-\d+)?$/.test(id))) return 'login';
  return problems.length > 0 ? 'other' : null;
}

/** The word for each state in a text report. */
export const doctorMarks: Readonly<Record<FindingState, string>> = {
  ok: 'ok',
  warning: 'WARNING',
  problem: 'PROBLEM',
  unknown: 'unknown',
};
const INDENT = ' '.repeat(9);

/** The whole report as text for a bug report: the summary, then all findings. */
export function doctorText({ findings }: DoctorReport): string {
  const blocks = findings.map(({ title, state, facts, action }) =>
    [
      `${doctorMarks[state].padEnd(INDENT.length)}${title}`,
      ...facts.map((fact) => `${INDENT}${fact}`),
      ...(action === null ? [] : [`${INDENT}→ ${action}`]),
    ].join('\n'),
  );
  return [doctorSummary(findings), ...blocks].join('\n\n');
}

/** The findings in one sentence: `1 problem, 2 warnings.` */
export function doctorSummary(findings: readonly Finding[]): string {
  const count = (state: FindingState, noun: string) => {
    const { length } = findings.filter((finding) => finding.state === state);
    return length === 0 ? [] : [`${length} ${noun}${length === 1 ? '' : 's'}`];
  };
  const found = [...count('problem', 'problem'), ...count('warning', 'warning')];
  return found.length === 0 ? 'No problem was found.' : `${found.join(', ')}.`;
}

function sessionFindings(session: SessionFacts, facts: DoctorFacts): readonly Finding[] {
  return [
    loginFinding(session, facts),
    accountFinding(session),
    requestFinding(session, facts),
    nextLookFinding(session, facts),
    cacheFinding(session, facts),
  ];
}

/** Numbers the findings of a config folder, except for the first one, which is most people's only one. */
function numbered(findings: readonly Finding[], index: number): readonly Finding[] {
  if (index === 0) return findings;
  const n = index + 1;
  return findings.map((finding) => ({
    ...finding,
    id: `${finding.id}-${n}`,
    title: `${finding.title} (folder ${n})`,
  }));
}
