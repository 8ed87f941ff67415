import { expect, it } from 'vitest';
import { sessionsBetween, transcriptOf } from '../../fakes/demo/transcript';

interface Line {
  readonly type: string;
  readonly timestamp?: string;
  readonly requestId?: string;
  readonly parentUuid?: string | null;
  readonly uuid?: string;
  readonly message?: {
    readonly id: string;
    readonly model: string;
    readonly usage: { readonly output_tokens: number };
  };
}

const DAY = 86_400_000;
const start = Date.parse('2026-11-21T22:56:13Z');
const parse = (text: string): Line => JSON.parse(text) as Line;

/** Node 20 has no Map.groupBy. */
function groupBy(lines: readonly Line[], key: (line: Line) => string): Map<string, Line[]> {
  const groups = new Map<string, Line[]>();
  for (const line of lines) groups.set(key(line), [...(groups.get(key(line)) ?? []), line]);
  return groups;
}

it('the demo transcript covers the days before and goes on with the week', () => {
  expect(sessionsBetween(start, start - 10 * DAY, start).length).toBeGreaterThan(12);
  expect(sessionsBetween(start, start, start + 1)).toHaveLength(1);
  expect(sessionsBetween(start, start + 12 * 3_600_000, start + 13 * 3_600_000)).toEqual([]);
});

it('the demo transcript is the same each time, in order of time, and chained by parent', () => {
  const { path, lines } = transcriptOf(start, -3);
  expect(transcriptOf(start, -3)).toEqual({ path, lines });
  expect(path).toMatch(/^projects\/-home-sam-code-[\w-]+\/[\da-f-]{36}\.jsonl$/);
  expect(lines.map((line) => line.at)).toEqual(lines.map((line) => line.at).toSorted((a, b) => a - b));
  const messages = lines.map((line) => parse(line.text)).filter((line) => line.uuid !== undefined);
  messages.forEach((line, index) => {
    expect(line.parentUuid).toBe(messages[index - 1]?.uuid ?? null);
  });
});

it('the demo transcript repeats ids over the lines of one response, the last with the final output tokens', () => {
  const lines = transcriptOf(start, 2).lines.map((line) => parse(line.text));
  const responses = groupBy(
    lines.filter((line) => line.type === 'assistant'),
    (line) => `${line.message?.id ?? ''}:${line.requestId ?? ''}`,
  );
  expect(responses.size).toBeGreaterThan(50);
  expect(responses.size).toBeLessThan([...responses.values()].flat().length);
  for (const group of responses.values()) {
    const counts = group.map((line) => line.message?.usage.output_tokens ?? 0);
    expect(counts.at(-1)).toBe(Math.max(...counts));
  }
  expect(new Set(lines.map((line) => line.message?.model)).size).toBeGreaterThan(2);
});
