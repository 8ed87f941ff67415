import { formatClock } from '../text/format';
import type { DoctorFacts } from './doctor-facts';
import { calm, type Finding } from './finding';

/** Whether the system shows alerts, and whether the user's program runs. */
export function alertFindings(facts: DoctorFacts): readonly Finding[] {
  const { program, programFailure, refusal } = facts.alerts;
  return [
    ...(refusal === null ? [] : [refusalFinding(refusal, facts)]),
    ...(program === null ? [] : [programFinding(program, programFailure, facts)]),
  ];
}

type Failure = NonNullable<DoctorFacts['alerts']['refusal']>;

function refusalFinding({ at, reason }: Failure, { now, locale, platform }: DoctorFacts): Finding {
  return {
    id: 'alerts',
    title: 'Alerts',
    state: 'warning',
    facts: [`The system did not show the one of ${formatClock(at, now, locale)}: ${reason}`],
    action:
      platform === 'linux'
        ? 'Start a notification service; until then alerts are in the tray’s menu.'
        : 'Allow Quotide to notify you in the system’s settings; macOS asks for a signed app.',
  };
}

function programFinding(program: string, failure: Failure | null, { now, locale }: DoctorFacts): Finding {
  const base = { id: 'program', title: 'Program for events' };
  const line = `It is run with each event: ${program}`;
  if (failure === null) return calm(base.id, base.title, [line]);
  return {
    ...base,
    state: 'warning',
    facts: [line, `Its run at ${formatClock(failure.at, now, locale)} failed: ${failure.reason}`],
    action: 'Run it by hand, or choose another one in the settings.',
  };
}
