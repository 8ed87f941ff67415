import { join } from 'node:path';
import { expect } from 'vitest';
import { createFileFinder } from '../../../../../electron/sources/credentials/files/credentials-file';
import type { Finding } from '../../../../../electron/sources/credentials/types';
import { expectNoCanary, temporaryHome, treeState } from '../support';

export interface Place {
  readonly home: string;
  readonly dir: string;
  readonly path: string;
}

export function place(): Place {
  const { home, dir } = temporaryHome();
  return { home, dir, path: join(dir, '.credentials.json') };
}

export function look({ home, dir }: Place, platform: NodeJS.Platform = 'linux'): Promise<Finding> {
  return createFileFinder({ dir, home, platform }).find({ reason: 'background' });
}

/** Looks, and holds that nothing was touched and nothing leaked. */
export async function lookOnly(at: Place): Promise<Finding> {
  const before = treeState(at.home);
  const finding = await look(at);
  expect(treeState(at.home)).toEqual(before);
  const { credential, ...attempt } = finding;
  expectNoCanary({ attempt, credential: credential ?? null });
  return finding;
}
