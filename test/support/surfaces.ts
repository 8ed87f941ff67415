import { createLog } from '../../electron/app/log';
import { renderTemplate } from '../../electron/cli/format/render';
import { parseTemplate } from '../../electron/cli/format/template';
import { scanText } from '../../electron/cli/scan/scan-text';
import { guardText } from '../../electron/cli/terminal/guard-text';
import { statusText, watchLine } from '../../electron/cli/terminal/status-text';
import { activityCsv } from '../../electron/core/reports/activity-csv';
import { countActivity } from '../../electron/core/reports/activity-report';
import { alertOf } from '../../electron/core/alerts/message';
import { createCalendar } from '../../electron/core/time/calendar';
import { describeProblem } from '../../electron/core/text/problem-text';
import { guardVerdict } from '../../electron/core/guard/guard';
import { doctorReport, doctorText } from '../../electron/core/doctor/doctor';
import { metricsOf, noCounters } from '../../electron/core/metrics/gauges';
import { notReachedWords } from '../../electron/core/network/network-words';
import { notificationText } from '../../electron/core/alerts/notification-text';
import { jsonText } from '../../electron/core/text/plain-text';
import { createPricer } from '../../electron/core/prices/prices';
import { sessionsCsv } from '../../electron/core/sessions/sessions-csv';
import { countPrompts } from '../../electron/core/sessions/prompts';
import { countSessions } from '../../electron/core/sessions/sessions-report';
import { defaultSettings } from '../../electron/core/settings/settings';
import { buildSnapshot, noFacts } from '../../electron/core/snapshot/snapshot';
import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import { startFaultText } from '../../electron/core/lifecycle/start-fault-text';
import { startFault } from '../../electron/core/i18n/en/start-fault';
import { statusOf } from '../../electron/core/snapshot/status';
import { totalsBy } from '../../electron/core/tokens/token-totals';
import { emptyTracker, observe } from '../../electron/core/tracker/tracker';
import { trayView } from '../../electron/core/tray/tray-view';
import { ownAnswer } from '../../electron/proxy/answers';
import { readStatusline } from '../../electron/sources/statusline';
import { cleanName, shortPlain } from '../../electron/sources/usage-api/body/names';
import { exposition } from '../../electron/metrics/exposition';
import { modelName, projectName } from '../../renderer/activity/names';
import { activity } from '../../electron/core/i18n/en/activity';
import { useOf } from '../fakes/token-use';
import { doctorFacts, session } from '../unit/core/doctor/make-doctor-facts';
import { historyText } from './history-text';
import { locale, NOW, problemView, RESET, snapshot, windowView } from '../unit/core/make-snapshot';

/** A place where text from outside is seen, as a function from that text to all that is seen there. */
export interface Surface {
  readonly name: string;
  /** Characters that may stand between its lines. */
  readonly between: '' | '\n' | '\r\n';
  readonly text: (hostile: string) => readonly string[] | Promise<readonly string[]>;
}

/** A snapshot as main builds it, when all that others named is hostile. */
export function hostileSnapshot(text: string): ShownSnapshot {
  const account = { key: 'k', plan: text, tier: text, organizationId: 'org', name: text };
  const { state } = observe(emptyTracker('k'), observationOf(text), NOW, { thresholds: [] });
  const problem = {
    kind: 'offline' as const,
    since: NOW,
    retryAt: null,
    detail: text,
    cause: { kind: 'certificate_untrusted' as const, host: text, proxy: text, name: text },
  };
  return snapshot(buildSnapshot({ ...noFacts, account, tracker: state, problem }, NOW, locale, 1));
}

function observationOf(text: string) {
  const window = { utilization: 40, resetsAt: RESET, rawResetsAt: null, exactReset: false };
  const named = { ...window, severity: 'normal' as const, label: text };
  return {
    source: 'official_api' as const,
    observedAt: NOW,
    account: 'k',
    organizationId: 'k',
    httpStatus: 200,
    fresh: true,
    extraUsage: null,
    serverAheadMs: null,
    windows: [
      { ...named, id: 'five_hour' },
      { ...named, id: 'seven_day_x' },
      { ...named, id: 'other' },
    ],
  };
}

const named = ['five_hour', 'seven_day_x', 'other', 'tightest'].map(
  (limit) => `{${limit}.label} {${limit}.percent}`,
);
const allNamed = parseTemplate([...named, '{plan}', '{verdict}', '{problem}', '{windows}'].join(' '));

/** A line of `quotide status --format` with each field that can hold a name. */
function everyField(snapshot: ShownSnapshot): string {
  const text = allNamed.ok ? renderTemplate(allNamed.value, snapshot, locale) : allNamed;
  if (!text.ok) throw new Error(text.error);
  return text.value;
}

