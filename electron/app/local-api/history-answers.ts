import { once } from 'node:events';
import type http from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { err, ok, type Result } from '../../core/result';
import { jsonText } from '../../core/text/plain-text';
import { instantOf, parseSince } from '../../core/time/since';
import type { History } from '../../history/history';
import { exportEvents, exportSamples, type ExportQuery } from '../../history/readings/export';
import type { Clock } from '../clock/clock';
import { answerJson } from './answer-json';

/** Where the rows are. */
export type HistorySource = Pick<History, 'samplesPage' | 'events'>;

/** Answers at the same time; a client that reads slowly holds one. */
const MAX_ANSWERS = 2;
const PARAMETERS = ['window', 'since', 'until', 'events'];

/** What a client asks for. */
interface HistoryQuestion {
  readonly query: ExportQuery;
  readonly isEvents: boolean;
}

/** Answers `/v1/history` with the JSON of `quotide history --json`, row by row as the client reads it. */
export class HistoryAnswers {
  readonly #history: HistorySource;
  readonly #clock: Pick<Clock, 'now'>;
  /** Ms after which a client that reads nothing is cut off. */
  readonly #stallMs: number;
  #running = 0;

  constructor(
    { history, clock }: { readonly history: HistorySource; readonly clock: Pick<Clock, 'now'> },
    stallMs: number,
  ) {
    this.#stallMs = stallMs;
    this.#history = history;
    this.#clock = clock;
  }

  /** Never rejects: a client that goes away ends its answer. */
  async answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const question = parseQuestion(request.url ?? '', this.#clock.now());
    if (!question.ok) {
      answerJson(request, response, 400, jsonText({ schema: 1, error: question.error }));
      return;
    }
    if (this.#running >= MAX_ANSWERS) {
      response.setHeader('retry-after', '1');
      answerJson(
        request,
        response,
        503,
        jsonText({ schema: 1, error: 'Other programs are reading the history.' }),
      );
      return;
    }
    this.#running += 1;
    try {
      await this.#write(request, response, question.value);
    } catch {
      response.destroy();
    } finally {
      this.#running -= 1;
    }
  }

  async #write(
    { method }: http.IncomingMessage,
    response: http.ServerResponse,
    { query, isEvents }: HistoryQuestion,
  ): Promise<void> {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
    if (method !== 'HEAD') {
      const gone = new AbortController();
      response.once('close', () => {
        gone.abort();
      });
      response.setTimeout(this.#stallMs, () => response.destroy());
      const write = async (text: string) => {
        if (!response.write(text)) await once(response, 'drain', { signal: gone.signal });
        // The tray and the pages have their turn between two pages of rows.
        await nextTurn();
        gone.signal.throwIfAborted();
      };
      await (isEvents ? exportEvents : exportSamples)(this.#history, query, write);
    }
    response.end();
  }
}

/** Parses the query of the address; the error is a sentence. */
function parseQuestion(url: string, now: number): Result<HistoryQuestion, string> {
  const given = new URLSearchParams(url.split('?').slice(1).join('?'));
  const unknown = [...given.keys()].find((name) => !PARAMETERS.includes(name));
  if (unknown !== undefined)
    return err(`There is no parameter "${unknown}"; there are ${PARAMETERS.join(', ')}.`);
  const instants: Record<'since' | 'until', number> = { since: 0, until: Number.MAX_SAFE_INTEGER };
  for (const name of ['since', 'until'] as const) {
    const text = given.get(name);
    if (text === null) continue;
    const since = parseSince(text);
    if (since === null) return err(`"${name}" takes a day, a time or an age such as 24h.`);
    instants[name] = instantOf(since, now);
  }
  const { since, until } = instants;
  const window = given.get('window');
  return ok({
    query: {
      format: 'json',
      account: null,
      since,
      until,
      window,
    },
    isEvents: given.has('events'),
  });
}
