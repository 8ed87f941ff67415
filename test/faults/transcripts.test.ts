import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { LONGEST_LINE } from '../../electron/transcripts/read/read-lines';
import { fakeHistory } from '../fakes/transcripts';
import {
  answer,
  Desk,
  facts,
  readUses,
  remembered,
  tempFolder,
  writeHistory,
} from '../unit/transcripts/support';

const LONG = process.env['QUOTIDE_LONG'] !== undefined;
const times = (ci: number, long: number) => Array.from({ length: LONG ? long : ci }, (_, index) => index);

const line = (index: number, output = 5) =>
  `${answer({ requestId: `req_${String(index)}` }, { input_tokens: 1, output_tokens: output })}\n`;
const ids = (desk: Desk) => desk.uses().map(({ requestId }) => requestId);

function place(text: string | Buffer): { file: string; desk: Desk } {
  const dir = tempFolder();
  const file = path.join(dir, 'session.jsonl');
  fs.writeFileSync(file, text);
  return { file, desk: new Desk(dir) };
}

describe('the scan of a last line that is cut off', () => {
  it.each(times(20, 200))(
    'a last line that is cut off and completed later is counted exactly once (%i)',
    (round) => {
      const last = line(2, 700);
      const cut = Math.floor((last.length * (round + 0.5)) / (LONG ? 200 : 20));
      const { file, desk } = place(line(1) + last.slice(0, cut));
      desk.scan();
      // All but its line feed is there: that is a whole answer.
      expect(ids(desk)).toEqual(cut >= last.length - 1 ? ['req_1', 'req_2'] : ['req_1']);
      if (round % 2 === 0) desk.restart();
      fs.appendFileSync(file, last.slice(cut) + line(3));
      expect(desk.scan()).toMatchObject({ lines: 3, skippedLines: 0 });
      expect(desk.uses().map(({ tokens }) => tokens.output)).toEqual([5, 700, 5]);
    },
  );

  it('a second scan reads only the bytes that are new', () => {
    const { file, desk } = place(line(1).repeat(2000));
    desk.scan();
    const more = line(2) + line(3).slice(0, 40);
    fs.appendFileSync(file, more);
    expect(desk.scan()).toMatchObject({ bytesRead: more.length, filesRead: 1 });
  });
});

describe('the scan of a line that is very long', () => {
  const huge = (bytes: number) => answer({ cwd: 'x'.repeat(bytes) });

  it.each(LONG ? [10, 100, 300] : [10, 40])(
    'a line of %i MB costs neither the other lines nor memory',
    (megabytes) => {
      const bytes = megabytes * 2 ** 20;
      const { desk } = place(`${line(1)}${huge(bytes)}\n${line(2)}`);
      const before = process.memoryUsage.rss();
      const summary = desk.scan();
      const tooLong = bytes > LONGEST_LINE;
      expect(ids(desk)).toEqual(tooLong ? ['req_1', 'req_2'] : ['req_1', 'req_1', 'req_2'].slice(1));
      expect(summary).toMatchObject({ lines: 3, skippedLines: tooLong ? 1 : 0 });
      expect(process.memoryUsage.rss() - before).toBeLessThan(LONG ? 48e6 : 64e6);
    },
  );

  it.each([
    [0, 0],
    [1, 1],
  ])('a line of 16 MB and %i bytes is skipped %i times', (more, skipped) => {
    const long = huge(LONGEST_LINE);
    const exact = huge(LONGEST_LINE - (long.length - LONGEST_LINE) + more);
    expect(exact.length).toBe(LONGEST_LINE + more);
    const { desk } = place(`${line(9)}${exact}\n${line(2)}`);
    expect(desk.scan().skippedLines).toBe(skipped);
    expect(desk.uses()).toHaveLength(3 - skipped);
  });

  it('a line of more than 16 MB that is still being written is skipped once it is whole', () => {
    const { file, desk } = place(line(1) + 'x'.repeat(LONGEST_LINE + 10));
    expect(desk.scan()).toMatchObject({ lines: 1, skippedLines: 0 });
    fs.appendFileSync(file, `x\n${line(2)}`);
    expect(desk.scan()).toMatchObject({ lines: 3, skippedLines: 1 });
    expect(ids(desk)).toEqual(['req_1', 'req_2']);
  });
});

