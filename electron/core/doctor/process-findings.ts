import { formatClock } from '../text/format';
import type { ProcessName } from '../lifecycle/process-deaths';
import type { DoctorFacts } from './doctor-facts';
import { calm, type Finding } from './finding';

/** The age of a death (ms) above which no advice is given. */
const RECENT_MS = 24 * 3_600_000;

const titles: Readonly<Record<ProcessName, string>> = {
  popover: 'The popover’s page',
  dashboard: 'The dashboard’s page',
  mini: 'The mini view’s page',
  network: 'Chromium’s network service',
  gpu: 'Chromium’s graphics process',
  proxy: 'The proxy’s process',
  other: 'Another process of Chromium',
};

/** The processes of the app that died and were restarted; no finding without one. */
export function processFindings({ processes, now, locale }: DoctorFacts): readonly Finding[] {
  if (processes === null || processes.deaths.length === 0) return [];
  const facts = processes.deaths.map(
    ({ name, count, lastAt, reason }) =>
      `${titles[name]} ended unexpectedly ${count === 1 ? 'once' : `${count} times`}, last at ${formatClock(lastAt, now, locale)} (${reason}).`,
  );
  const lines = [...facts, `Counted since ${formatClock(processes.since, now, locale)}.`];
  const base = { id: 'processes', title: 'Processes of the app' };
  if (processes.deaths.every(({ lastAt }) => now - lastAt > RECENT_MS))
    return [calm(base.id, base.title, lines)];
  const action =
    'Each was started again. If it happens often, look for too little memory, and update the graphics driver.';
  return [{ ...base, state: 'warning', facts: lines, action }];
}
