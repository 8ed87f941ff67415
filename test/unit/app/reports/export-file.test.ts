import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportToFile } from '../../../../electron/app/reports/export-file';
import { createHistory, type History } from '../../../../electron/history/history';
import { openHistory } from '../../../../electron/history/open';
import { simulateMonth } from '../../../fakes/month';
import { seedHistory } from '../../../fakes/seed-history';

const start = Date.UTC(2026, 9, 25);
const DAY = 86_400_000;
const month = simulateMonth({ start, days: 3, seed: 1, earlyResetDay: null });

describe('an export', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-export-'));
  let history: History;
  beforeAll(() => {
    seedHistory(path.join(folder, 'data'), month);
    history = createHistory(openHistory(path.join(folder, 'data'), start).db);
  });
  afterAll(() => {
    history.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const query = { since: start, until: start + 3 * DAY, account: month.account, window: null };

  test('an export as CSV has a line for each sample, with its evidence', async () => {
    const file = path.join(folder, 'out.csv');
    await exportToFile(history, { ...query, format: 'csv' }, file);
    const [head, ...lines] = fs.readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(head).toBe('at,window,utilization,resetsAt,rawResetsAt,source,httpStatus,fresh,account');
    expect(lines).toHaveLength(history.samples(query).length);
    expect(lines.length).toBeGreaterThan(100);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  });

  test('an export as JSON has the documented shape', async () => {
    const file = path.join(folder, 'out.json');
    await exportToFile(history, { ...query, format: 'json' }, file);
    const { schema, samples } = JSON.parse(fs.readFileSync(file, 'utf8')) as {
      schema: number;
      samples: readonly object[];
    };
    expect(schema).toBe(1);
    expect(samples[0]).toMatchObject({
      window: 'five_hour',
      source: 'official_api',
      httpStatus: 200,
      fresh: true,
    });
  });

  test('an export that fails leaves the old file, and no draft', async () => {
    const file = path.join(folder, 'kept.csv');
    fs.writeFileSync(file, 'before');
    const broken = {
      samplesPage: () => {
        throw new Error('the disk went');
      },
    };
    await expect(exportToFile(broken, { ...query, format: 'csv' }, file)).rejects.toThrow('the disk went');
    expect(fs.readFileSync(file, 'utf8')).toBe('before');
    expect(fs.readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});
