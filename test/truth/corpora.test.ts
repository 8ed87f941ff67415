import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeCorpus } from '../../bench/lib/corpus';
import { run } from '../faults/support/command';
import { makePlaces, type Places } from '../faults/support/places';
import { countTokens, type CountedTotals } from '../support/token-count';

/**
 * What `quotide scan` prints, held against a count that shares nothing with it, on histories with broken lines, files
 * that are cut off, resumed sessions and sub-agents.
 */
const SEEDS = [1, 2, 3];

interface ScanJson {
  readonly files: number;
  readonly totals: { readonly messages: number };
  readonly groups: readonly (CountedTotals & { readonly key: string })[];
}

function place(megabytes: number, seed: number): { places: Places; files: readonly string[] } {
  const places = makePlaces();
  onTestFinished(() => {
    fs.rmSync(places.home, { recursive: true, force: true });
  });
  return { places, files: writeCorpus({ dir: places.configDir, megabytes, seed, damaged: true }) };
}

async function scan(places: Places): Promise<ScanJson> {
  const { code, out, err } = await run(places, ['scan', '--json', '--by', 'model']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as ScanJson;
}

function byModel({ groups }: ScanJson): Readonly<Record<string, CountedTotals>> {
  return Object.fromEntries(
    groups.map(({ key, messages, input, output, cacheRead, cacheWrite5m, cacheWrite1h }) => [
      key,
      { messages, input, output, cacheRead, cacheWrite5m, cacheWrite1h },
    ]),
  );
}

async function counted(files: readonly string[]): Promise<Readonly<Record<string, CountedTotals>>> {
  return Object.fromEntries(await countTokens(files));
}

describe.each([50, 1000])('%i MB of transcripts', (megabytes) => {
  it.each(SEEDS)('of seed %i are counted as they are', { timeout: 600_000 }, async (seed) => {
    const { places, files } = place(megabytes, seed);
    const told = await scan(places);
    const truth = await counted(files);
    expect(byModel(told)).toEqual(truth);
    expect(told).toMatchObject({ files: files.length });
    expect(told.totals.messages).toBeGreaterThan(megabytes * 50);
    // Nothing changed, and the ledger says the same.
    expect(await scan(places)).toEqual(told);
  });
});

describe('50 MB of transcripts that grow, and are deleted', () => {
  it.each(SEEDS)('of seed %i are counted as they were', { timeout: 600_000 }, async (seed) => {
    const { places, files } = place(50, seed + 10);
    const truth = await counted(files);
    const whole = files.map((file) => fs.readFileSync(file));
    // Cut anywhere, mostly inside a line.
    for (const [index, file] of files.entries())
      fs.truncateSync(file, Math.floor(((whole[index]?.length ?? 0) * (1 + ((index * 7) % 9))) / 10));
    await scan(places);
    for (const [index, file] of files.entries())
      fs.appendFileSync(file, whole[index]?.subarray(fs.statSync(file).size) ?? '');
    expect(byModel(await scan(places))).toEqual(truth);
    // As Claude Code does after 30 days.
    fs.rmSync(path.join(places.configDir, 'projects'), { recursive: true });
    expect(byModel(await scan(places))).toEqual(truth);
  });
});
