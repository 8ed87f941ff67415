import fs from 'node:fs';
import { emptyTracker, observe } from '../../electron/core/tracker';
import { createHistory } from '../../electron/history/history';
import { openHistory } from '../../electron/history/open';
import type { Month } from './month';

/** Stores a simulated month in a data folder as the app would have: each reading through tracker and history. */
export function seedHistory(dataDir: string, { account, observations }: Month): void {
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const { db } = openHistory(dataDir, observations[0]?.observedAt ?? 0);
  const history = createHistory(db);
  let state = emptyTracker(account);
  const owner = { key: account, plan: 'Max 5x', tier: null, organizationId: account, name: null };
  for (const observation of observations) {
    const step = observe(state, observation, observation.observedAt, { thresholds: [80, 95] });
    ({ state } = step);
    const keep = { [`tracker:${account}`]: state };
    history.append({ observation, account: owner, events: step.events, serverAheadMs: null, keep });
  }
  history.close();
}
