import { formatClock } from '../../../electron/core/text/format';
import type { Words } from '../../../electron/core/i18n/words';
import type { Settings } from '../../../electron/core/settings/settings';
import type { LastExport, TelemetryState } from '../../../electron/core/metrics/metrics-state';
import { useLocale, useNow } from '../../state/page-context';
import { useWords } from '../../text/use-words';

/** The notes below the switches of the metrics. */
export function useTelemetryNotes(
  state: TelemetryState | null,
  { scrape, json, scrapePort }: Settings['telemetry'],
): TelemetryNotes {
  const words = useWords().telemetry;
  const locale = useLocale();
  const now = useNow();
  const off = { push: words.pushOff, scrape: words.scrapeOff, json: words.scrapeOff };
  if (state === null) return off;
  const clock = ({ at }: LastExport) => formatClock(at, now, locale);
  const served = (path: string) => portNote(state.scrape, words, scrapePort, path);
  return {
    push: pushNote(state.push, words, clock),
    scrape: scrape ? served('/metrics') : off.scrape,
    json: json ? served('/v1/status') : off.json,
  };
}

interface TelemetryNotes {
  readonly push: string;
  readonly scrape: string;
  readonly json: string;
}

type TelemetryWords = Words['telemetry'];

function pushNote(
  { by, refused, last }: TelemetryState['push'],
  words: TelemetryWords,
  clock: (last: LastExport) => string,
): string {
  if (refused !== null) return words.grpc;
  if (by === null) return words.pushOff;
  const ended = last === null ? words.waiting : endNote(last, words, clock(last));
  return by === 'environment' ? `${words.byEnvironment} ${ended}` : ended;
}

function endNote({ ok, reason }: LastExport, words: TelemetryWords, clock: string): string {
  return ok ? words.sent(clock) : words.failed(clock, reasonNote(reason, words.reasons));
}

function reasonNote(reason: string | null, words: TelemetryWords['reasons']): string {
  if (reason !== null && /^\d{3}$/.test(reason)) return words.status(reason);
  if (reason === 'headers' || reason === 'timeout') return words[reason];
  return reason !== null && /^E[A-Z_]+$/.test(reason) ? words.unreachable : words.other;
}

function portNote(
  { port: served, failure }: TelemetryState['scrape'],
  words: TelemetryWords,
  port: number,
  path: string,
): string {
  if (failure === 'EADDRINUSE') return words.portTaken(String(port));
  if (failure !== null) return words.portFailed(failure);
  return served === null ? words.scrapeOff : words.scrapeOn(`http://127.0.0.1:${served}${path}`);
}
