import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KnownFiles } from '../../../../electron/transcripts/find/known-files';
import {
  PackBuilder,
  type FileState,
  type MemoryPack,
} from '../../../../electron/transcripts/find/memory-pack';
import { answer, Desk, remembered, tempFolder } from '../support';

const RUNS = process.env['QUOTIDE_LONG'] === undefined ? 60 : 2000;
const line = (index: number) => `${answer({ requestId: `req_${String(index)}` })}\n`;
const LONG_AGO = new Date(Date.now() - 60_000);

/** A folder that was last written to a minute ago, as far as its modification time says. */
function aged(dir: string): void {
  fs.utimesSync(dir, LONG_AGO, LONG_AGO);
}

/** A scanner whose clock is a minute ahead, so that folders count as quiet. */
function quietDesk(dir: string): Desk {
  const desk = new Desk(dir);
  desk.now = () => Date.now() + 60_000;
  desk.scan();
  return desk;
}

/** Folders that a scan lists. */
const listed = (desk: Desk) => desk.scans.all(desk.roots).found.listed;

const state = (size: number): FileState => ({
  inode: 1,
  device: 2,
  size,
  mtimeMs: size + 0.5,
  offset: size,
  check: 0xffffffff,
  lines: size,
  skippedLines: 0,
});

describe('the memory of a scan', () => {
  it('the memory of a scan gives the last stored state of each file, in any packs and after packing anew', () => {
    const change = fc.record({
      dir: fc.constantFrom('/a', '/a/b', '/ü “x”'),
      name: fc.constantFrom('1.jsonl', '2.jsonl', '3\n.jsonl', '__proto__'),
      size: fc.option(fc.nat(1000), { nil: null }),
      ends: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
        const packs: MemoryPack[] = [];
        const expected = new Map<string, FileState>();
        let builder = new PackBuilder();
        for (const { dir, name, size, ends } of changes) {
          builder.file(dir, name, size === null ? null : state(size));
          if (size === null) expected.delete(path.join(dir, name));
          else expected.set(path.join(dir, name), state(size));
          if (!ends) continue;
          packs.push(builder.build());
          builder = new PackBuilder();
        }
        packs.push(builder.build());
        const known = new KnownFiles(packs);
        known.kept(10_000);
        for (const each of [known, new KnownFiles(known.tidied() ?? [])]) {
          const found = new Map(
            [...each.paths()].map((file) => [file, each.find(path.dirname(file))?.get(path.basename(file))]),
          );
          expect(found).toEqual(expected);
        }
      }),
      { numRuns: RUNS, seed: 9 },
    );
  });

  it('the memory of a scan leaves out a damaged pack, whose files are read again', () => {
    const builder = new PackBuilder();
    builder.file('/a', '1.jsonl', state(1));
    const { names, numbers } = builder.build();
    const damaged = [
      { names: names.slice(1), numbers },
      { names, numbers: numbers.subarray(8) },
      { names: 'null', numbers },
      { names: '[["/a",["1.jsonl","2.jsonl"],null]]', numbers },
    ];
    expect(damaged.map((pack) => [...new KnownFiles([pack]).paths()])).toEqual([[], [], [], []]);
  });

  it('the memory of a scan is packed anew once it lies in many pieces', () => {
    const dir = tempFolder();
    const file = path.join(dir, 's.jsonl');
    fs.writeFileSync(file, line(0));
    const desk = new Desk(dir);
    for (let index = 1; index < 300; index += 1) {
      fs.appendFileSync(file, line(index));
      desk.scans.some([file], () => null);
    }
    expect(desk.store.memory.load().length).toBeLessThan(100);
    desk.restart();
    expect(desk.scan()).toMatchObject({ files: 1, lines: 300, bytesRead: 0 });
  });
});

