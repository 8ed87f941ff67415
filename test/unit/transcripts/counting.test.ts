import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createMemoryStore } from '../../../electron/cli/scan/memory-store';
import type { CountedUse } from '../../../electron/core/tokens/tokens';
import { createLedger } from '../../../electron/history/ledger/ledger';
import { createNames } from '../../../electron/history/names';
import { openHistory } from '../../../electron/history/open';
import { createScanMemory } from '../../../electron/history/ledger/scan-memory';
import { Scans } from '../../../electron/transcripts/pass';
import type { LedgerSink, ScanMemory } from '../../../electron/transcripts/types';
import { answer, tempFolder } from './support';

const ALL = { since: -8.64e15, until: 8.64e15, account: null };
const START = Date.UTC(2026, 10, 21, 20);

interface Store {
  readonly sink: LedgerSink;
  readonly memory: ScanMemory;
  readonly uses: () => readonly CountedUse[];
  readonly titles: () => ReadonlyMap<string, string>;
}

/** Both ledgers: what holds in one holds in the other. */
const stores: Readonly<Record<string, () => Store>> = {
  'the history': () => {
    const { db } = openHistory(tempFolder(), START);
    onTestFinished(() => {
      db.close();
    });
    const ledger = createLedger(db, createNames(db));
    const uses = () => [...ledger.uses(ALL, 1000)].flat();
    return {
      sink: { add: (told) => void ledger.add(told), title: ledger.title },
      memory: createScanMemory(db),
      uses,
      titles: ledger.titles,
    };
  },
  'the ledger in memory': () => {
    const { sink, memory, uses, titles } = createMemoryStore();
    return { sink, memory, titles, uses: () => [...uses()] };
  },
};

/** A folder of transcripts, scanned as often as asked for. */
function place(store: Store) {
  const dir = tempFolder();
  let at = 1000;
  return {
    write: (name: string, lines: readonly string[]): void => {
      const file = path.join(dir, name);
      fs.writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
      at += 10;
      fs.utimesSync(file, at, at);
    },
    remove: (name: string): void => {
      fs.rmSync(path.join(dir, name));
    },
    scan: (): void => {
      const scans = new Scans(store.memory.load(), {
        batch: ({ uses, titles, memory }) => {
          store.sink.add(uses);
          store.sink.title(titles);
          if (memory !== null) store.memory.save([memory]);
        },
        tidy: store.memory.replace,
        progress: () => undefined,
        stopped: () => false,
      });
      scans.all([{ dir, account: null }]);
    },
  };
}

/** A scan, or files that are written or (`null`) deleted. */
type Step = 'scan' | Readonly<Record<string, readonly string[] | null>>;

interface Told {
  readonly id?: string;
  readonly model?: string;
  readonly request?: string | null;
  readonly session?: string;
  readonly second?: number;
  readonly input?: number;
  readonly output?: number;
  readonly rest?: Readonly<Record<string, unknown>>;
}

function line({ id = 'msg_1', model = 'claude-opus-5-5', request = null, rest = {}, ...told }: Told): string {
  const usage = { input_tokens: told.input ?? 100, output_tokens: told.output ?? 20 };
  return answer({
    message: { id, model, role: 'assistant', content: [], usage },
    requestId: request ?? undefined,
    sessionId: told.session ?? 's1',
    timestamp: new Date(START + (told.second ?? 0) * 1000).toISOString(),
    ...rest,
  });
}

const sums = (uses: readonly CountedUse[]) => ({
  messages: uses.length,
  output: uses.reduce((sum, { tokens }) => sum + tokens.output, 0),
});
const bySession = (uses: readonly CountedUse[]) =>
  Object.fromEntries(
    [...new Set(uses.map(({ sessionId }) => sessionId))].map((id) => [
      id ?? '',
      sums(uses.filter(({ sessionId }) => sessionId === id)),
    ]),
  );

