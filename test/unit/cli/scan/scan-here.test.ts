import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openLedgerStore } from '../../../../electron/cli/scan/ledger-store';
import { scanHere } from '../../../../electron/cli/scan/scan-here';
import { totalsBy } from '../../../../electron/core/tokens/token-totals';
import { buildModule, MODULES } from '../../../../scripts/lib/build/wasm.mjs';
import { fakeHistory } from '../../../fakes/transcripts';
import { tempFolder, writeHistory } from '../../transcripts/support';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
/** The compiler takes seconds, on a busy machine many. */
const COMPILE_MS = 240_000;

describe('the scan in the process of the command', () => {
  let dir = '';
  let modules = { lines: '', image: '' };
  beforeAll(async () => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-modules-'));
    modules = {
      lines: await buildModule(ROOT, dir, MODULES.lines),
      image: await buildModule(ROOT, dir, MODULES.image),
    };
  }, COMPILE_MS);
  afterAll(() => {
    fs.rmSync(dir, { recursive: true, force: true });
  });

  function desk() {
    const folder = tempFolder();
    const open = () => {
      const store = openLedgerStore(path.join(folder, 'data'), Date.now(), modules.image);
      onTestFinished(() => {
        store.close();
      });
      return store;
    };
    const scan = async (store = open(), moduleFile = modules.lines, stop = new AbortController()) => {
      let files = 0;
      const result = await scanHere({
        store,
        roots: [{ dir: path.join(folder, 'projects'), account: null }],
        moduleFile,
        onProgress: ({ filesDone }) => {
          files = filesDone;
          if (filesDone > 300) stop.abort();
        },
        stop: stop.signal,
      });
      await store.settle();
      return { result, files, store };
    };
    return { folder, open, scan };
  }

  const history = fakeHistory({ seed: 5, sessions: 600, answers: 3 });
  const wanted = totalsBy(history.uses.values(), () => '').totals;
  const totalsOf = ({ tally }: Pick<ReturnType<typeof openLedgerStore>, 'tally'>) =>
    totalsBy(tally({ since: -Infinity, until: Infinity }, null), () => '').totals;
  /** Is never stopped. */
  const never = () => ({ signal: new AbortController().signal, abort: () => undefined }) as AbortController;

  it('a large scan counts all transcripts, and the next one reads none of them', async () => {
    const { folder, scan } = desk();
    const files = writeHistory(path.join(folder, 'projects'), history);
    const first = await scan(undefined, undefined, never());
    expect(first.result).toMatchObject({ ok: true, value: { files: files.length, filesRead: files.length } });
    expect(totalsOf(first.store)).toEqual(wanted);
    const again = await scan(undefined, undefined, never());
    expect(again.result).toMatchObject({ ok: true, value: { files: files.length, bytesRead: 0 } });
    expect(totalsOf(again.store)).toEqual(wanted);
  });

  it('a large scan stops on Ctrl-C, and the next scan goes on from there', async () => {
    const { folder, scan } = desk();
    const files = writeHistory(path.join(folder, 'projects'), history);
    const first = await scan(undefined, undefined, afterLooks(100));
    expect(first.result).toMatchObject({ ok: true, value: { stopped: true } });
    const next = await scan(undefined, undefined, never());
    expect(next.result).toMatchObject({ ok: true, value: { stopped: false } });
    const read = [first, next].map(({ result }) => (result?.ok === true ? result.value.filesRead : -1));
    expect(read.reduce((sum, count) => sum + count, 0)).toBe(files.length);
    expect(totalsOf(next.store)).toEqual(wanted);
  });

  it('a large scan leaves the process in its folder, and counts the rest when a folder vanishes', async () => {
    const { folder, open } = desk();
    const projects = path.join(folder, 'projects');
    const files = writeHistory(projects, history);
    // The last to be read.
    const late = path.join(projects, 'late');
    fs.mkdirSync(late);
    const soon = Date.now() / 1000 + 100;
    for (const name of ['a.jsonl', 'b.jsonl', 'c.jsonl']) {
      fs.writeFileSync(path.join(late, name), '{}\n');
      fs.utimesSync(path.join(late, name), soon, soon);
    }
    const before = process.cwd();
    const store = open();
    const result = await scanHere({
      store,
      roots: [{ dir: projects, account: null }],
      moduleFile: modules.lines,
      onProgress: () => {
        fs.rmSync(late, { recursive: true, force: true });
      },
      stop: new AbortController().signal,
    });
    await store.settle();
    expect(process.cwd()).toBe(before);
    expect(result).toMatchObject({ ok: true, value: { filesRead: files.length, unreadable: 3 } });
    expect(totalsOf(store)).toEqual(wanted);
  });

  it('a large scan counts a response for the session it was made in, though files of several folders take turns', async () => {
    const { folder, scan } = desk();
    const projects = path.join(folder, 'projects');
    for (const [index, file] of writeHistory(projects, history).entries())
      fs.utimesSync(file, 1000 + index, 1000 + index);
    const { store } = await scan(undefined, undefined, never());
    const count = (sessions: Iterable<string | null>): ReadonlyMap<string | null, number> => {
      const counts = new Map<string | null, number>();
      for (const session of [...sessions].toSorted()) counts.set(session, (counts.get(session) ?? 0) + 1);
      return counts;
    };
    const found = [...store.tally({ since: -Infinity, until: Infinity }, 'session')];
    expect(count(found.map(({ word }) => word))).toEqual(
      count([...history.uses.values()].map(({ sessionId }) => sessionId)),
    );
  });

  it('a large scan runs in a thread where the module cannot be used', async () => {
    const { folder, scan } = desk();
    writeHistory(path.join(folder, 'projects'), history);
    expect((await scan(undefined, path.join(folder, 'none.wasm'))).result).toBeNull();
  });
});

/** Aborts at the look after so many: by progress, a fast machine would have read everything before. */
function afterLooks(count: number): AbortController {
  const stop = new AbortController();
  let looks = 0;
  Object.defineProperty(stop.signal, 'aborted', {
    get: () => {
      looks += 1;
      return looks > count;
    },
  });
  return stop;
}
