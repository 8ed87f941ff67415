import { randomBytes } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Claude Code's stored login; every field may be absent in real files. */
export interface FakeLogin {
  /** Looks like `sk-ant-oat01-…`. */
  readonly accessToken?: string;
  readonly refreshToken?: string;
  /** Milliseconds since 1970; by default 8 hours from now, as a fresh login has. */
  readonly expiresAt?: number;
  /** `user:profile` is what the usage API asks for. */
  readonly scopes?: readonly string[];
  readonly subscriptionType?: string;
  readonly rateLimitTier?: string;
}

/** A token that the fake API knows from the start, and that no real server ever issued. */
export const FAKE_TOKEN = 'sk-ant-oat01-made-up-for-quotide-tests';

const HOURS_8 = 8 * 3_600_000;

/**
 * Writes `.credentials.json` as Claude Code does on Linux: mode 0600, replaced by a rename, never in place.
 * Returns its path.
 */
export function writeCredentials(configDir: string, login: FakeLogin = {}): string {
  const claudeAiOauth = {
    accessToken: FAKE_TOKEN,
    refreshToken: 'sk-ant-ort01-made-up-for-quotide-tests',
    expiresAt: Date.now() + HOURS_8,
    scopes: ['user:inference', 'user:profile', 'user:sessions:claude_code'],
    subscriptionType: 'max',
    rateLimitTier: 'default_claude_max_5x',
    ...login,
  };
  return writeCredentialsText(configDir, JSON.stringify({ claudeAiOauth }));
}

/** The same with any content, for files that are torn, empty, or not JSON at all. */
export function writeCredentialsText(configDir: string, text: string): string {
  mkdirSync(configDir, { recursive: true, mode: 0o700 });
  const path = join(configDir, '.credentials.json');
  const next = `${path}.${randomBytes(4).toString('hex')}`;
  writeFileSync(next, text, { mode: 0o600 });
  renameSync(next, path);
  return path;
}
