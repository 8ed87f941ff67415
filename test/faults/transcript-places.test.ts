import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lookAt } from '../../electron/transcripts/find/find-transcripts';
import { KnownFolder } from '../../electron/transcripts/find/known-files';
import { LineReader } from '../../electron/transcripts/parse/lines';
import { FileScanner } from '../../electron/transcripts/read/scan-file';
import { openFiles } from '../unit/sources/credentials/support';
import { answer, Desk, remembered, tempFolder } from '../unit/transcripts/support';

const line = (index: number) => `${answer({ requestId: `req_${String(index)}` })}\n`;
const ids = (desk: Desk) => desk.uses().map(({ requestId }) => requestId);

function place(text: string): { file: string; desk: Desk } {
  const dir = tempFolder();
  const file = path.join(dir, 'session.jsonl');
  fs.writeFileSync(file, text);
  return { file, desk: new Desk(dir) };
}

describe.skipIf(process.platform === 'win32')('the scan of transcripts that cannot be read', () => {
  it('a file or folder that cannot be read is reported as unreadable, and the others are counted', () => {
    // In /tmp: the scan runs as another user, to whom the folder of the test run is closed.
    const dir = tempFolder('/tmp');
    fs.chmodSync(dir, 0o755);
    for (const name of ['closed', 'open']) fs.mkdirSync(path.join(dir, name));
    fs.writeFileSync(path.join(dir, 'closed', 'a.jsonl'), line(1));
    fs.writeFileSync(path.join(dir, 'open', 'b.jsonl'), line(2));
    fs.writeFileSync(path.join(dir, 'open', 'c.jsonl'), line(3));
    const desk = new Desk(dir);
    desk.scan();
    fs.chmodSync(path.join(dir, 'closed'), 0);
    fs.chmodSync(path.join(dir, 'open', 'c.jsonl'), 0);
    fs.appendFileSync(path.join(dir, 'open', 'b.jsonl'), line(4));
    const fresh = new Desk(dir);
    asNobody(() => {
      // What was read before is remembered, and stays.
      expect(desk.scan()).toMatchObject({ filesRead: 1, unreadable: 0 });
      expect(fresh.scan()).toMatchObject({ files: 2, unreadable: 1 });
    });
    expect(ids(desk).toSorted()).toEqual(['req_1', 'req_2', 'req_3', 'req_4']);
    expect(remembered(desk.store)).toHaveLength(3);
    expect(ids(fresh)).toEqual(['req_2', 'req_4']);
    fs.chmodSync(path.join(dir, 'closed'), 0o755);
  });
});

/** Root may open everything. */
function asNobody(work: () => void): void {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

describe('the scan of entries that are no regular files', () => {
  it('the scan never opens a pipe, a socket, a device, a folder, a loop of links or a link to nothing', async () => {
    const dir = tempFolder();
    const at = (name: string) => path.join(dir, name);
    fs.writeFileSync(at('real.jsonl'), line(1));
    execFileSync('mkfifo', [at('pipe.jsonl')]);
    fs.symlinkSync(at('pipe.jsonl'), at('linked-pipe.jsonl'));
    fs.symlinkSync('/dev/zero', at('device.jsonl'));
    fs.mkdirSync(at('folder.jsonl'));
    fs.writeFileSync(at('folder.jsonl/inner.jsonl'), line(2));
    fs.symlinkSync(dir, at('folder.jsonl/loop'));
    fs.symlinkSync(at('self.jsonl'), at('self.jsonl'));
    fs.symlinkSync(at('nothing'), at('gone.jsonl'));
    fs.symlinkSync(at('real.jsonl'), at('again.jsonl'));
    const server = net.createServer().listen(at('socket.jsonl'));
    await new Promise((resolve) => server.once('listening', resolve));
    const files = openFiles();
    const desk = new Desk(dir, dir);
    expect(desk.scan()).toMatchObject({ files: 2, lines: 2, unreadable: 0 });
    expect(ids(desk).toSorted()).toEqual(['req_1', 'req_2']);
    expect(openFiles()).toBe(files);
    server.close();
  });

  it('the scan does not read a pipe that takes the place of a file', () => {
    const { file, desk } = place(line(1));
    desk.scan();
    fs.rmSync(file);
    execFileSync('mkfifo', [file]);
    desk.scans.some([file], () => null);
    expect(desk.uses()).toHaveLength(1);
  });

  it('a file that is gone or a pipe by the time it is opened ends no scan', () => {
    const { file } = place(line(1));
    const look = lookAt(file);
    if (look === null) throw new Error('no file');
    const folder = new KnownFolder(path.dirname(file));
    const changed = { ...look, folder, name: path.basename(file), place: -1, account: null };
    const scanner = new FileScanner(new LineReader({ use: () => undefined, title: () => undefined }));
    const scan = () => scanner.scan(file, changed, undefined, () => false).kind;
    expect(scan()).toBe('read');
    fs.rmSync(file);
    // Gone, or closed to us: root may open everything else.
    expect(scan()).toBe('unreadable');
    // Opening a pipe would wait for a writer.
    execFileSync('mkfifo', [file]);
    expect(scan()).toBe('unreadable');
  });
});
