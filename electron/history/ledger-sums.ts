import type { Database } from 'better-sqlite3';
import { createCalendar } from '../core/calendar';
import { addTokens, noTokens } from '../core/tokens';
import type { TokenSums } from '../core/usage';

/** Every offset of a time zone is a multiple of it, so days can be put together from these. */
const QUARTER = 900_000;

export interface SumQuery {
  /** `null`: whoever it was. A key: that account, and what nobody is known for. */
  readonly account: string | null;
  readonly since: number;
  readonly until?: number;
  /** A word in the model's name: `opus`. */
  readonly family?: string;
}

export type GroupBy = 'day' | 'model' | 'session' | 'project';

/** Tokens of one model at one price within a group, so that whoever knows the prices can name the cost. */
export interface LedgerGroup {
  /** `2026-11-21` on the user's calendar, a model, a session's id, a folder; `null` where it is not known. */
  readonly key: string | null;
  readonly model: string;
  readonly fast: boolean;
  readonly messages: number;
  readonly tokens: TokenSums;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** One of Claude Code's sessions, with what was used in it. */
export interface LedgerSession {
  readonly sessionId: string;
  readonly title: string | null;
  readonly project: string | null;
  readonly branch: string | null;
  readonly messages: number;
  readonly tokens: TokenSums;
  readonly firstAt: number;
  readonly lastAt: number;
}

export interface LedgerSums {
  /** Tokens since an instant: of a window, from its start. */
  readonly sums: (query: SumQuery) => TokenSums & { readonly messages: number };
  readonly totals: (query: {
    readonly since: number;
    readonly until: number;
    readonly by: GroupBy;
    readonly timeZone: string;
  }) => readonly LedgerGroup[];
  /** Newest first. */
  readonly sessions: (query: {
    readonly since: number;
    readonly until: number;
    readonly limit?: number;
  }) => readonly LedgerSession[];
}

const SUMS = `count(*) AS messages, coalesce(sum(input), 0) AS input, coalesce(sum(output), 0) AS output,
  coalesce(sum(cache_read), 0) AS cacheRead, coalesce(sum(cache_write_5m), 0) AS cacheWrite5m,
  coalesce(sum(cache_write_1h), 0) AS cacheWrite1h`;

export function createLedgerSums(db: Database): LedgerSums {
  const sums = db.prepare<object, SumRow>(`
    SELECT ${SUMS} FROM token_uses AS u
    WHERE at >= @since AND at < @until
      AND (@account IS NULL OR account IS NULL OR account = (SELECT id FROM words WHERE word = @account))
      AND (@family IS NULL OR model IN (SELECT id FROM words WHERE instr(word, @family) > 0))`);
  const grouped = (key: string) =>
    db.prepare<object, GroupRow>(`
      SELECT ${key} AS key, model.word AS model, u.fast, ${SUMS}, min(u.at) AS firstAt, max(u.at) AS lastAt
      FROM token_uses AS u JOIN words AS model ON model.id = u.model
        LEFT JOIN words AS session ON session.id = u.session LEFT JOIN words AS project ON project.id = u.project
      WHERE u.at >= @since AND u.at < @until GROUP BY 1, u.model, u.fast ORDER BY firstAt`);
  const groups: Readonly<Record<GroupBy, ReturnType<typeof grouped>>> = {
    day: grouped(`u.at / ${QUARTER}`),
    model: grouped('model.word'),
    session: grouped('session.word'),
    project: grouped('project.word'),
  };
  const sessions = db.prepare<object, SumRow & Omit<LedgerSession, 'tokens'>>(`
    SELECT session.word AS sessionId, sessions.title, project.word AS project, branch.word AS branch, ${SUMS},
      min(u.at) AS firstAt, max(u.at) AS lastAt
    FROM token_uses AS u JOIN words AS session ON session.id = u.session
      LEFT JOIN sessions ON sessions.id = u.session LEFT JOIN words AS project ON project.id = u.project
      LEFT JOIN words AS branch ON branch.id = u.branch
    WHERE u.at >= @since AND u.at < @until GROUP BY u.session ORDER BY lastAt DESC LIMIT @limit`);
  return {
    sums: ({ account, since, until = Number.MAX_SAFE_INTEGER, family = null }) =>
      sums.get({ account, since, until, family }) ?? { ...noTokens, messages: 0 },
    totals: ({ by, timeZone, ...range }) => {
      const rows = groups[by].all(range).map(groupOf);
      if (by !== 'day') return rows;
      const { day } = createCalendar(timeZone);
      return joined(rows.map((row) => ({ ...row, key: day(Number(row.key) * QUARTER) })));
    },
    sessions: ({ since, until, limit = 1000 }) =>
      sessions
        .all({ since, until, limit })
        .map(({ sessionId, title, project, branch, firstAt, lastAt, ...row }) => ({
          ...{ sessionId, title, project, branch, firstAt, lastAt },
          messages: row.messages,
          tokens: tokensOf(row),
        })),
  };
}

interface SumRow extends TokenSums {
  readonly messages: number;
}

interface GroupRow extends SumRow, Omit<LedgerGroup, 'key' | 'fast' | 'tokens'> {
  readonly key: string | number | null;
  readonly fast: number;
}

function tokensOf({ input, output, cacheRead, cacheWrite5m, cacheWrite1h }: SumRow): TokenSums {
  return { input, output, cacheRead, cacheWrite5m, cacheWrite1h };
}

function groupOf(row: GroupRow): LedgerGroup {
  const { key, model, fast, messages, firstAt, lastAt } = row;
  return {
    ...{ key: key === null ? null : String(key), model, fast: fast === 1, messages, firstAt, lastAt },
    tokens: tokensOf(row),
  };
}

/** Rows of one day, model and price as one. */
function joined(rows: readonly LedgerGroup[]): readonly LedgerGroup[] {
  const groups = new Map<string, LedgerGroup>();
  for (const row of rows) {
    const name = JSON.stringify([row.key, row.model, row.fast]);
    const so = groups.get(name);
    if (so === undefined) groups.set(name, row);
    else
      groups.set(name, {
        ...so,
        messages: so.messages + row.messages,
        tokens: addTokens(so.tokens, row.tokens),
        firstAt: Math.min(so.firstAt, row.firstAt),
        lastAt: Math.max(so.lastAt, row.lastAt),
      });
  }
  return [...groups.values()];
}
