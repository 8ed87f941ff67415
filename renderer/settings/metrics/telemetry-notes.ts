import { formatClock } from '../../../electron/core/text/format';
import type { Words } from '../../../electron/core/i18n/words';
import type { LastExport, TelemetryState } from '../../../electron/core/metrics/metrics-state';
import { useLocale, useNow } from '../../state/page-context';
import { useWords } from '../../text/use-words';

/** The notes below the switches of the metrics; `port` is the port of the settings. */
export function useTelemetryNotes(
  state: TelemetryState | null,
  port: number,
): { readonly push: string; readonly scrape: string } {
  const words = useWords().telemetry;
  const locale = useLocale();
  const now = useNow();
  if (state === null) return { push: words.pushOff, scrape: words.scrapeOff };
  const clock = ({ at }: LastExport) => formatClock(at, now, locale);
  return { push: pushNote(state.push, words, clock), scrape: scrapeNote(state.scrape, words, port) };
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

function scrapeNote(
  { port: served, failure }: TelemetryState['scrape'],
  words: TelemetryWords,
  port: number,
): string {
  if (failure === 'EADDRINUSE') return words.portTaken(String(port));
  if (failure !== null) return words.portFailed(failure);
  return served === null ? words.scrapeOff : words.scrapeOn(`http://127.0.0.1:${served}/metrics`);
}