describe('the scan of bytes that are no answer', () => {
  it.each<[string, string | Buffer]>([
    ['null', 'null\n'],
    ['a list', '[]\n'],
    ['a list with usage', '[{"usage":{"output_tokens":3}}]\n'],
    ['a number', '17\n'],
    ['a message that is null', '{"type":"assistant","message":null,"output_tokens":1}\n'],
    ['a message that is a text', '{"type":"assistant","message":"output_tokens"}\n'],
    ['NUL', Buffer.alloc(64)],
    ['NUL and a line feed', '\0\0\0\n'],
    ['no UTF-8', Buffer.from([0xff, 0xfe, 0xc3, 0x28, 0x0a])],
    ['empty lines', '\n\r\n \n\n'],
    ['a lone surrogate', '{"type":"user","message":"\\ud800 output_tokens"}\n'],
    ['half an answer', `${line(7).slice(0, -30)}\n`],
    ['brackets that do not match', '{"type":"assistant","message":{"usage":{"output_tokens":3}\n'],
    ['a key without a value', '{"type":"assistant","output_tokens"}\n'],
    ['nothing but a brace', '{"_tokens\n'],
  ])('the lines around %s are counted', (_what, odd) => {
    const uses = readUses(line(1), odd, _what === 'NUL' ? '\n' : '', line(2), odd);
    expect(uses.map(({ requestId }) => requestId)).toEqual(['req_1', 'req_2']);
  });

  it('bad bytes in an answer cost that answer alone', () => {
    const told = (text: Buffer) =>
      Buffer.concat([Buffer.from(answer({ cwd: '@' }).replace('@', '/a')), text, Buffer.from(line(2))]);
    expect(readUses(told(Buffer.from('\r\n')))).toHaveLength(2);
    const [before = '', after = ''] = answer({ cwd: '/a@b' }).split('@');
    const broken = Buffer.concat([Buffer.from(before), Buffer.from([0xff, 0xc3]), Buffer.from(`${after}\n`)]);
    expect(readUses(broken, line(2))).toMatchObject([
      { project: '/a\ufffd\ufffdb', tokens: { output: 5 } },
      { requestId: 'req_2' },
    ]);
    expect(readUses(answer({ cwd: '/a\ud800b' }), '\n')).toMatchObject([{ project: '/a\ud800b' }]);
  });

  it('a byte order mark, NULs before an answer, and lines that end as on Windows cost no answer', () => {
    const nul = Buffer.alloc(5);
    expect(
      readUses('\ufeff', line(1).replace('\n', '\r\n'), nul, line(2).replace('\n', '\r\n')),
    ).toHaveLength(2);
  });

  it('bad bytes in the place of an answer are counted as a skipped line', () => {
    const { desk } = place(`${line(1)}${line(2).slice(0, -30)}\nnull\n${line(3)}`);
    expect(desk.scan()).toMatchObject({ lines: 4, skippedLines: 1 });
  });
});

describe('the scan of a file that is changed', () => {
  const before = Array.from({ length: 40 }, (_, index) => line(index)).join('');

  it.each<[string, (file: string) => void, number]>([
    [
      'replaced by another',
      (file) => {
        fs.writeFileSync(`${file}.new`, line(100).repeat(50) + line(101));
        fs.renameSync(`${file}.new`, file);
      },
      2,
    ],
    [
      'replaced by a shorter one',
      (file) => {
        fs.writeFileSync(`${file}.new`, line(100));
        fs.renameSync(`${file}.new`, file);
      },
      1,
    ],
    [
      'cut off in place',
      (file) => {
        fs.truncateSync(file, line(0).length * 3);
        fs.appendFileSync(file, line(100));
      },
      1,
    ],
    [
      'written anew in place, longer',
      (file) => {
        fs.writeFileSync(file, line(100) + before + line(101));
      },
      2,
    ],
    [
      'written anew in place, as long',
      (file) => {
        const text = before.replaceAll('req_1"', 'req_z"');
        fs.writeFileSync(file, text);
        fs.utimesSync(file, Date.now() / 1000 + 5, Date.now() / 1000 + 5);
      },
      1,
    ],
    [
      'older than it was',
      (file) => {
        fs.appendFileSync(file, line(100));
        fs.utimesSync(file, 1000, 1000);
      },
      1,
    ],
    [
      'emptied and filled again',
      (file) => {
        fs.writeFileSync(file, '');
        fs.writeFileSync(file, line(100));
      },
      1,
    ],
  ])('in a file that is %s, new answers are counted and earlier ones stay', (_what, change, fresh) => {
    for (const restart of [false, true]) {
      const { file, desk } = place(before);
      desk.scan();
      if (restart) desk.restart();
      change(file);
      desk.scan();
      expect(desk.uses()).toHaveLength(40 + fresh);
      expect(desk.scan().filesRead).toBe(0);
    }
  });

  it('the answers of a file that is deleted stay, and are counted once when it is back', () => {
    const { file, desk } = place(before);
    desk.scan();
    fs.rmSync(file);
    expect(desk.scan()).toMatchObject({ files: 0, lines: 0 });
    expect(remembered(desk.store)).toEqual([]);
    expect(desk.uses()).toHaveLength(40);
    fs.writeFileSync(file, before + line(50));
    expect(desk.scan()).toMatchObject({ files: 1, filesRead: 1 });
    expect(desk.uses()).toHaveLength(41);
  });

  it('a file in a folder that cannot be read for a while is remembered', () => {
    const { file, desk } = place(before);
    desk.scan();
    const dir = path.dirname(file);
    fs.renameSync(dir, `${dir}-away`);
    // A link to itself is a folder that cannot be opened, for root too.
    fs.symlinkSync(dir, dir);
    desk.scan();
    expect(remembered(desk.store)).toHaveLength(1);
    fs.rmSync(dir);
    fs.renameSync(`${dir}-away`, dir);
    expect(desk.scan().bytesRead).toBe(0);
  });
});

