import { formatClock } from '../text/format';
import type { DoctorFacts, ProxyFacts } from './doctor-facts';
import { calm, unclear, type Finding } from './finding';

const base = { id: 'proxy', title: 'Proxy for Claude Code' };

/** Whether the proxy answers, and whether its messages arrived; no finding while it is off. */
export function proxyFindings({ proxy, now, locale }: DoctorFacts): readonly Finding[] {
  if (proxy === null) return [];
  const { drops } = proxy;
  const lost =
    drops === null
      ? []
      : [
          `Lost: ${String(drops.count)} of its notes, last ${formatClock(drops.at, now, locale)}; the app was too busy to take them. Traffic was not touched.`,
        ];
  return [{ ...findingOf(proxy), ...(lost.length === 0 ? {} : withLost(findingOf(proxy), lost)) }];
}

function findingOf({ port, hasKey, test, user }: ProxyFacts): Finding {
  const place = `http://127.0.0.1:${String(port)}`;
  if (test === null) return unclear(base.id, base.title, `Switched on, at ${place}; the app does not run.`);
  if (test === 'answers')
    return calm(base.id, base.title, [
      `It answers at ${place}${hasKey ? ', below its secret path only' : ''}.`,
    ]);
  if (test === 'silent')
    return {
      ...base,
      state: 'problem',
      facts: [`Nothing answers at ${place}: Claude Code fails while its settings name this address.`],
      action: 'Restart Quotide, or take ANTHROPIC_BASE_URL out of Claude Code’s settings.',
    };
  return {
    ...base,
    state: 'problem',
    facts: [
      `Another program than Quotide answers at ${place}${user === null ? '' : ` (user ${user})`}: Claude Code sends its login to it while its settings name this address.`,
    ],
    action: 'Take ANTHROPIC_BASE_URL out of Claude Code’s settings, or end that program.',
  };
}

function withLost(finding: Finding, lost: readonly string[]): Pick<Finding, 'state' | 'facts'> {
  const state = finding.state === 'problem' ? finding.state : 'warning';
  return { state, facts: [...finding.facts, ...lost] };
}
