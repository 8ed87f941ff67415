import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The totals of transcripts, counted in the simplest way: whole files, every line parsed. */
export interface Counted {
  /** Tokens of each message once, by model. */
  readonly models: Readonly<Record<string, Sums>>;
  readonly files: number;
  /** Lines with tokens; a message counts as often as it occurs. */
  readonly tellings: number;
}

interface Sums {
  readonly messages: number;
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
}

interface Line {
  readonly type?: unknown;
  readonly requestId?: unknown;
  readonly message?: {
    readonly id?: unknown;
    readonly model?: unknown;
    readonly usage?: Readonly<Record<string, unknown>> | null;
  } | null;
}

/**
 * The rule, apart from the app's own reader: of the assistant's lines, a message (its id and its request's) counts
 * once, with the most output that it is told with; lines that the client made up (`<synthetic>`) do not count.
 */
export function countTranscripts(folder: string): Counted {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => name.endsWith('.jsonl')).map((name) => join(folder, name));
  const lines = files.flatMap((file) => readFileSync(file, 'utf8').split('\n').flatMap(parsed));
  const best = new Map<string, { readonly model: string; readonly sums: Sums }>();
  let tellings = 0;
  for (const { type, requestId, message } of lines) {
    const usage = message?.usage;
    if (type !== 'assistant' || !usage || message.model === '<synthetic>') continue;
    tellings += 1;
    const key = JSON.stringify([message.id, requestId]);
    const sums = sumsOf(usage);
    if (sums.output > (best.get(key)?.sums.output ?? -1))
      best.set(key, { model: String(message.model), sums });
  }
  const models: Record<string, Sums> = {};
  for (const { model, sums } of best.values()) models[model] = plus(models[model], sums);
  return { models, files: files.length, tellings };
}

function parsed(text: string): readonly Line[] {
  try {
    const line: unknown = JSON.parse(text);
    return typeof line === 'object' && line !== null ? [line] : [];
  } catch {
    return [];
  }
}

function sumsOf(usage: Readonly<Record<string, unknown>>): Sums {
  const count = (name: string): number => (typeof usage[name] === 'number' ? usage[name] : 0);
  return {
    messages: 1,
    input: count('input_tokens'),
    output: count('output_tokens'),
    cacheRead: count('cache_read_input_tokens'),
    cacheWrite: count('cache_creation_input_tokens'),
  };
}

function plus(a: Sums | undefined, b: Sums): Sums {
  if (a === undefined) return b;
  return {
    messages: a.messages + b.messages,
    input: a.input + b.input,
    output: a.output + b.output,
    cacheRead: a.cacheRead + b.cacheRead,
    cacheWrite: a.cacheWrite + b.cacheWrite,
  };
}
