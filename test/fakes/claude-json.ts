import { randomBytes } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The account that `writeClaudeJson` names unless told otherwise. */
export const CACHED_ACCOUNT = 'acc-0000-4000-a000-5175746964e5';

/** Claude Code's stored last answer of the usage endpoint, as seen with 2.1.332. */
export interface FakeCache {
  /** Epoch ms. */
  readonly fetchedAtMs: number;
  readonly utilization: unknown;
  /** `null`: the block names no account, as older versions wrote it. */
  readonly accountUuid?: string | null;
}

/** The block as it stands in the file. */
export function cachedUsageUtilization({ fetchedAtMs, utilization, accountUuid }: FakeCache): object {
  const named = accountUuid === null ? {} : { accountUuid: accountUuid ?? CACHED_ACCOUNT };
  return { fetchedAtMs, ...named, utilization };
}

/** Writes `.claude.json` as Claude Code does: replaced by a rename, with many other keys. Returns its path. */
export function writeClaudeJson(dir: string, content: Readonly<Record<string, unknown>>): string {
  mkdirSync(dir, { recursive: true });
  const file = join(dir, '.claude.json');
  const next = `${file}.tmp.${randomBytes(4).toString('hex')}`;
  const oauthAccount = { accountUuid: CACHED_ACCOUNT, emailAddress: 'ann@example.com' };
  const padding = randomBytes(1 + Math.floor(Math.random() * 40)).toString('hex');
  writeFileSync(next, JSON.stringify({ numStartups: 7, oauthAccount, projects: {}, padding, ...content }));
  renameSync(next, file);
  return file;
}
