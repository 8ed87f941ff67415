import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { readActivityReport } from '../../../../electron/app/reports/activity-report';
import { createCalendar } from '../../../../electron/core/time/calendar';
import { noFilter } from '../../../../electron/core/reports/work-filter';
import { fakeHistory } from '../../../fakes/transcripts';
import { builtScanWorker } from '../../../faults/support/scan-worker';
import { writeHistory } from '../../transcripts/support';
import { openFollowed } from './followed';

const workerFile = builtScanWorker();
const span = { since: Date.UTC(2026, 7, 1), until: Date.UTC(2026, 11, 31) };

describe('followTranscripts', () => {
  const history = fakeHistory({ seed: 5, sessions: 30, answers: 30 });
  const uses = [...history.uses.values()];
  const output = uses.reduce((sum, { tokens }) => sum + tokens.output, 0);

  it('adds transcripts to the ledger and the report, also later lines and folders that the settings add', async () => {
    const { app, home } = openFollowed(workerFile());
    writeHistory(path.join(home, 'claude', 'projects'), history);
    const report = () => readActivityReport(app, { ...span, filter: noFilter });
    await vi.waitFor(async () => expect((await report()).total.messages).toBe(uses.length), 10_000);
    const { total, projects, models } = await report();
    expect(total.tokens.output).toBe(output);
    expect(new Set(projects.map(({ key }) => key))).toEqual(new Set(uses.map(({ project }) => project)));
    expect(new Set(models.map(({ key }) => key))).toEqual(new Set(uses.map(({ model }) => model)));
    expect(total.costUsd).toBeGreaterThan(0);
    const whole = await readActivityReport(app, { ...span, since: 0, filter: noFilter });
    expect(whole.since).toBe(createCalendar('UTC').dayStart(Math.min(...uses.map(({ at }) => at))));
    expect(whole.total).toEqual(total);

    const more = fakeHistory({ seed: 6, sessions: 3, answers: 10 });
    writeHistory(path.join(home, 'other', 'projects'), more);
    expect(app.settings.change({ accounts: { configDirs: [path.join(home, 'other')] } })).toBeNull();
    const all = uses.length + more.uses.size;
    await vi.waitFor(async () => expect((await report()).total.messages).toBe(all), 10_000);
  });

  it(
    'show how far they are read while that takes a while, and nothing more afterwards',
    { timeout: 90_000 },
    async () => {
      const { app, home } = openFollowed(workerFile());
      const seen: unknown[] = [];
      app.accounts.snapshots.listen(({ scan }) => seen.push(scan));
      const large = fakeHistory({ seed: 7, sessions: 60, answers: 60, resultBytes: 12_000 });
      writeHistory(path.join(home, 'claude', 'projects'), large);
      const size = fs
        .readdirSync(path.join(home, 'claude'), { recursive: true, encoding: 'utf8' })
        .map((name) => fs.statSync(path.join(home, 'claude', name)))
        .reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0);
      await vi.waitFor(() => {
        expect(seen).toContainEqual({ done: expect.any(Number) as number, total: size });
        expect(app.accounts.snapshot().scan).toBeNull();
        expect(app.history.ledger.sums({ account: null, since: 0 }).messages).toBe(large.uses.size);
        // The reading thread gives way to whatever else the machine does.
      }, 60_000);
    },
  );
});
