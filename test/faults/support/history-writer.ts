/**
 * A process that stores readings as fast as it can and says which ones are safe: `history-writer.cjs DATA_DIR FIRST`.
 * Each reading has a percent of its own, so that none is thinned away.
 */
import fs from 'node:fs';
import { createHistory } from '../../../electron/history/history';
import { openHistory } from '../../../electron/history/open';

const [dataDir = '', first = '0'] = process.argv.slice(2);
const history = createHistory(openHistory(dataDir, Date.now()).db);
const account = { key: 'org-1', plan: null, tier: null, organizationId: null, name: null };

for (let number = Number(first); ; number += 1) {
  const said = {
    label: '',
    resetsAt: null,
    rawResetsAt: null,
    exactReset: false,
    severity: 'normal',
  } as const;
  const event = {
    kind: 'threshold_crossed',
    at: number,
    window: 'five_hour',
    value: number,
    early: false,
  } as const;
  history.append({
    observation: {
      source: 'official_api',
      observedAt: number,
      account: 'org-1',
      organizationId: null,
      httpStatus: 200,
      fresh: true,
      windows: ['five_hour', 'seven_day'].map((id) => ({ ...said, id, utilization: number })),
    },
    account,
    serverAheadMs: null,
    keep: { number },
    events: number % 20 === 0 ? [{ ...event, account: 'org-1' }] : [],
  });
  fs.writeSync(1, `${number}\n`);
}
