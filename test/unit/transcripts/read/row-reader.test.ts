import fc from 'fast-check';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { RowView, type RowBlock } from '../../../../electron/core/tokens/token-rows';
import { mergeUse, type TokenUse } from '../../../../electron/core/tokens/tokens';
import { keyOf } from '../../../../electron/history/ledger/ledger-key';
import { LineReader, type LineCount } from '../../../../electron/transcripts/parse/lines';
import { RowReader } from '../../../../electron/transcripts/read/row-reader';
import { CHECKED_BYTES, checkIn, checkOf } from '../../../../electron/transcripts/read/file-check';
import type { SessionTitle } from '../../../../electron/transcripts/types';
import { buildModule, MODULES } from '../../../../scripts/lib/build/wasm.mjs';
import { line, otherLine, plainLine, usualLine } from '../line-arbitraries';
import { tempFolder } from '../support';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
/** The compiler takes seconds, on a busy machine many. */
const COMPILE_MS = 120_000;
/** Of the buffer, in bytes. */
const SIZE = 2 ** 23;
const RUNS = process.env['QUOTIDE_LONG'] === undefined ? 300 : 20_000;

/** What a reader finds: each response once, as the ledger would merge it. */
interface Reading {
  readonly uses: ReadonlyMap<string, object>;
  readonly titles: readonly SessionTitle[];
  readonly count: LineCount;
}

/** Ids are hashed in the key. */
function merged(told: Iterable<readonly [key: string, use: TokenUse]>): ReadonlyMap<string, object> {
  const uses = new Map<string, TokenUse>();
  for (const [key, use] of told) {
    const known = uses.get(key);
    uses.set(key, known === undefined ? use : mergeUse(known, use));
  }
  return new Map([...uses].map(([key, use]) => [key, { ...use, messageId: '', requestId: '' }]));
}

function usesIn(block: RowBlock): readonly (readonly [string, TokenUse])[] {
  const rows = new RowView(block.bytes);
  const ids = new Map(block.apart.map(({ row, ...rest }) => [row, rest]));
  return Array.from({ length: rows.count }, (_, row) => {
    const use = { ...rows.use(row, (number) => block.words[number] ?? null), ...ids.get(row) };
    const key = Buffer.from(block.bytes.subarray(row * 96, row * 96 + 20)).toString('latin1');
    return [ids.has(row) ? keyOf(use) : key, use] as const;
  });
}

