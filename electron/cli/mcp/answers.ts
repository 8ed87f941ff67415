import type { AppParts } from '../../app/compose';
import { scoreOf } from '../../app/pace/forecast-score';
import { readSessionsReport } from '../../app/reports/sessions-report';
import type { Locale } from '../../core/text/format';
import { forecastText } from '../../core/text/forecast-words';
import type { SessionRow } from '../../core/sessions/sessions-report';
import { withEstimates } from '../../core/snapshot/apply-estimates';
import type { AppSnapshot, WindowView } from '../../core/snapshot/snapshot-types';
import { statusOf, type Status } from '../../core/snapshot/status';
import { lineOfEvent, lineOfSample } from '../../history/readings/export';

/** The parts of the command that the tools read. */
export type AnswerSource = Pick<AppParts, 'accounts' | 'history' | 'clock' | 'settings' | 'worktrees'>;

const DAY = 86_400_000;
/** So many rows are read at once. */
const PAGE = 500;

/** The answer of `limits`: the JSON of `quotide status --json`, with the age of each window. */
export function limitsAnswer({ accounts }: AnswerSource): object {
  const others = accounts
    .runtimes()
    .filter((runtime) => runtime !== accounts.chosen())
    .map(({ store }) => store.snapshot())
    .filter(({ account }) => account !== null);
  return withAges(statusOf(accounts.snapshot(), others));
}

function withAges(status: Status): object {
  const { takenAt, observedAt, windows, otherAccounts } = status;
  return {
    ...status,
    ageSeconds: observedAt === null ? null : secondsBetween(observedAt, takenAt),
    windows: windows.map((window) => ({
      ...window,
      ageSeconds: secondsBetween(window.observedAt, takenAt),
    })),
    ...(otherAccounts && { otherAccounts: otherAccounts.map(withAges) }),
  };
}

/** The answer of `forecast`: whether each limit lasts, and how good past forecasts were. `window`: only that limit. */
export function forecastAnswer(
  { accounts, history, clock }: AnswerSource,
  window: string | undefined,
  locale: Locale,
): object {
  const snapshot: AppSnapshot = withEstimates(accounts.snapshot());
  const { account, verdict, takenAt } = snapshot;
  return {
    schema: 1,
    takenAt: iso(takenAt),
    verdict: `${verdict.claim} ${verdict.rest}`.trim(),
    windows: snapshot.windows
      .filter(({ id }) => window === undefined || id === window)
      .map((each) => forecastOf(each, takenAt, locale)),
    pastForecasts: account === null ? null : scoreOf(history, account.key, clock.now()),
  };
}

function forecastOf(window: WindowView, now: number, locale: Locale): object {
  const { id, label, utilization, resetsAt, source, observedAt, stale, pace } = window;
  return {
    id,
    label,
    utilization,
    resetsAt: isoOrNull(resetsAt),
    source,
    observedAt: iso(observedAt),
    ageSeconds: Math.max(0, Math.round((now - observedAt) / 1000)),
    stale,
    verdict: pace.verdict,
    atReset: pace.atReset,
    runsOutAt: isoOrNull(pace.runsOutAt),
    runsOutBetween: pace.runsOutBetween && {
      from: iso(pace.runsOutBetween.from),
      to: iso(pace.runsOutBetween.to),
    },
    text: forecastText(window, 'used', locale),
  };
}

/** Which sessions: those with a turn in the last `days`, the newest `limit`. */
export interface SessionsQuestion {
  readonly days: number;
  readonly limit: number;
}

/** The answer of `sessions`: Claude Code's sessions on this machine, the newest first. */
export async function sessionsAnswer(
  source: AnswerSource,
  { days, limit }: SessionsQuestion,
  isPrivate: boolean,
): Promise<object> {
  const now = source.clock.now();
  const { sessions } = await readSessionsReport(source, { since: now - days * DAY, until: now });
  return {
    schema: 1,
    takenAt: iso(now),
    source: 'transcripts',
    // What is newer has not been counted yet: the app counts as it runs, `quotide scan` at once.
    observedAt: isoOrNull(sessions[0]?.lastAt ?? null),
    ageSeconds: sessions[0] === undefined ? null : Math.max(0, Math.round((now - sessions[0].lastAt) / 1000)),
    total: sessions.length,
    sessions: sessions.slice(0, limit).map((row) => sessionOf(row, isPrivate)),
  };
}

function sessionOf(row: SessionRow, isPrivate: boolean): object {
  const { id, title, project, models, turns, tokens, share, costUsd, grade, firstAt, lastAt } = row;
  return {
    id,
    title: isPrivate ? null : title,
    project: isPrivate ? null : project,
    models,
    turns,
    tokens,
    percentOfOneWindow: share,
    costUsd,
    grade,
    firstAt: iso(firstAt),
    lastAt: iso(lastAt),
  };
}

/** Which rows: those since an instant (epoch ms), the newest `limit`. */
export interface HistoryQuestion {
  readonly window: string | undefined;
  readonly since: number;
  readonly isEvents: boolean;
  readonly limit: number;
}

/** The answer of `history`: the JSON of `quotide history --json`, with the newest rows only. */
export function historyAnswer(
  { history, clock }: AnswerSource,
  { window, since, isEvents, limit }: HistoryQuestion,
): object {
  const span = { since, until: Number.MAX_SAFE_INTEGER };
  const found = isEvents
    ? newest([history.events({ ...span, ...(window !== undefined && { window }) }).map(lineOfEvent)], limit)
    : newest(samplePages(history, { ...span, account: null, window: window ?? null }), limit);
  return {
    schema: 1,
    takenAt: iso(clock.now()),
    since: iso(since),
    olderRowsLeftOut: found.leftOut,
    [isEvents ? 'events' : 'samples']: found.rows,
  };
}

function* samplePages(
  history: AnswerSource['history'],
  query: Parameters<AnswerSource['history']['samplesPage']>[0],
): Generator<readonly object[]> {
  let after: Parameters<typeof history.samplesPage>[1] = null;
  do {
    const page = history.samplesPage(query, after, PAGE);
    yield page.samples.map(lineOfSample);
    after = page.next;
  } while (after !== null);
}

/** The last rows of some pages, and how many rows were before them. */
function newest(
  pages: Iterable<readonly object[]>,
  limit: number,
): { readonly rows: readonly object[]; readonly leftOut: number } {
  let rows: readonly object[] = [];
  let count = 0;
  for (const page of pages) {
    count += page.length;
    rows = [...rows, ...page].slice(-limit);
  }
  return { rows, leftOut: count - rows.length };
}

function secondsBetween(from: string, to: string): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : iso(at);
}
