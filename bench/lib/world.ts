import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AnthropicApi } from '../../test/fakes/anthropic-api';
import { FakeDesktop } from '../../test/fakes/desktop/fake-desktop';
import { furnish } from './apps';

/** The environment of the measured app. */
export interface World {
  readonly desktop: FakeDesktop;
  readonly api: AnthropicApi;
  /** A new, empty folder. */
  readonly home: () => string;
}

/** Runs `work` in a world of its own, and removes that afterwards. */
export async function inWorld<T>(work: (world: World) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const desktop = await FakeDesktop.start();
  const api = await AnthropicApi.start();
  furnish(api);
  try {
    return await work({ desktop, api, home: () => mkdtempSync(join(folder, 'home-')) });
  } finally {
    await api.stop();
    await desktop.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