describe('the reader in WebAssembly', () => {
  let code: WebAssembly.Module;
  /** One for all: its memory is large. */
  let reader: RowReader;
  let titles: SessionTitle[] = [];
  let blocks: (RowBlock | null)[] = [];
  beforeAll(async () => {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-module-'));
    code = new WebAssembly.Module(fs.readFileSync(await buildModule(ROOT, dir, MODULES.lines)));
    fs.rmSync(dir, { recursive: true });
    reader = new RowReader(code, {
      title: (title) => titles.push(title),
      full: () => blocks.push(reader.take()),
    });
  }, COMPILE_MS);

  const source = { path: '/p/s.jsonl', session: 's', account: 'me', mtimeMs: 1_700_000_000_000.5 };

  /** @param cut where the file is handed over in two pieces, each of whole lines but the last */
  function byParser(pieces: readonly Buffer[]): Reading {
    const [uses, named]: [TokenUse[], SessionTitle[]] = [[], []];
    const parser = new LineReader({ use: (use) => uses.push(use), title: (title) => named.push(title) });
    const count = read(pieces, (bytes, offset) => parser.read(bytes, source, offset));
    parser.end();
    return { uses: merged(uses.map((use) => [keyOf(use), use])), titles: named, count };
  }

  function byModule(pieces: readonly Buffer[]): Reading {
    titles = [];
    blocks = [];
    const buffer = reader.room(SIZE);
    const count = read(pieces, (bytes, offset) => {
      bytes.copy(buffer);
      return reader.read(buffer.subarray(0, bytes.length), source, offset);
    });
    reader.end();
    blocks.push(reader.take());
    const uses = blocks.flatMap((block) => (block === null ? [] : usesIn(block)));
    return { uses: merged(uses), titles, count };
  }

  function read(pieces: readonly Buffer[], act: (bytes: Buffer, offset: number) => LineCount): LineCount {
    let [lines, broken, offset] = [0, 0, 0];
    for (const piece of pieces) {
      const count = act(piece, offset);
      lines += count.lines;
      broken += count.broken;
      offset += piece.length;
    }
    return { lines, broken };
  }

  const spaced = fc
    .tuple(
      fc.oneof({ arbitrary: plainLine, weight: 8 }, { arbitrary: usualLine, weight: 6 }, line, otherLine),
      fc.constantFrom(0, 0, 0, 1),
    )
    .map(([value, spaces]) => JSON.stringify(value, null, spaces).replaceAll('\n', ' '));
  const file = fc
    .tuple(
      fc.array(spaced, { maxLength: 12 }),
      fc.constantFrom('\n', '\n', '\r\n', '\n\n'),
      fc.constantFrom('', '\uFEFF'),
      fc.boolean(),
    )
    .map(([lines, feed, mark, ends]) => Buffer.from(mark + lines.join(feed) + (ends ? feed : '')));

  function compare(...pieces: readonly Buffer[]): void {
    expect(byModule(pieces)).toEqual(byParser(pieces));
  }

  it('the reader in WebAssembly finds in usual and odd lines what the parser in TypeScript finds', () => {
    fc.assert(
      fc.property(file, (bytes) => {
        compare(bytes);
      }),
      { numRuns: RUNS, seed: 23 },
    );
  });

  it('the reader in WebAssembly finds the same in lines that are cut, overwritten and mixed with others', () => {
    const change = fc.record({
      at: fc.nat(),
      bytes: fc.oneof(
        fc
          .constantFrom('"', '\\', '{', '}', ',', ':', '\n', '_tokens', '"usage":{', '\u0000', ' ', 'null')
          .map((text) => Buffer.from(text)),
        fc.uint8Array({ minLength: 1, maxLength: 3 }).map((bytes) => Buffer.from(bytes)),
        fc.constant(Buffer.alloc(0)),
      ),
      over: fc.nat({ max: 20 }),
    });
    fc.assert(
      fc.property(file, fc.array(change, { minLength: 1, maxLength: 4 }), (bytes, changes) => {
        let changed = bytes;
        for (const { at, bytes: put, over } of changes) {
          const place = at % (changed.length + 1);
          changed = Buffer.concat([changed.subarray(0, place), put, changed.subarray(place + over)]);
        }
        compare(changed);
      }),
      { numRuns: RUNS, seed: 24 },
    );
  });

  it('the reader in WebAssembly finds the same wherever a file is cut into reads of whole lines', () => {
    fc.assert(
      fc.property(file, fc.nat(), (bytes, place) => {
        const cut = bytes.lastIndexOf(10, place % (bytes.length + 1)) + 1;
        compare(bytes.subarray(0, cut), bytes.subarray(cut));
      }),
      { numRuns: RUNS / 4, seed: 25 },
    );
  });

  const answerOf = (number: number, session = 's') => ({
    parentUuid: null,
    isSidechain: false,
    cwd: `/p/${String(number % 3)}`,
    sessionId: session,
    type: 'assistant',
    message: {
      id: `msg_01${String(number)}abcdef`,
      model: 'claude-opus-5-5',
      usage: { input_tokens: number, output_tokens: 5, speed: 'standard', service_tier: 'standard' },
    },
    requestId: `req_${String(number)}`,
    timestamp: '2026-11-21T20:00:00.123Z',
  });
  const linesOf = (values: readonly unknown[]) =>
    Buffer.from(values.map((value) => `${JSON.stringify(value)}\n`).join(''));

  it('the reader in WebAssembly makes the check of a file that the scanner makes of the file on disk', () => {
    const scratch = Buffer.allocUnsafeSlow(CHECKED_BYTES);
    const folder = tempFolder();
    const name = path.join(folder, 's.jsonl');
    for (const size of [1, 15, 16, 17, 511, 512, 513, 527, 575, 576, 577, 578, 1000, 20_000]) {
      const bytes = Buffer.alloc(size, 'x');
      for (let at = 0; at < size; at += 1) bytes[at] = 32 + ((at * at + size) % 200);
      bytes[size - 1] = 10;
      fs.writeFileSync(name, bytes);
      const fd = fs.openSync(name, 'r');
      const whole = reader.readWhole(fd, size, source);
      reader.end();
      const [onDisk, inMemory] = [checkOf(fd, size, scratch), checkIn(bytes, 0, size)];
      fs.closeSync(fd);
      expect([whole?.offset, whole?.check, inMemory]).toEqual([size, onDisk, onDisk]);
    }
    reader.take();
  });

  it('the reader in WebAssembly leaves none of the usual lines to the parser in TypeScript', () => {
    const own = new RowReader(code, { title: () => undefined, full: () => undefined });
    const bytes = linesOf(Array.from({ length: 50 }, (_, number) => answerOf(number)));
    const buffer = own.room(2 ** 20);
    bytes.copy(buffer);
    own.read(buffer.subarray(0, bytes.length), source, 0);
    const block = own.take();
    expect(block?.bytes.length).toBe(50 * 96);
    expect(block?.apart).toEqual([]);
  });

  it('the reader in WebAssembly hands rows over whenever there is no room for more rows or words', () => {
    compare(linesOf(Array.from({ length: 9000 }, (_, number) => answerOf(number))));
    compare(
      linesOf(Array.from({ length: 9000 }, (_, number) => answerOf(number, `session-${String(number)}`))),
    );
    const long = 'x'.repeat(500);
    compare(
      linesOf(Array.from({ length: 900 }, (_, number) => answerOf(number, `${long}${String(number)}`))),
    );
  });

  it('the reader in WebAssembly reads a line that is longer than its buffer was', () => {
    const long = { ...answerOf(1), toolUseResult: 'y'.repeat(3 * 2 ** 20) };
    const bytes = linesOf([answerOf(0), long, answerOf(2)]);
    const own = new RowReader(code, { title: () => undefined, full: () => undefined });
    bytes.copy(own.room(100));
    const buffer = own.room(2 ** 22);
    bytes.copy(buffer, 100, 100);
    expect(own.read(buffer.subarray(0, bytes.length), source, 0)).toEqual({ lines: 3, broken: 0 });
    const block = own.take();
    expect(block === null ? [] : usesIn(block)).toHaveLength(3);
  });
});
