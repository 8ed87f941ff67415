import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fakeHistory, type FakeHistory } from '../fakes/transcripts';
import { writeHistory } from '../unit/transcripts/support';
import { run, start } from './support/command';
import { makePlaces, type Places } from './support/places';

interface Totals {
  readonly messages: number;
  readonly input: number;
  readonly output: number;
  readonly costUsd: number | null;
}

interface ScanJson {
  readonly schema: number;
  readonly files: number;
  readonly lines: number;
  readonly skippedLines: number;
  readonly totals: Totals;
  readonly groups: readonly (Totals & { readonly key: string })[];
}

function place(history: FakeHistory): Places {
  const places = makePlaces();
  onTestFinished(() => {
    fs.rmSync(places.home, { recursive: true, force: true });
  });
  writeHistory(path.join(places.configDir, 'projects'), history);
  return places;
}

async function scan(places: Places, ...words: readonly string[]): Promise<ScanJson> {
  const { code, out, err } = await run(places, ['scan', '--json', ...words], { TZ: 'Europe/Berlin' });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as ScanJson;
}

describe('quotide scan', () => {
  const history = fakeHistory({ seed: 11, sessions: 12, answers: 20 });
  const uses = [...history.uses.values()];
  const outputOf = (some: typeof uses) => some.reduce((sum, { tokens }) => sum + tokens.output, 0);

  it('quotide scan prints the totals of all transcripts, and by model', { timeout: 60_000 }, async () => {
    const json = await scan(place(history), '--by', 'model');
    const lines = history.transcripts.reduce((sum, transcript) => sum + transcript.lines.length, 0);
    expect(json).toMatchObject({ schema: 1, files: history.transcripts.length, lines });
    expect(json.totals).toMatchObject({ messages: uses.length, output: outputOf(uses) });
    expect(Object.keys(json.totals)).toEqual(
      expect.arrayContaining([
        'messages',
        'input',
        'output',
        'cacheRead',
        'cacheWrite5m',
        'cacheWrite1h',
        'costUsd',
      ]),
    );
    expect(json.totals.costUsd).toBeGreaterThan(0);
    for (const { key, messages, output } of json.groups) {
      const ofModel = uses.filter(({ model }) => model === key);
      expect({ messages, output }).toEqual({ messages: ofModel.length, output: outputOf(ofModel) });
    }
    expect(json.groups).toHaveLength(new Set(uses.map(({ model }) => model)).size);
  });

  it("quotide scan prints a span of this machine's days", { timeout: 60_000 }, async () => {
    const places = place(history);
    const dayOf = (at: number) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(at);
    const days = [...new Set(uses.map(({ at }) => dayOf(at)))].toSorted();
    const all = await scan(places);
    expect(all.groups.map(({ key }) => key)).toEqual(days);
    const [, since = '', , until = ''] = days;
    const some = uses.filter(({ at }) => dayOf(at) >= since && dayOf(at) <= until);
    const span = await scan(places, '--since', since, '--until', until);
    expect(span.totals).toMatchObject({ messages: some.length, output: outputOf(some) });
  });

  it('quotide scan prints a table by project and by session', { timeout: 60_000 }, async () => {
    const places = place(history);
    const { code, out } = await run(places, ['scan', '--by', 'project']);
    expect(code).toBe(0);
    expect(out).toMatch(/^project +messages +input +output +cached +to cache +cost\n/);
    expect(out).toContain('/home/sam/code/wébsite');
    expect(out.trimEnd().split('\n').at(-1)).toMatch(new RegExp(`^total +${String(uses.length)} `));
  });

  it(
    'quotide scan prints one line about a wrong argument, and one where there is nothing',
    { timeout: 60_000 },
    async () => {
      const places = place({ transcripts: [], uses: new Map() });
      expect(await run(places, ['scan', '--by', 'hour'])).toMatchObject({ code: 2, out: '' });
      expect(await run(places, ['scan'])).toMatchObject({
        code: 0,
        out: 'No transcripts found in ~/claude/projects.\n',
        err: '',
      });
    },
  );

  it('quotide scan counts the answers of a transcript whose file is gone', { timeout: 60_000 }, async () => {
    const places = place(history);
    const before = await scan(places, '--by', 'session');
    fs.rmSync(path.join(places.configDir, 'projects'), { recursive: true });
    const after = await scan(places, '--by', 'session');
    expect(after).toEqual({ ...before, files: 0, lines: 0, skippedLines: 0 });
    const { out } = await run(places, ['scan', '--by', 'session']);
    const titles = history.transcripts.flatMap(({ lines }) =>
      lines.flatMap((line) => /"aiTitle":"(\w+)/.exec(line)?.[1] ?? []),
    );
    expect(titles.filter((title) => out.includes(title)).length).toBeGreaterThan(0);
  });

  it(
    'quotide scan prints the totals where nothing can be written, and one line about that',
    { timeout: 60_000 },
    async () => {
      const places = place(history);
      fs.writeFileSync(places.dataDir, 'a file in the place of the folder');
      const { code, out, err } = await run(places, ['scan', '--json']);
      expect(code).toBe(0);
      expect((JSON.parse(out) as ScanJson).totals.messages).toBe(uses.length);
      expect(err).toMatch(/^quotide: the history cannot be written \(.+\); this scan is not kept\.\n$/);
    },
  );

  it('quotide scan ends cleanly on SIGTERM, in every phase of its work', { timeout: 60_000 }, async () => {
    const places = place(fakeHistory({ seed: 12, sessions: 60, answers: 60, resultBytes: 20_000 }));
    const running = start(places, ['scan', '--json']);
    setTimeout(() => running.child.kill('SIGINT'), 250);
    const { code, signal, err } = await running.ended;
    // Before it listens, the signal ends it; after it is done, it has an answer.
    if (signal === null && code !== 0)
      expect({ code, err }).toEqual({ code: 1, err: 'quotide: stopped; the next scan goes on from here.\n' });
    else expect([0, null]).toContain(code);
  });
});