describe('the scan of transcripts that grow while they are read', () => {
  it.each(times(3, 20))('a growing set of transcripts is counted whole in the end (%i)', (seed) => {
    const dir = tempFolder();
    const history = fakeHistory({ seed: seed + 50, sessions: 50, answers: 6 });
    const desk = new Desk(dir);
    const pending = history.transcripts.map(({ path: name, lines }) => ({
      file: path.join(dir, name),
      text: lines.map((one) => `${one}\n`).join(''),
      at: 0,
    }));
    for (const { file } of pending) fs.mkdirSync(path.dirname(file), { recursive: true });
    for (let step = 0; pending.some(({ text, at }) => at < text.length); step += 1) {
      for (const [index, writer] of pending.entries()) {
        const size = 1 + ((index * 7919 + step * 104_729) % 3000);
        fs.appendFileSync(writer.file, writer.text.slice(writer.at, writer.at + size));
        writer.at += size;
        if (index % 10 === 0) desk.scan();
      }
    }
    desk.scan();
    expect(facts(desk.uses())).toEqual(facts(history.uses.values()));
  });
});

const longSuite = (): void => {
  it(
    '100,000 transcripts are read with little memory, and a second scan reads none of them',
    { timeout: 600_000 },
    () => {
      const dir = tempFolder();
      const { transcripts } = fakeHistory({ seed: 1, sessions: 30, answers: 6 });
      const text = transcripts.map(({ lines }) => lines.map((one) => `${one}\n`).join(''));
      for (let index = 0; index < 100_000; index += 1) {
        const folder = path.join(dir, `project-${String(index % 400)}`);
        if (index < 400) fs.mkdirSync(folder);
        fs.writeFileSync(
          path.join(folder, `${String(index)}.jsonl`),
          (text[index % text.length] ?? '').replaceAll('msg_01', `msg_${String(index)}`),
        );
      }
      const desk = new Desk(dir);
      const before = process.memoryUsage.rss();
      expect(desk.scan()).toMatchObject({ files: 100_000, unreadable: 0 });
      const uses = desk.uses().length;
      expect(uses).toBeGreaterThan(300_000);
      expect(desk.scan()).toMatchObject({ filesRead: 0 });
      // The ledger in memory is the larger part of it.
      expect(process.memoryUsage.rss() - before).toBeLessThan(250e6 + uses * 700);
      // Longer than a hook may take.
      fs.rmSync(dir, { recursive: true });
    },
  );
};
if (LONG) describe('the scan of 100,000 transcripts', longSuite);

describe('the scan of all transcripts', () => {
  it('the scan writes no transcript and changes no time of a file', () => {
    const dir = tempFolder();
    writeHistory(dir, fakeHistory({ seed: 3, sessions: 5, answers: 5 }));
    const state = () =>
      fs.readdirSync(dir, { recursive: true, encoding: 'utf8' }).map((name) => {
        const { mtimeMs, size, ino } = fs.statSync(path.join(dir, name));
        return [name, mtimeMs, size, ino];
      });
    const before = state();
    new Desk(dir).scan();
    expect(state()).toEqual(before);
  });
});
