import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { noOwnPrices } from '../../../../electron/core/prices/own-prices';
import type { SessionPrompts } from '../../../../electron/core/sessions/prompts';
import { SessionWatch } from '../../../../electron/transcripts/follow/watch-session';
import { answer, tempFolder } from '../support';

const ID = '5e55104e-0000-4000-8000-000000000001';
const OTHER = '5e55104e-0000-4000-8000-000000000002';

const typed = (uuid: string, text: unknown, over: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    parentUuid: null,
    isSidechain: false,
    sessionId: ID,
    type: 'user',
    uuid,
    message: { role: 'user', content: text },
    timestamp: '2026-11-21T20:00:00.000Z',
    ...over,
  });
const told = (
  id: string,
  output: number,
  over: Readonly<Record<string, unknown>> = {},
  tool = 'Edit',
): string => {
  const line = JSON.parse(answer({ sessionId: ID, requestId: `req_${id}`, ...over })) as {
    message: Record<string, unknown>;
  };
  const content = [{ type: 'tool_use', id: `toolu_${id}${tool}`, name: tool, input: { secret: 'x' } }];
  const usage = { input_tokens: 3, output_tokens: output };
  return JSON.stringify({ ...line, message: { ...line.message, id: `msg_${id}`, content, usage } });
};

function world() {
  const dir = tempFolder();
  const file = path.join(dir, `${ID}.jsonl`);
  const seen: SessionPrompts[] = [];
  const known: string[] = [file];
  const watch = new SessionWatch(
    () => known,
    (prompts) => seen.push(prompts),
  );
  const write = (...lines: readonly string[]) => {
    fs.appendFileSync(file, lines.map((line) => `${line}\n`).join(''));
  };
  const begin = () => {
    watch.watch({ sessionId: ID, open: [], texts: true, prices: noOwnPrices });
  };
  return { dir, file, known, seen, watch, write, begin };
}

describe('the watch of one session', () => {
  it('a watched session is reported at once and with each new line: prompts, merged answers, tools', () => {
    const { seen, watch, write, begin } = world();
    write(
      typed('u1', 'Mend the tray'),
      told('a', 1),
      told('a', 40),
      'null',
      '[]',
      '{"type":"user"}',
      'half {',
    );
    begin();
    write(typed('u2', [{ type: 'text', text: 'And <system-reminder>x</system-reminder>the icon' }]));
    watch.look();
    write(told('b', 7, {}, 'Bash'));
    watch.look();
    watch.look();
    expect(seen).toHaveLength(3);
    expect(seen[0]?.prompts).toMatchObject([{ id: 'u1', text: 'Mend the tray', own: { turns: 1 } }]);
    expect(seen[2]?.prompts).toMatchObject([
      { id: 'u2', text: 'And the icon', own: { turns: 1, tools: [{ name: 'Bash', calls: 1 }] } },
      { id: 'u1', own: { turns: 1, tokens: { input: 3, output: 40 } } },
    ]);
  });

  it('a watched session has as prompts only typed text: no tool results, meta lines, sub-agents’ tasks or other sessions', () => {
    const { seen, write, begin } = world();
    write(
      typed('u1', [
        { type: 'tool_result', content: 'secret output' },
        { type: 'text', text: 'beside it' },
      ]),
      typed('u2', 'meta', { isMeta: true }),
      typed('u3', 'task', { isSidechain: true }),
      typed('u4', 'summary', { isCompactSummary: true }),
      typed('u5', 'copied from before', { sessionId: OTHER }),
      told('old', 5, { sessionId: OTHER }),
      typed('u6', [{ type: 'image', source: {} }]),
    );
    begin();
    expect(seen[0]?.prompts).toEqual([]);
  });

  it('a watched session includes its sub-agents in its folder, beside it, and in its own file', () => {
    const { dir, seen, write, begin, watch } = world();
    write(typed('u1', 'Look everywhere'), told('a', 1), told('s', 9, { isSidechain: true }));
    const folder = path.join(dir, ID, 'subagents');
    fs.mkdirSync(folder, { recursive: true });
    const side = { isSidechain: true, timestamp: '2026-11-21T20:00:05.000Z' };
    fs.writeFileSync(
      path.join(folder, 'agent-1.jsonl'),
      `${typed('x', 'task', side)}\n${told('x1', 20, side)}\n`,
    );
    fs.writeFileSync(path.join(dir, 'agent-2.jsonl'), `${told('y1', 30, side)}\n`);
    fs.writeFileSync(path.join(dir, 'agent-3.jsonl'), `${told('z1', 50, { ...side, sessionId: OTHER })}\n`);
    begin();
    expect(seen[0]?.prompts).toMatchObject([
      { id: 'u1', own: { turns: 1 }, agents: { count: 3, turns: 3, tokens: { output: 59 } } },
    ]);
    fs.writeFileSync(path.join(folder, 'agent-4.jsonl'), `${told('w1', 1, side)}\n`);
    watch.look();
    expect(seen[1]?.prompts[0]?.agents).toMatchObject({ count: 4, turns: 4 });
  });

  it('a watched session waits for the rest of a line, and is read again where a file was written anew', () => {
    const { file, seen, watch, write, begin } = world();
    write(typed('u1', 'first'));
    begin();
    const line = typed('u2', 'second');
    fs.appendFileSync(file, line.slice(0, 60));
    watch.look();
    expect(seen.at(-1)?.prompts.map(({ id }) => id)).toEqual(['u1']);
    fs.appendFileSync(file, `${line.slice(60)}\n`);
    watch.look();
    expect(
      seen
        .at(-1)
        ?.prompts.map(({ id }) => id)
        .sort(),
    ).toEqual(['u1', 'u2']);
    fs.writeFileSync(file, `${typed('u3', 'third')}\n`);
    watch.look();
    expect(seen.at(-1)?.prompts.map(({ id }) => id)).toEqual(['u3']);
  });

  it('a watched session is found when its file comes later, and unreadable and missing files are skipped', () => {
    const { dir, file, known, seen, watch, begin } = world();
    known.length = 0;
    begin();
    expect(seen[0]).toEqual({ sessionId: ID, prompts: [], older: 0 });
    fs.mkdirSync(path.join(dir, 'd', `${ID}.jsonl`), { recursive: true });
    known.push(file, path.join(dir, 'd', `${ID}.jsonl`));
    watch.look();
    fs.writeFileSync(file, `${typed('u1', 'here')}\n`);
    watch.look();
    expect(seen.at(-1)?.prompts[0]?.text).toBe('here');
    fs.rmSync(file);
    watch.look();
    watch.watch(null);
    fs.writeFileSync(file, `${typed('u2', 'nobody looks')}\n`);
    watch.look();
    expect(seen).toHaveLength(2);
  });

  it('a watched session has no text in privacy mode, and the whole of an opened text otherwise', () => {
    const { seen, watch, write } = world();
    write(typed('u1', 'a secret\nof two lines'));
    watch.watch({ sessionId: ID, open: [], texts: false, prices: noOwnPrices });
    expect(JSON.stringify(seen)).not.toContain('secret');
    watch.watch({ sessionId: ID, open: ['u1'], texts: true, prices: noOwnPrices });
    expect(seen[1]?.prompts[0]).toMatchObject({ text: 'a secret\nof two lines', isCut: true });
  });
});