describe.each(Object.entries(stores))('the count of responses in %s', (_name, open) => {
  it.each([
    ['another vendor’s model', { model: 'glm-5' }],
    ['a vendor’s model behind Anthropic’s ids', { model: 'gpt-5.2-codex', request: 'req_1' }],
    ['Bedrock', { model: 'us.anthropic.claude-opus-4-5-20251101-v1:0', id: 'msg_bdrk_01a' }],
    ['Bedrock under a plain name', { id: 'msg_bdrk_01a' }],
    ['Vertex AI', { model: 'claude-opus-4-5@20251101', id: 'msg_vrtx_01a' }],
    ['a gateway', { model: 'anthropic/claude-4.6-opus-20260205', id: 'gen-1' }],
    ['a gateway that makes ids up', { id: 'ocgo' }],
    ['an answer without a message id', { id: '' }],
  ] as const)('the count of responses marks one that the plan does not pay for: %s', (_what, told) => {
    const store = open();
    const { write, scan } = place(store);
    write('a.jsonl', [line(told), line({ id: 'msg_own', request: 'req_own' })]);
    scan();
    expect(store.uses().filter(({ onPlan }) => onPlan)).toHaveLength(1);
    expect(store.uses()).toHaveLength(2);
  });

  it('the count of responses counts answers without a request id by session and, where a gateway gives all one id, by moment', () => {
    const store = open();
    const { write, scan } = place(store);
    write('s1.jsonl', [line({ id: 'ocgo', second: 1 }), line({ id: 'ocgo', second: 9 })]);
    write('s2.jsonl', [
      line({ id: 'ocgo', session: 's2', second: 5, output: 3 }),
      line({ id: 'ocgo', session: 's2', second: 5 }),
    ]);
    scan();
    scan();
    expect(sums(store.uses())).toEqual({ messages: 3, output: 60 });
  });

  it('the count of responses counts a unique id once in a session, however many moments its lines have, and in its resumed copy', () => {
    const store = open();
    const { write, scan } = place(store);
    const lines = (session: string) =>
      [1, 2, 3].map((second) => line({ session, second, output: 10 * second }));
    write('s1.jsonl', lines('s1'));
    write('s2.jsonl', lines('s2'));
    scan();
    expect(store.uses()).toMatchObject([{ sessionId: 's1', tokens: { output: 30 } }]);
  });

  it('the count of responses counts a unique id of two sessions twice where hours lie between, without a request id', () => {
    const store = open();
    const { write, scan } = place(store);
    write('s1.jsonl', [line({})]);
    write('s2.jsonl', [line({ session: 's2', second: 7200 })]);
    scan();
    expect(bySession(store.uses())).toEqual({
      s1: { messages: 1, output: 20 },
      s2: { messages: 1, output: 20 },
    });
  });

  const parent = [
    line({ id: 'msg_A', request: 'req_1', output: 50, second: 1 }),
    line({ id: 'msg_B', request: 'req_2', output: 60, second: 2 }),
  ];
  const side = [
    line({ id: 'msg_A', request: 'req_8', output: 50, second: 11, rest: { isSidechain: true } }),
    line({ id: 'msg_B', request: null, output: 60, second: 12, rest: { isSidechain: true } }),
    line({ id: 'msg_C', request: 'req_9', output: 7, second: 13, rest: { isSidechain: true } }),
  ];
  const other = side.map((each) => each.replace('req_8', 'req_7'));
  it.each<[string, readonly Step[]]>([
    ['the parent older', [{ p: parent }, { side }, 'scan']],
    ['the side older', [{ side }, { p: parent }, 'scan']],
    ['the side later', [{ p: parent }, 'scan', { side }, 'scan']],
    ['the parent later', [{ side }, 'scan', { p: parent }, 'scan']],
    ['the parent later, the side deleted', [{ side }, 'scan', { side: null }, { p: parent }, 'scan']],
    [
      'two sides, the parent between them, and all read anew',
      [{ side }, 'scan', { p: parent }, 'scan', { other }, { side }, { p: parent }, 'scan'],
    ],
  ])('the count of responses adds nothing where a sidechain repeats its parent: %s', (_what, steps) => {
    const store = open();
    const { write, remove, scan } = place(store);
    for (const step of steps) {
      if (step === 'scan') scan();
      else
        for (const [name, lines] of Object.entries(step)) {
          if (lines === null) remove(`${name}.jsonl`);
          else write(`${name}.jsonl`, lines);
        }
    }
    expect(sums(store.uses())).toEqual({ messages: 3, output: 117 });
    expect(store.uses().filter(({ sidechain }) => sidechain)).toHaveLength(1);
  });

  it.each(['the fork newer', 'the parent newer', 'in two scans'])(
    'the count of responses leaves a parent’s response to its session where a fork copied it: %s',
    (order) => {
      const store = open();
      const { write, scan } = place(store);
      const own = [1, 2].map((n) =>
        line({ id: `msg_${String(n)}`, request: `req_${String(n)}`, output: 55, second: n }),
      );
      const copies = [1, 2].map((n) =>
        line({
          id: `msg_${String(n)}`,
          request: `req_${String(n)}`,
          output: 55,
          second: n,
          session: 'fork',
          rest: { forkedFrom: { sessionId: 's1', messageUuid: 'u' }, cwd: '/fork', gitBranch: 'side' },
        }),
      );
      const new3 = line({ id: 'msg_3', request: 'req_3', output: 7, second: 3, session: 'fork' });
      const title = JSON.stringify({ type: 'summary', summary: 'What the parent was about', leafUuid: 'u' });
      if (order === 'the parent newer') write('fork.jsonl', [title, ...copies, new3]);
      write('s1.jsonl', own);
      if (order === 'in two scans') scan();
      if (order !== 'the parent newer') write('fork.jsonl', [title, ...copies, new3]);
      scan();
      expect(bySession(store.uses())).toEqual({
        s1: { messages: 2, output: 110 },
        fork: { messages: 1, output: 7 },
      });
      expect(store.uses().filter(({ project }) => project === '/fork')).toEqual([]);
      expect(store.titles().get('fork')).toBeUndefined();
    },
  );

  it.each([
    ['tokens', 'Fix max_tokens overflow'],
    ['usage', 'Why "usage":{"input_tokens":1} is "wrong" {'],
    ['any text', ' “ü” 🎉 \\ \n \t "type":"assistant" '],
    ['5000 characters', 'x'.repeat(5000)],
  ])('a title that contains %s is read', (_what, title) => {
    const store = open();
    const { write, scan } = place(store);
    write('s1.jsonl', [
      `\uFEFF${JSON.stringify({ type: 'custom-title', customTitle: title, sessionId: 's1' })}`,
      JSON.stringify({ permission: 1, type: 'ai-title', aiTitle: `${title}!`, sessionId: 's2' }),
      line({}),
    ]);
    scan();
    expect(store.titles()).toEqual(
      new Map([
        ['s1', title.trim()],
        ['s2', `${title}!`.trim()],
      ]),
    );
  });

  it('the next title is used where one is emptied, and an agent’s name where there is no better one', () => {
    const store = open();
    const { write, scan } = place(store);
    const told = (session: string, type: string, field: string, title: string | null) =>
      JSON.stringify({ type, [field]: title, sessionId: session });
    write('s.jsonl', [
      told('s1', 'agent-name', 'agentName', 'builder'),
      told('s1', 'ai-title', 'aiTitle', 'Mend the tray'),
      told('s1', 'custom-title', 'customTitle', 'Mine'),
      told('s2', 'agent-name', 'agentName', 'reviewer'),
    ]);
    scan();
    expect([...store.titles().values()]).toEqual(['Mine', 'reviewer']);
    write('t.jsonl', [told('s1', 'custom-title', 'customTitle', ' ')]);
    scan();
    expect(store.titles().get('s1')).toBe('Mend the tray');
    write('u.jsonl', [told('s1', 'ai-title', 'aiTitle', null)]);
    scan();
    expect(store.titles().get('s1')).toBe('builder');
  });
});
