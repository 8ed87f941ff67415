import { runHistory } from '../../electron/cli/history';
import { exportEvents, exportSamples } from '../../electron/history/readings/export';
import type { History } from '../../electron/history/history';
import { locale, NOW } from '../unit/core/make-snapshot';

/** A history of one sample and one event whose words are hostile. */
function historyOf(text: string): Pick<History, 'samplesPage' | 'events'> {
  const sample = {
    id: 1,
    at: NOW,
    window: text,
    utilization: 1,
    resetsAt: null,
    rawResetsAt: text,
    source: 'official_api' as const,
    httpStatus: 200,
    fresh: true,
    account: text,
    serverAheadMs: null,
  };
  const event = {
    at: NOW,
    kind: 'window_reset' as const,
    window: text,
    value: 1,
    account: text,
    early: false,
  };
  return {
    samplesPage: () => ({ samples: [sample], next: null }),
    events: () => [event],
  };
}

/** The command's history output of a sample and an event whose names are `text`. */
export async function historyText(text: string, format: 'text' | 'json' | 'csv'): Promise<readonly string[]> {
  const said: string[] = [];
  const write = (part: string) => void said.push(part);
  const query = { since: 0, until: NOW + 1, account: null, window: null };
  const history = historyOf(text);
  if (format !== 'text') {
    await exportSamples(history, { ...query, format }, write);
    await exportEvents(history, { ...query, format }, write);
    return said;
  }
  const source = { history: history as History, historyNotice: () => null, clock: { now: () => NOW } };
  for (const events of [true, false]) {
    const command = { name: 'history' as const, format, events, since: null, until: null, window: null };
    await runHistory(source, command, locale, write, () => undefined);
  }
  return said;
}