describe('the look at a folder whose times have not changed', () => {
  it('a folder whose times have not changed is not listed again, and files that grow, appear or go are found nevertheless', () => {
    const dir = tempFolder();
    const sub = path.join(dir, 'p', 'subagents');
    fs.mkdirSync(sub, { recursive: true });
    const file = path.join(sub, 'a.jsonl');
    fs.writeFileSync(file, line(1));
    fs.writeFileSync(path.join(sub, 'b.jsonl'), line(2));
    const desk = quietDesk(dir);
    desk.restart();
    expect(listed(desk)).toEqual([]);
    fs.appendFileSync(file, line(3));
    expect(listed(desk)).toEqual([]);
    expect(desk.uses()).toHaveLength(3);
    fs.writeFileSync(path.join(sub, 'c.jsonl'), line(4));
    expect(desk.scan().files).toBe(3);
    expect(desk.uses()).toHaveLength(4);
    fs.rmSync(path.join(sub, 'b.jsonl'));
    expect(desk.scan().files).toBe(2);
    fs.rmSync(path.join(dir, 'p'), { recursive: true });
    expect(desk.scan().files).toBe(0);
    expect(remembered(desk.store)).toEqual([]);
    expect(desk.uses()).toHaveLength(4);
  });

  it('a folder whose times have not changed is listed again where its modification time was set back after something came', () => {
    const dir = tempFolder();
    const folder = path.join(dir, 'p');
    fs.mkdirSync(folder);
    fs.writeFileSync(path.join(folder, 'a.jsonl'), line(1));
    aged(folder);
    const desk = quietDesk(dir);
    fs.writeFileSync(path.join(folder, 'b.jsonl'), line(2));
    aged(folder);
    expect(desk.scan()).toMatchObject({ files: 2 });
  });

  it('a folder whose times have not changed is listed again where it was written to while it was listed, or right before', () => {
    const dir = tempFolder();
    fs.writeFileSync(path.join(dir, 'a.jsonl'), line(1));
    const desk = new Desk(dir);
    desk.scan();
    expect(listed(desk)).toEqual([dir]);
  });

  it('a folder whose times have not changed is listed again where a link in it may lead elsewhere now', () => {
    const dir = tempFolder();
    const outside = path.join(tempFolder(), 'x.jsonl');
    fs.writeFileSync(path.join(dir, 'a.jsonl'), line(1));
    fs.symlinkSync(outside, path.join(dir, 'link.jsonl'));
    const desk = quietDesk(dir);
    expect(desk.uses()).toHaveLength(1);
    fs.writeFileSync(outside, line(2));
    desk.scan();
    expect(desk.uses()).toHaveLength(2);
  });
});

describe('the scan of a transcript with several names', () => {
  it.each(['link first', 'link last', 'link to a link', 'hard link'])(
    'a transcript with several names is read once: %s',
    (kind) => {
      const dir = tempFolder();
      const file = path.join(dir, 'm.jsonl');
      fs.writeFileSync(file, line(1));
      if (kind === 'hard link') fs.linkSync(file, path.join(dir, 'a.jsonl'));
      else fs.symlinkSync(file, path.join(dir, kind === 'link first' ? 'a.jsonl' : 'z.jsonl'));
      if (kind === 'link to a link') fs.symlinkSync(path.join(dir, 'z.jsonl'), path.join(dir, 'y.jsonl'));
      const desk = new Desk(dir);
      expect(desk.scan()).toMatchObject({ files: 1, filesRead: 1 });
      expect(desk.scan()).toMatchObject({ files: 1, filesRead: 0 });
    },
  );

  it('a transcript with several names is read by its link where its own folder is none of the roots', () => {
    const [dir, outside] = [tempFolder(), tempFolder()];
    fs.writeFileSync(path.join(outside, 'm.jsonl'), line(1));
    for (const name of ['a.jsonl', 'b.jsonl'])
      fs.symlinkSync(path.join(outside, 'm.jsonl'), path.join(dir, name));
    const desk = new Desk(dir);
    expect(desk.scan()).toMatchObject({ files: 1, filesRead: 1 });
    expect(desk.uses()).toHaveLength(1);
  });
});