/** The line of `quotide guard`. */
function guardLine(snapshot: ShownSnapshot): string {
  const rule = { windows: null, below: 30, orLasts: false, forMs: null, failOpen: false };
  return guardText(guardVerdict(snapshot, rule), rule, snapshot, locale);
}

/** A snapshot with hostile text, as an earlier version or a fault of Quotide could leave it. */
function spoiltSnapshot(text: string): ShownSnapshot {
  return snapshot({
    windows: [windowView({ id: 'seven_day_x', label: text }), windowView({ id: 'other', label: text })],
    account: { key: 'k', plan: text, tier: text, organizationId: 'org', name: text },
    accounts: ['a', 'b'].map((dir) => ({
      dir,
      dirLabel: text,
      plan: text,
      name: dir === 'a' ? text : null,
      chosen: false,
      stale: false,
      utilization: 40,
      severity: 'normal',
      source: 'official_api',
      observedAt: NOW,
    })),
    problem: problemView({ message: text, advice: text }),
    undelivered: { last: { title: text, body: text, window: null }, refusal: text },
    verdict: { tone: 'normal', claim: text, rest: text, note: text },
  });
}

function snapshotsOf(text: string): readonly ShownSnapshot[] {
  return [hostileSnapshot(text), spoiltSnapshot(text)];
}

function usesOf(text: string) {
  const named = { project: `/home/ann/${text}`, model: text, branch: text, sessionId: text };
  return [useOf('a', named), useOf('b'), useOf('c', { ...named, project: text })];
}

function trayTexts(text: string, platform: string): readonly string[] {
  return snapshotsOf(text).flatMap((shown) => {
    const options = { style: 'number' as const, window: 'most_critical', amount: 'used' as const };
    const view = trayView(shown, { ...options, locale, platform, update: { version: text, isReady: false } });
    return [view.title, ...view.tooltip.split('\n'), ...view.menu.map(({ label }) => label)];
  });
}

function notifications(text: string): readonly string[] {
  const window = 'seven_day_x';
  return snapshotsOf(text).flatMap((shown) => {
    const context = {
      settings: defaultSettings.alerts,
      snapshot: shown,
      amount: shown.display.amount,
      locale,
      now: NOW,
    };
    const event = { at: NOW, early: false, account: 'k' } as const;
    const alert = alertOf(
      [
        { ...event, kind: 'threshold_crossed', window, value: 80 },
        { ...event, kind: 'credentials_lost', window: null, value: null },
      ],
      { ...context, accountLabel: text },
    );
    if (alert === null) throw new Error('no alert');
    return [true, false, null].flatMap((markup) => {
      const { title, body } = notificationText(alert, markup);
      if (markup !== false && /[<>]|&(?!(amp|lt|gt);)/.test(body)) throw new Error(`markup: ${body}`);
      return [title, ...body.split('\n')];
    });
  });
}

function csvTexts(text: string): readonly string[] {
  const query = { since: 0, until: Infinity, filter: { models: [], projects: [] } };
  const calendar = createCalendar('UTC');
  const count = countActivity(
    { ...query, until: useOf('a').at + 1, since: useOf('a').at - 1 },
    { calendar, beganAt: 0, priceOf: createPricer(defaultSettings.prices), familyOf: () => 'other' },
  );
  const sessions = countSessions(query, {
    now: NOW,
    priceOf: createPricer(defaultSettings.prices),
    titles: new Map([[text, text]]),
    periods: [],
  });
  for (const use of usesOf(text)) {
    count.add(use);
    sessions.add(use);
  }
  const report = count.report();
  return [
    ...(['models', 'projects', 'branches'] as const).map((table) => activityCsv(table, report[table], false)),
    sessionsCsv(sessions.report().sessions, { titles: true, isPrivate: false }),
  ];
}

function promptTexts(text: string): readonly string[] {
  const count = countPrompts();
  count.add({ kind: 'prompt', id: 'p', at: 0, text });
  count.add({
    kind: 'answer',
    use: useOf('a', { model: 'claude-opus-5-5' }),
    tools: [{ id: 't', name: text }],
    agent: null,
  });
  return [['p'], []].flatMap((open) =>
    count
      .report({ sessionId: 's1', open, texts: true, prices: defaultSettings.prices })
      .prompts.flatMap((prompt) => [prompt.text ?? '', ...prompt.own.tools.map(({ name }) => name)]),
  );
}

function doctorTexts(text: string): readonly string[] {
  const facts = doctorFacts({
    sessions: [session({ plan: text, tier: text, claudeVersion: text, dir: `/home/${text}` })],
    openError: text,
  });
  const report = doctorReport(facts);
  return [doctorText(report), jsonText(report, 2)];
}

function logLines(text: string): readonly string[] {
  const lines: string[] = [];
  createLog('debug', () => NOW, [(line) => lines.push(line)]).warn(text, { [text]: text, error: text });
  return lines;
}

