import fs from 'node:fs';

/** Totals of one model, or of all. */
export interface OracleTotals {
  messages: number;
  input: number;
  output: number;
  cacheRead: number;
  cacheWrite: number;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * Another way to the same totals, with nothing of the scanner in it: every line through `JSON.parse`, one row for each
 * message and request id, the one with the most output.
 */
export function oracle(files: readonly string[]): ReadonlyMap<string, OracleTotals> {
  const rows = new Map<string, { model: string; usage: Json }>();
  for (const file of files) {
    for (const [index, line] of fs.readFileSync(file, 'utf8').split('\n').entries()) {
      const row = assistantOf(line);
      if (row === null) continue;
      const key =
        row.id === undefined && row.request === undefined
          ? `${file}:${String(index)}`
          : JSON.stringify([row.id, row.request]);
      const known = rows.get(key);
      if (known === undefined || count(row.usage, 'output_tokens') > count(known.usage, 'output_tokens'))
        rows.set(key, row);
    }
  }
  const totals = new Map<string, OracleTotals>();
  for (const { model, usage } of rows.values()) {
    const sum = totals.get(model) ?? { messages: 0, input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };
    sum.messages += 1;
    sum.input += count(usage, 'input_tokens');
    sum.output += count(usage, 'output_tokens');
    sum.cacheRead += count(usage, 'cache_read_input_tokens');
    sum.cacheWrite += count(usage, 'cache_creation_input_tokens');
    totals.set(model, sum);
  }
  return totals;
}

function assistantOf(line: string): { id: unknown; request: unknown; model: string; usage: Json } | null {
  const parsed = parse(line);
  if (parsed?.['type'] !== 'assistant') return null;
  const message = asObject(parsed['message']);
  const usage = asObject(message?.['usage']);
  if (message === null || usage === null || message['model'] === '<synthetic>') return null;
  return { id: message['id'], request: parsed['requestId'], model: String(message['model']), usage };
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

function count(usage: Json, field: string): number {
  const value = usage[field];
  return typeof value === 'number' ? value : 0;
}
