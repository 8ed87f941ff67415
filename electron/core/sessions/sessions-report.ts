import { allTokens } from '../reports/activity-report';
import { CostSum, type Cost } from '../tokens/cost-sum';
import { efficiencyOf, type Grade } from './efficiency';
import { healthOf, healthRule, type SessionHealth, type Turn } from './health';
import type { Pricer } from '../prices/prices';
import { createProjectNames, type ProjectNames, type WorktreeOf } from '../reports/projects';
import { addTokens, noTokens, type CountedUse } from '../tokens/tokens';
import type { TokenSums } from '../usage/usage';
import { sharesOf, type PeriodPeak } from './shares';

/** The span of the sessions page. Instants are epoch ms. */
export interface SessionsQuery {
  readonly since: number;
  readonly until: number;
}

/** The part of one of Claude Code's sessions that lies in the span. */
export interface SessionRow extends Cost {
  readonly id: string;
  readonly title: string | null;
  readonly project: string | null;
  /** The model with the most tokens. */
  readonly model: string;
  /** All models, most tokens first. */
  readonly models: readonly string[];
  /** Answers, those of sub-agents included. */
  readonly turns: number;
  readonly tokens: TokenSums;
  /** The largest percent of one 5-hour window that it used (of one week, without that limit); `null`: unknown. */
  readonly share: number | null;
  /** Answers that the plan does not pay for. */
  readonly offPlan: number;
  /** The health at its last turn; `null` without a turn of its own. */
  readonly health: SessionHealth | null;
  /** `null` without any input. */
  readonly grade: Grade | null;
  /** The score of the grade, 0–100. */
  readonly score: number | null;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** The active session. */
export interface LiveSession extends SessionRow {
  readonly health: SessionHealth;
  /** Tokens of its last answers, the oldest first. */
  readonly lastTurns: readonly number[];
}

/** The data of the sessions page. */
export interface SessionsReport extends SessionsQuery {
  /** The newest first. */
  readonly sessions: readonly SessionRow[];
  /** The session with the newest turn, if that is less than half an hour ago. */
  readonly live: LiveSession | null;
}

/** The parts that a report needs. Instants are epoch ms. */
export interface SessionsParts {
  readonly now: number;
  readonly priceOf: Pricer;
  readonly worktreeOf?: WorktreeOf;
  readonly titles: ReadonlyMap<string, string>;
  /** The 5-hour windows that touch the span, or the weeks where there are none. */
  readonly periods: readonly PeriodPeak[];
}

/** Counts uses one by one, so that a large ledger can be read in pieces. */
export interface SessionsCount {
  readonly add: (use: CountedUse) => void;
  readonly report: () => SessionsReport;
}

const LAST_TURNS = 40;

/** Starts the count of a span. Only uses within the span may be added. */
export function countSessions(
  query: SessionsQuery,
  { now, priceOf, worktreeOf, titles, periods }: SessionsParts,
): SessionsCount {
  const found = new Map<string, CountedUse[]>();
  const shares = sharesOf(periods);
  const projectNames = createProjectNames(worktreeOf);
  return {
    add: (use) => {
      shares.add(use);
      if (use.sessionId === null) return;
      const uses = found.get(use.sessionId);
      if (uses === undefined) found.set(use.sessionId, [use]);
      else uses.push(use);
    },
    report: () => {
      const share = shares.bySession();
      const sessions = [...found]
        .map(([id, uses]) => {
          const named = { title: titles.get(id) ?? null, share: share.get(id) ?? null };
          return rowOf(id, uses, named, { projectNames, priceOf });
        })
        .sort((a, b) => b.lastAt - a.lastAt);
      const [newest] = sessions;
      const live = newest === undefined ? null : liveOf(newest, found.get(newest.id) ?? [], now);
      return { ...query, sessions, live };
    },
  };
}

function rowOf(
  id: string,
  uses: readonly CountedUse[],
  { title, share }: Pick<SessionRow, 'title' | 'share'>,
  { projectNames, priceOf }: { readonly projectNames: ProjectNames; readonly priceOf: Pricer },
): SessionRow {
  const sorted = uses.toSorted((a, b) => a.at - b.at);
  const tokens = sorted.reduce((sum, use) => addTokens(sum, use.tokens), noTokens);
  const cost = new CostSum();
  for (const use of sorted) cost.add(priceOf(use), use.tokens);
  const [firstAt, lastAt] = [sorted[0]?.at ?? 0, sorted.at(-1)?.at ?? 0];
  const efficiency = efficiencyOf(tokens);
  const models = modelsOf(sorted);
  return {
    id,
    title,
    share,
    tokens,
    firstAt,
    lastAt,
    project:
      projectNames.of(sorted.findLast(({ project }) => project !== null)?.project ?? null)?.project ?? null,
    offPlan: sorted.filter(({ onPlan }) => !onPlan).length,
    model: models[0] ?? '',
    models,
    turns: sorted.length,
    ...cost.cost(),
    health: healthOf(sorted.map(turnOf), lastAt),
    grade: efficiency?.grade ?? null,
    score: efficiency?.score ?? null,
  };
}

function liveOf(row: SessionRow, uses: readonly CountedUse[], now: number): LiveSession | null {
  if (now - row.lastAt > healthRule.activeMs) return null;
  const health = healthOf(uses.map(turnOf), now);
  if (health === null) return null;
  const sorted = uses.toSorted((a, b) => a.at - b.at);
  const lastTurns = sorted.slice(-LAST_TURNS).map(({ tokens }) => allTokens(tokens));
  return { ...row, health, lastTurns };
}

function turnOf({ at, model, tokens, sidechain }: CountedUse): Turn {
  return { at, model, tokens, sidechain };
}

function modelsOf(uses: readonly CountedUse[]): readonly string[] {
  const sums = new Map<string, number>();
  for (const { model, tokens } of uses) sums.set(model, (sums.get(model) ?? 0) + allTokens(tokens));
  return [...sums].sort(([, a], [, b]) => b - a).map(([model]) => model);
}
