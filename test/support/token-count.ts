import fs from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

/** Totals of one model. */
export interface CountedTotals {
  messages: number;
  input: number;
  output: number;
  cacheRead: number;
  cacheWrite5m: number;
  cacheWrite1h: number;
}

type Json = Readonly<Record<string, unknown>>;

interface Answer {
  readonly key: string;
  readonly model: string;
  readonly usage: Json;
}

/**
 * Another way to the totals by model, written from the rule and with nothing of the scanner in it: every line through
 * `JSON.parse`, assistants' lines alone, one row for each message and request id, the one with the most output; what
 * Claude Code wrote itself does not count, advice counts under the model that gave it.
 */
export async function countTokens(files: readonly string[]): Promise<ReadonlyMap<string, CountedTotals>> {
  const rows = new Map<string, Answer>();
  for (const file of files) {
    let number = 0;
    for await (const line of linesOf(file)) {
      number += 1;
      for (const answer of answersOf(line, `${file}:${String(number)}`)) {
        const known = rows.get(answer.key);
        if (known === undefined || output(answer) > output(known)) rows.set(answer.key, answer);
      }
    }
  }
  const totals = new Map<string, CountedTotals>();
  for (const answer of rows.values()) add(totals, answer);
  return totals;
}

/** Node's own reader of lines also ends them at other characters than the line feed. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let half = '';
  for await (const bytes of fs.createReadStream(file, { highWaterMark: 2 ** 20 }) as AsyncIterable<Buffer>) {
    const lines = (half + decoder.write(bytes)).split('\n');
    half = lines.pop() ?? '';
    yield* lines;
  }
  yield half + decoder.end();
}

function answersOf(line: string, place: string): readonly Answer[] {
  const told = parse(line.trim().replace(/^\uFEFF/, ''));
  const message = asObject(told?.['message']);
  const usage = asObject(message?.['usage']);
  if (told?.['type'] !== 'assistant' || message === null || usage === null) return [];
  if (message['model'] === '<synthetic>' || told['isApiErrorMessage'] === true) return [];
  const id = message['id'] ?? told['requestId'] ?? told['uuid'] ?? place;
  const key = JSON.stringify([id, told['requestId'] ?? null]);
  const answer = { key, model: String(message['model']), usage };
  const iterations = Array.isArray(usage['iterations']) ? (usage['iterations'] as unknown[]) : [];
  const advice = iterations
    .map(asObject)
    .filter((each): each is Json => each?.['type'] === 'advisor_message')
    .map((each, index) => ({ key: `${key}#${String(index)}`, model: String(each['model']), usage: each }));
  return [answer, ...advice];
}

function add(totals: Map<string, CountedTotals>, { model, usage }: Answer): void {
  const none = { messages: 0, input: 0, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };
  const sum = totals.get(model) ?? none;
  totals.set(model, sum);
  const written = count(usage, 'cache_creation_input_tokens');
  const hour = Math.min(written, count(asObject(usage['cache_creation']) ?? {}, 'ephemeral_1h_input_tokens'));
  sum.messages += 1;
  sum.input += count(usage, 'input_tokens');
  sum.output += count(usage, 'output_tokens');
  sum.cacheRead += count(usage, 'cache_read_input_tokens');
  sum.cacheWrite5m += written - hour;
  sum.cacheWrite1h += hour;
}

function output({ usage }: Answer): number {
  return count(usage, 'output_tokens');
}

function count(usage: Json, field: string): number {
  const value = usage[field];
  return typeof value === 'number' ? value : 0;
}

function parse(line: string): Json | null {
  try {
    return asObject(JSON.parse(line));
  } catch {
    return null;
  }
}

function asObject(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
}
