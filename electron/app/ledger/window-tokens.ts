import { families } from '../../core/tokens/models';
import { runningWindows, type RunningWindow } from '../../core/snapshot/snapshot';
import type { TokenSums } from '../../core/usage/usage';
import type { History } from '../../history/history';
import type { Log } from '../log';
import type { Count } from '../accounts/store';

/** Token sums of this machine since each window began. */
export interface WindowTokens {
  readonly count: Count;
  /** To be called when the ledger has changed: sums are computed again when next needed. */
  readonly changed: () => void;
}

interface Counted {
  readonly startedAt: number;
  readonly tokens: TokenSums;
}

/**
 * Queries the ledger instead of adding up, so that sums are right after a restart, after a reset, and for a response that
 * is added twice. A response belongs to the window in which it began.
 */
export function createWindowTokens(
  history: Pick<History, 'ledger' | 'watchForeignWrites'>,
  log: Log,
): WindowTokens {
  const counted = new Map<string, Counted>();
  const hasForeignWrite = history.watchForeignWrites();
  let isEmpty = true;

  /** Drops sums after a write of another process. */
  const renew = (): void => {
    if (hasForeignWrite()) counted.clear();
    if (counted.size === 0) isEmpty = history.ledger.isEmpty();
  };
  const sumsOf = (account: string, { id, label, startedAt }: RunningWindow): TokenSums | null => {
    const family = scopeOf(id, label);
    if (family === 'unknown') return null;
    const name = JSON.stringify([account, id]);
    const known = counted.get(name);
    if (known?.startedAt === startedAt) return known.tokens;
    const scope = family === null ? {} : { family };
    const sums = history.ledger.sums({ account, since: startedAt, ...scope });
    const { input, output, cacheRead, cacheWrite5m, cacheWrite1h } = sums;
    const tokens = { input, output, cacheRead, cacheWrite5m, cacheWrite1h };
    counted.set(name, { startedAt, tokens });
    return tokens;
  };
  return {
    count: ({ account, tracker }, now) => {
      if (account === null || tracker === null) return { tokens: {} };
      try {
        renew();
        if (isEmpty) return { tokens: {} };
        const sums = runningWindows(tracker, now).map(
          (window) => [window.id, sumsOf(account.key, window)] as const,
        );
        return { tokens: Object.fromEntries(sums.flatMap(([id, tokens]) => (tokens ? [[id, tokens]] : []))) };
      } catch (error) {
        log.warn('the tokens of the windows could not be counted', { reason: String(error) });
        return { tokens: {} };
      }
    },
    changed: () => {
      counted.clear();
    },
  };
}

/** The family of models that a window is for; `null`: all of them; `unknown`: it is not named. */
function scopeOf(id: string, label: string): string | null {
  if (id === 'five_hour' || id === 'seven_day') return null;
  const name = `${id} ${label}`.toLowerCase();
  return families.find((family) => family !== 'other' && name.includes(family)) ?? 'unknown';
}
