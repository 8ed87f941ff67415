import Database from 'better-sqlite3';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createClock } from '../../electron/app/clock/clock';
import { createLog } from '../../electron/app/log';
import { openHistoryForApp, type AppHistory } from '../../electron/app/open-history';
import type { HistoryNotice } from '../../electron/core/snapshot/history-notice';
import { createHistory } from '../../electron/history/history';
import { historyFile, openHistory } from '../../electron/history/open';
import { setAsideFiles } from '../../electron/history/integrity/quarantine';
import { ALWAYS, folder, MINUTE, reading, START } from '../unit/history/support';
import { eventually } from './support/command';

const ROUNDS = process.env['QUOTIDE_LONG'] === undefined ? 3 : 100;
const BEFORE = 5;
/** In fast motion a minute of the app passes in this many ms. */
const MINUTE_MS = 100;

/** A history in a folder below the test's own, watched as the app watches it. */
function openApp(dir: string): AppHistory {
  const clock = createClock(60_000 / MINUTE_MS);
  const opened = openHistoryForApp(openHistory(dir, START), dir, clock, createLog('error', clock.now, []));
  onTestFinished(opened.history.close);
  opened.watch();
  return opened;
}

function appWithReadings(): { readonly app: AppHistory; readonly dir: string; readonly file: string } {
  const dir = path.join(folder(), 'data');
  fs.mkdirSync(dir);
  const app = openApp(dir);
  for (let index = 0; index < BEFORE; index += 1) add(app, index);
  return { app, dir, file: historyFile(dir) };
}

function add({ history }: AppHistory, index: number): void {
  history.append(reading(START + index * MINUTE, { five_hour: index }));
}

function readingsIn(file: string): readonly unknown[] {
  const db = new Database(file, { readonly: true });
  const found = db.prepare('SELECT utilization FROM samples ORDER BY id').pluck().all();
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
  return found;
}

const noticed = (app: AppHistory, kind: HistoryNotice['kind']) =>
  eventually(`the notice ${kind}`, () => app.notice()?.kind === kind);

describe('a history that goes while the app runs', () => {
  it('a removed data folder is made again within a minute, with all readings from before and after, and with the notice', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { app, dir, file } = appWithReadings();
      let made = 0;
      app.folderMade.listen(() => (made += 1));
      fs.rmSync(dir, { recursive: true });
      add(app, BEFORE);
      await noticed(app, 'restored');
      add(app, BEFORE + 1);
      expect({ mode: fs.statSync(dir).mode & 0o777, file: fs.statSync(file).mode & 0o777, made }).toEqual({
        mode: 0o700,
        file: 0o600,
        made: 1,
      });
      app.history.close();
      expect(fs.readdirSync(dir).sort()).toEqual(['history.sqlite', 'history.sqlite.has-readings']);
      expect(readingsIn(file)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    }
  });

  it('a removed file is written again, also while its log of writes stays', async () => {
    const { app, file } = appWithReadings();
    fs.rmSync(file);
    add(app, BEFORE);
    await noticed(app, 'restored');
    app.history.close();
    expect(readingsIn(file)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('an app that ends before it has looked writes the removed folder again', () => {
    const { app, dir, file } = appWithReadings();
    fs.rmSync(dir, { recursive: true });
    add(app, BEFORE);
    app.history.close();
    expect(readingsIn(file)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('an earlier copy in the place of the file is used, and the open history is set aside whole', async () => {
    const { app, dir, file } = appWithReadings();
    const backup = path.join(dir, 'backup');
    const copy = new Database(file, { readonly: true });
    await copy.backup(backup);
    copy.close();
    add(app, BEFORE);
    fs.renameSync(backup, file);
    await noticed(app, 'replaced');
    add(app, BEFORE + 1);
    app.history.close();
    expect(readingsIn(file)).toEqual([0, 1, 2, 3, 4, 6]);
    const [aside = ''] = setAsideFiles(file);
    expect(readingsIn(aside)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('an empty file, text or a new history in the place of the file is set aside, and the open history is written again', async () => {
    for (const put of [
      (file: string) => {
        fs.writeFileSync(file, '');
      },
      (file: string) => {
        fs.writeFileSync(file, 'Dear diary, '.repeat(2000));
      },
      (file: string) => {
        const { db } = openHistory(path.dirname(file), START);
        createHistory(db).append(reading(Date.now() + 3_600_000, { five_hour: 99 }));
        db.close();
      },
    ]) {
      const { app, dir, file } = appWithReadings();
      fs.rmSync(dir, { recursive: true });
      fs.mkdirSync(dir);
      put(file);
      add(app, BEFORE);
      await noticed(app, 'restored');
      expect(app.history.samples(ALWAYS)).toHaveLength(BEFORE + 1);
      app.history.close();
      expect(readingsIn(file)).toEqual([0, 1, 2, 3, 4, 5]);
      expect(setAsideFiles(file)).toHaveLength(1);
    }
  });

  it('a folder that cannot be made again is reported, and the history is written when it can', async () => {
    const { app, dir, file } = appWithReadings();
    fs.rmSync(dir, { recursive: true });
    fs.writeFileSync(dir, 'in the way');
    add(app, BEFORE);
    await noticed(app, 'not_kept');
    add(app, BEFORE + 1);
    expect(app.history.samples(ALWAYS)).toHaveLength(BEFORE + 2);
    fs.rmSync(dir);
    await noticed(app, 'restored');
    app.history.close();
    expect(readingsIn(file)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  // Root may write to every folder.
  if (process.getuid?.() !== 0) {
    it('a data folder that becomes read-only is reported until it is writable again', async () => {
      const { app, dir } = appWithReadings();
      fs.chmodSync(dir, 0o500);
      await noticed(app, 'not_kept');
      fs.chmodSync(dir, 0o700);
      await eventually('no notice', () => app.notice() === null);
    });
  }
});

describe('a history that is gone at the start', () => {
  for (const [name, lose, kind] of [
    ['missing', fs.rmSync, 'missing'],
    ['of 0 bytes since a moment ago', (file: string) => fs.truncateSync(file), 'emptied'],
    [
      'replaced by a new one without readings',
      (file: string) => {
        fs.rmSync(file);
        const other = folder();
        openHistory(other, START).db.close();
        fs.copyFileSync(historyFile(other), file);
      },
      'emptied',
    ],
  ] as const) {
    it(`a history that is ${name} is reported at the start, once`, () => {
      const { app, dir, file } = appWithReadings();
      app.history.close();
      lose(file);
      const again = openApp(dir);
      expect(again.notice()).toEqual({ kind });
      again.history.close();
      const third = openApp(dir);
      expect(third.notice()).toBeNull();
      third.history.close();
    });
  }

  it('a new history, and one that the user deleted, are not reported as lost', () => {
    const { app, dir } = appWithReadings();
    expect(app.notice()).toBeNull();
    app.history.forgetting.everything();
    app.history.close();
    expect(openApp(dir).notice()).toBeNull();
  });
});
