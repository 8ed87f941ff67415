import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { WorkingFolder } from '../../../electron/transcripts/working-folder';
import { Desk, tempFolder, writeHistory } from './support';
import { fakeHistory } from '../../fakes/transcripts';

const home = process.cwd();
afterEach(() => {
  process.chdir(home);
});

describe('the working folder of a scan', () => {
  it('the working folder of a scan is entered for short paths, and left for the earlier one', () => {
    const dir = tempFolder();
    const other = tempFolder();
    fs.writeFileSync(path.join(dir, 'a.jsonl'), 'one');
    const place = new WorkingFolder();
    place.enter(dir);
    expect(place.pathOf(dir, 'a.jsonl')).toBe('a.jsonl');
    expect(fs.readFileSync(place.pathOf(dir, 'a.jsonl'), 'utf8')).toBe('one');
    expect(place.pathOf(other, 'a.jsonl')).toBe(path.join(other, 'a.jsonl'));
    place.leave();
    expect(process.cwd()).toBe(home);
    expect(place.pathOf(dir, 'a.jsonl')).toBe(path.join(dir, 'a.jsonl'));
  });

  it('the working folder of a scan is not entered where it is gone or no folder, and paths are absolute then', () => {
    const dir = tempFolder();
    const file = path.join(dir, 'file');
    fs.writeFileSync(file, '');
    const place = new WorkingFolder();
    place.enter(dir);
    for (const missing of [path.join(dir, 'gone'), file]) {
      place.enter(missing);
      expect(place.pathOf(missing, 'a.jsonl')).toBe(path.join(missing, 'a.jsonl'));
      expect(place.pathOf(dir, 'a.jsonl')).toBe(path.join(dir, 'a.jsonl'));
    }
    place.leave();
    expect(process.cwd()).toBe(home);
  });

  it('the working folder of a scan is never entered by a process whose own folder is gone', () => {
    const gone = tempFolder();
    const dir = tempFolder();
    process.chdir(gone);
    fs.rmSync(gone, { recursive: true });
    const place = new WorkingFolder();
    place.enter(dir);
    expect(place.pathOf(dir, 'a.jsonl')).toBe(path.join(dir, 'a.jsonl'));
    place.leave();
  });

  it('the working folder of a scan changes none of its results', () => {
    const dir = tempFolder();
    writeHistory(dir, fakeHistory({ seed: 8, sessions: 30, answers: 5 }));
    const there = new Desk(dir);
    const here = new Desk(dir);
    here.place = new WorkingFolder();
    here.restart();
    const wanted = there.scan();
    const found = here.scan();
    here.place.leave();
    expect(found).toEqual({ ...wanted, workMs: found.workMs });
    expect(here.uses()).toEqual(there.uses());
    expect(here.scan()).toMatchObject({ files: wanted.files, filesRead: 0 });
    here.place.leave();
    expect(process.cwd()).toBe(home);
  });
});
