import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createMemoryStore, type MemoryStore } from '../../../electron/cli/scan/memory-store';
import type { TokenUse } from '../../../electron/core/tokens/tokens';
import { BATCH_USES, packUses, unpackUses } from '../../../electron/transcripts/batch';
import { KnownFiles } from '../../../electron/transcripts/find/known-files';
import { Scans } from '../../../electron/transcripts/pass';
import type { ScanSummary, TranscriptRoot } from '../../../electron/transcripts/types';
import type { WorkingFolder } from '../../../electron/transcripts/working-folder';
import type { FakeHistory, FakeTranscript } from '../../fakes/transcripts';

/** A folder that is gone after the test. */
export function tempFolder(inside = os.tmpdir()): string {
  const dir = fs.realpathSync(fs.mkdtempSync(path.join(inside, 'quotide-transcripts-')));
  onTestFinished(() => {
    fs.rmSync(dir, { recursive: true, force: true });
  });
  return dir;
}

export function writeTranscript(dir: string, { path: name, lines }: FakeTranscript): string {
  const file = path.join(dir, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
  return file;
}

export function writeHistory(dir: string, { transcripts }: FakeHistory): readonly string[] {
  return transcripts.map((transcript) => writeTranscript(dir, transcript));
}

/** Scans in this thread into a ledger in memory, as the worker would. */
export class Desk {
  readonly store: MemoryStore = createMemoryStore();
  readonly roots: readonly TranscriptRoot[];
  scans: Scans;
  stopAfterBatches = Infinity;
  batches = 0;
  /** Epoch ms. */
  now = (): number => Date.now();
  place: WorkingFolder | null = null;

  constructor(...dirs: readonly string[]) {
    this.roots = dirs.map((dir) => ({ dir, account: null }));
    this.scans = this.restart();
  }

  /** As after a new start of the app: what is known is what was kept. */
  restart(): Scans {
    const { sink, memory } = this.store;
    this.scans = new Scans(memory.load(), {
      batch: ({ uses, titles, memory: pack }) => {
        if (uses.length > BATCH_USES) throw new Error(`${String(uses.length)} uses in a batch`);
        this.batches += 1;
        sink.add(unpackUses(packUses(uses)));
        sink.title(titles);
        if (pack !== null) memory.save([pack]);
      },
      tidy: memory.replace,
      progress: () => undefined,
      stopped: () => this.batches >= this.stopAfterBatches,
      now: () => this.now(),
      place: this.place,
    });
    return this.scans;
  }

  scan(): ScanSummary {
    return this.scans.all(this.roots).summary;
  }

  uses(): readonly TokenUse[] {
    return [...this.store.uses()];
  }
}

/** Paths of the transcripts that are remembered. */
export function remembered({ memory }: Pick<MemoryStore, 'memory'>): readonly string[] {
  return [...new KnownFiles(memory.load()).paths()];
}

/** Uses in an order and a form that can be compared; which session a copied one belongs to is left out. */
export function facts(uses: Iterable<TokenUse>): readonly (readonly unknown[])[] {
  return [...uses]
    .map(
      (use) =>
        [
          `${use.messageId} ${use.requestId ?? ''}`,
          use.at,
          use.model,
          use.tokens,
          use.project,
          use.branch,
          use.sidechain,
        ] as const,
    )
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** One assistant's line. */
export function answer(
  over: Readonly<Record<string, unknown>> = {},
  usage: unknown = { input_tokens: 3, output_tokens: 5 },
): string {
  const message = { id: 'msg_1', model: 'claude-opus-5-5', role: 'assistant', content: [], usage };
  return JSON.stringify({
    parentUuid: null,
    isSidechain: false,
    cwd: '/p',
    sessionId: 's',
    gitBranch: 'main',
    type: 'assistant',
    message,
    requestId: 'req_1',
    uuid: 'u1',
    timestamp: '2026-11-21T20:00:00.000Z',
    ...over,
  });
}

/** What a transcript of these bytes is read as. */
export function readUses(...parts: readonly (string | Buffer)[]): readonly TokenUse[] {
  const dir = tempFolder();
  fs.writeFileSync(path.join(dir, 's.jsonl'), Buffer.concat(parts.map((part) => Buffer.from(part))));
  const desk = new Desk(dir);
  desk.scan();
  return desk.uses();
}
