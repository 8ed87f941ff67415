import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { TokenSums } from '../../../electron/core/usage/usage';
import type { World } from '../../e2e/support/quotide';

/** Runs `quotide` with these words in a world, and gives the JSON it prints. */
export async function quotideJson<T>(world: World, ...words: readonly string[]): Promise<T> {
  const child = spawn('bin/quotide', [...words], { env: world.env(), stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  await once(child, 'close');
  return JSON.parse(out) as T;
}

/** Of `quotide status --json`, what a test reads. */
export interface Status {
  readonly source: string | null;
  readonly windows: readonly {
    readonly id: string;
    readonly utilization: number | null;
    readonly source: string;
    readonly resetsAt: string | null;
    readonly tokens: TokenSums;
  }[];
}

/** Of `quotide scan --json`, what a test compares. */
export type ModelTotals = Readonly<Record<string, TokenSums & { readonly messages: number }>>;

interface ScanJson {
  readonly skippedLines: number;
  readonly groups: readonly (TokenSums & { readonly key: string; readonly messages: number })[];
}

/** What `quotide scan` counts by model, once it has read what there is. */
export async function scanByModel(world: World): Promise<ModelTotals> {
  const { groups } = await quotideJson<ScanJson>(world, 'scan', '--json', '--by', 'model');
  return Object.fromEntries(
    groups.map(({ key, messages, input, output, cacheRead, cacheWrite5m, cacheWrite1h }) => [
      key,
      { messages, input, output, cacheRead, cacheWrite5m, cacheWrite1h },
    ]),
  );
}
