import { createHash, timingSafeEqual } from 'node:crypto';
import type http from 'node:http';
import { statusOf } from '../../core/snapshot/status';
import { jsonText } from '../../core/text/plain-text';
import type { FindHandler, LoopbackHandler } from '../../metrics/scrape';
import type { Accounts } from '../accounts/accounts';
import type { Clock } from '../clock/clock';
import type { SettingsStore } from '../settings/settings';
import { answerJson } from './answer-json';
import { EventStreams, type EventSource } from './event-streams';
import { HistoryAnswers, type HistorySource } from './history-answers';

/** The parts of the app that the local JSON reads. */
export interface LocalApiSource extends EventSource {
  readonly accounts: EventSource['accounts'] & Pick<Accounts, 'runtimes' | 'chosen'>;
  readonly history: HistorySource;
  readonly clock: Pick<Clock, 'now'>;
  readonly settings: Pick<SettingsStore, 'get'>;
}

/** `/v1/status`, `/v1/history` and `/v1/events` for other programs of this machine. */
export interface LocalApi {
  readonly find: FindHandler;
  /** Ends all streams. */
  readonly close: () => void;
}

/** Longer than the time between two signs of life of a stream. */
const STALL_MS = 60_000;
/** Headers of every answer. Nothing may store the numbers of an account, or take them for a page. */
const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;

/**
 * Builds the handlers; the key of the settings is read with each request.
 * @param stallMs after so many ms a client that reads nothing is cut off
 */
export function createLocalApi(source: LocalApiSource, stallMs = STALL_MS): LocalApi {
  const streams = new EventStreams(source, stallMs);
  const answers = new HistoryAnswers(source, stallMs);
  const handlers: Readonly<Record<string, LoopbackHandler>> = {
    '/v1/status': (request, response) => {
      answerJson(request, response, 200, jsonText(statusBody(source), 2));
    },
    '/v1/history': (request, response) => {
      void answers.answer(request, response);
    },
    '/v1/events': (request, response) => {
      streams.open(request, response);
    },
  };
  const guarded =
    (handler: LoopbackHandler): LoopbackHandler =>
    (request, response) => {
      for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
      if (hasKey(request, source.settings.get().telemetry.jsonKey)) handler(request, response);
      else refuse(request, response);
    };
  return {
    find: (path) => (Object.hasOwn(handlers, path) ? guarded(handlers[path] ?? refuse) : null),
    close: () => {
      streams.close();
    },
  };
}

function statusBody({ accounts }: LocalApiSource) {
  const others = accounts
    .runtimes()
    .filter((runtime) => runtime !== accounts.chosen())
    .map(({ store }) => store.snapshot())
    .filter(({ account }) => account !== null);
  return statusOf(accounts.snapshot(), others);
}

/** Whether a request has the key: `Authorization: Bearer KEY`. Takes as long for each wrong key. */
function hasKey({ headers }: http.IncomingMessage, key: string | null): boolean {
  if (key === null) return true;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${key}`));
}

function refuse(request: http.IncomingMessage, response: http.ServerResponse): void {
  response.setHeader('www-authenticate', 'Bearer');
  answerJson(request, response, 401, jsonText({ schema: 1, error: 'The key is missing or wrong.' }));
}
