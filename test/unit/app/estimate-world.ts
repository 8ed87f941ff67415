import { createEstimates } from '../../../electron/app/estimates';
import { createLocalUses } from '../../../electron/app/local-uses';
import { createLog } from '../../../electron/app/log';
import { noFacts, type Facts } from '../../../electron/core/snapshot';
import { emptyTracker, observe, type TrackerState } from '../../../electron/core/tracker';
import type { Account } from '../../../electron/core/usage';
import type { History } from '../../../electron/history/history';
import { useOf } from '../../fakes/token-use';
import { DAY, HOUR, KEY, MINUTE, newHistory, reading } from '../history/support';

export const MONDAY = Date.UTC(2026, 8, 7);
export const ACCOUNT: Account = {
  key: KEY,
  plan: 'Max',
  tier: 'default_claude_max_5x',
  organizationId: KEY,
  name: null,
};
/** Points of the week that a million of Sonnet's input tokens take in this world. */
export const WEEK_RATE = 4;
export const SHORT_RATE = 20;
const WEEK = 7 * DAY;

/** An account with a history and a ledger, on a clock that the test moves. */
export function estimateWorld(history: History = newHistory(), account = ACCOUNT) {
  let now = MONDAY;
  let tracker: TrackerState = emptyTracker(account.key);
  let [week, short] = [0, 0];
  let shortStart = MONDAY;
  let waiting: { at: number; act: () => void }[] = [];
  let serial = 0;
  const lines: string[] = [];
  const uses = createLocalUses(history);
  const clock = {
    now: () => now,
    monotonic: () => now,
    after: (ms: number, act: () => void) => {
      const each = { at: now + ms, act };
      waiting.push(each);
      return () => {
        waiting = waiting.filter((other) => other !== each);
      };
    },
  };
  const open = (over: History = history) =>
    createEstimates({
      history: over,
      uses: over === history ? uses : createLocalUses(over),
      clock,
      isCaughtUp: () => caughtUp,
      log: createLog('info', () => now, [(line) => lines.push(line)]),
    });
  let caughtUp = true;
  const facts = (more: Partial<Facts> = {}): Facts => ({ ...noFacts, account, tracker, ...more });
  const world = {
    history,
    uses,
    lines,
    open,
    facts,
    now: () => now,
    truth: () => ({ week, short }),
    setCaughtUp: (isComplete: boolean) => {
      caughtUp = isComplete;
    },
    /** Moves the clock, and runs the callbacks that are due meanwhile. */
    pass: (ms: number) => {
      const end = now + ms;
      for (;;) {
        const due = waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        waiting = waiting.filter((each) => each !== due);
        now = Math.max(now, due.at);
        due.act();
      }
      now = end;
    },
    use: (millions: number, at = now) => {
      serial += 1;
      if (at >= shortStart + 5 * HOUR) [shortStart, short] = [Math.floor(at / MINUTE) * MINUTE, 0];
      week += WEEK_RATE * millions;
      short += SHORT_RATE * millions;
      const tokens = { input: millions * 1e6, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };
      const use = useOf(`m${serial}`, { at, model: 'claude-sonnet-5-5', account: account.key, tokens });
      history.ledger.add([use]);
      uses.changed(at);
    },
    others: (points: number) => {
      week += points;
      short += points * 4;
    },
    read: () => {
      if (now >= shortStart + 5 * HOUR) [shortStart, short] = [Math.floor(now / MINUTE) * MINUTE, 0];
      const weekStart = MONDAY + Math.floor((now - MONDAY) / WEEK) * WEEK;
      const both = reading(now, { five_hour: short, seven_day: week }, { account: account.key });
      const windows = both.observation.windows.map((window) => ({
        ...window,
        resetsAt: window.id === 'five_hour' ? shortStart + 5 * HOUR : weekStart + WEEK,
      }));
      const observation = { ...both.observation, windows };
      history.append({ ...both, observation });
      ({ state: tracker } = observe(tracker, observation, now, { thresholds: [] }));
    },
    /** Days with work from 9 to 17 and a reading every half hour. */
    work: (days: number, elsewhere = 0) => {
      for (let half = 0; half < days * 48; half += 1) {
        const hour = ((now - MONDAY) / HOUR) % 24;
        if (hour >= 9 && hour < 17) {
          world.use(0.12 + 0.02 * (half % 5), now + 5 * MINUTE);
          world.use(0.1, now + 20 * MINUTE);
        }
        if ([7, 12, 20].includes(hour)) world.others(elsewhere);
        world.pass(30 * MINUTE);
        world.read();
      }
    },
  };
  return world;
}
