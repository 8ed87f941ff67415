import path from 'node:path';
import { noTokens } from '../../../electron/core/tokens/tokens';
import { createHistory } from '../../../electron/history/history';
import { openHistory } from '../../../electron/history/open';
import { eventOf, MINUTE, reading, START } from '../../unit/history/support';

/** Bytes of a page of the history. */
export const PAGE = 4096;
/** Readings of a filled history, a minute apart. */
export const READINGS = 2400;

/** A history with something in each table; gives its file. */
export function filled(dir: string): string {
  const { db } = openHistory(dir, START);
  const history = createHistory(db);
  for (let index = 0; index < READINGS; index += 1) {
    const events =
      index % 100 === 0 ? [eventOf('limit_reached', START + index * MINUTE, { value: 100 })] : [];
    history.append(
      reading(START + index * MINUTE, { five_hour: index % 101 }, { events, keep: { tracker: index } }),
    );
  }
  const use = {
    requestId: null,
    at: START,
    model: 'm',
    account: null,
    tokens: noTokens,
    origin: 'proxy',
  } as const;
  history.ledger.add(
    [...Array(200).keys()].map((index) => ({
      ...use,
      messageId: `m${index}`,
      sessionId: null,
      project: null,
      branch: null,
      sidechain: false,
      onPlan: true,
      copied: false,
      fast: false,
      terms: 0,
    })),
  );
  history.close();
  return path.join(dir, 'history.sqlite');
}