/** Every surface. A new one gets a line here. */
export const surfaces: readonly Surface[] = [
  ...(['model', 'project', 'session'] as const).map((by): Surface => ({
    name: `scan --by ${by}`,
    between: '\n',
    text: (text) => {
      const grouped = totalsBy(usesOf(text), (use) => (by === 'session' ? 's' : (use[by] ?? '')));
      return [scanText({ grouped, by, titles: new Map([['s', text]]), locale })];
    },
  })),
  {
    name: 'quotide status --format',
    between: '',
    text: (text) => snapshotsOf(text).map(everyField),
  },
  {
    name: 'guard',
    between: '',
    text: (text) => snapshotsOf(text).map(guardLine),
  },
  {
    name: 'status',
    between: '\n',
    text: (text) => snapshotsOf(text).map((each) => statusText(each, locale)),
  },
  { name: 'watch', between: '', text: (text) => snapshotsOf(text).map((each) => watchLine(each, locale)) },
  {
    name: 'status --json',
    between: '\n',
    text: (text) => snapshotsOf(text).map((each) => jsonText(statusOf(each, [each]), 2)),
  },
  { name: 'history', between: '\n', text: (text) => historyText(text, 'text') },
  { name: 'history --json', between: '\n', text: (text) => historyText(text, 'json') },
  { name: 'history --csv', between: '\n', text: (text) => historyText(text, 'csv') },
  { name: 'doctor', between: '\n', text: doctorTexts },
  {
    name: 'the line for Claude Code',
    between: '',
    text: (text) => {
      const row = { display_name: text, used_percentage: 5 };
      const limits = readStatusline({ rate_limits: { models: [row], [text]: { used_percentage: 5 } } });
      return (limits?.windows ?? []).map(({ label }) => label);
    },
  },
  { name: 'log', between: '', text: logLines },
  ...['linux', 'darwin', 'win32'].map((platform): Surface => ({
    name: `tray on ${platform}`,
    between: '',
    text: (text) => trayTexts(text, platform),
  })),
  { name: 'notification', between: '', text: notifications },
  {
    name: 'metrics',
    between: '\n',
    text: (text) => {
      const tokens = [{ model: text, tokens: useOf('a').tokens }];
      const counters = { ...noCounters, tokens, pollErrors: { [text]: 1 } };
      const metrics = metricsOf(hostileSnapshot(text), counters, NOW);
      const labels = metrics.flatMap(({ points }) =>
        points.flatMap(({ attributes }) => Object.values(attributes)),
      );
      if (labels.some((label) => label.includes('\n'))) throw new Error('a label of two lines');
      return [exposition(metrics, { 'host.name': text }), ...labels];
    },
  },
  { name: 'CSV of activity and sessions', between: '\r\n', text: csvTexts },
  { name: 'prompts', between: '\n', text: promptTexts },
  {
    name: 'names on a page',
    between: '',
    text: (text) => [
      modelName(text),
      projectName(`/home/ann/${text}`, activity),
      projectName(text, activity),
    ],
  },
  {
    name: 'a snapshot on a page',
    between: '',
    text: (text) => {
      const { windows, account, problem, verdict } = hostileSnapshot(text);
      const { plan, tier, name } = account ?? { plan: null, tier: null, name: null };
      const { claim, rest, note } = verdict;
      const words = [plan, tier, name, problem?.message, problem?.advice, claim, rest, note];
      return [...words.map((word) => word ?? ''), ...windows.map(({ label }) => label)];
    },
  },
  {
    name: 'a problem in words',
    between: '',
    text: (text) => {
      const cause = { kind: 'proxy_refused' as const, host: text, proxy: text, name: text };
      const problem = { kind: 'offline' as const, since: NOW, retryAt: null, detail: text, cause };
      const { message, advice } = describeProblem(problem, { locale, now: NOW, hasNumbers: true });
      return [message, advice];
    },
  },
  {
    name: 'the proxy’s own answer to Claude Code',
    between: '\r\n',
    text: (text) => {
      const cause = { kind: 'certificate_untrusted' as const, host: text, proxy: text, name: text };
      return [ownAnswer(502, notReachedWords(cause, 'en')), ownAnswer(502, text)];
    },
  },
  { name: 'names of an answer', between: '', text: (text) => [cleanName(text) ?? '', shortPlain(text)] },
  {
    name: 'why the app could not start',
    between: '',
    text: (text) => {
      const fault = { kind: 'other' as const, folder: text, at: text, reason: text, owner: text };
      const { title, sentences } = startFaultText(
        fault as Parameters<typeof startFaultText>[0],
        'linux',
        startFault,
      );
      return [title, ...sentences];
    },
  },
];
