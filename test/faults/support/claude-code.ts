import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PACKAGE = '@anthropic-ai/claude-code@2.1.330';

/** Claude Code itself, in a throw-away folder with a login that is made up; it is no dependency and is never packed. */
export interface RealClient {
  /** Asks once, without a terminal; gives its JSON. */
  readonly ask: (baseUrl: string) => Promise<Readonly<Record<string, unknown>>>;
  readonly remove: () => void;
}

export async function installClaudeCode(): Promise<RealClient> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-claude-code-'));
  const work = path.join(dir, 'home', 'w');
  const config = path.join(dir, 'home', '.claude');
  for (const folder of [work, config]) fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(dir, 'package.json'), '{"private":true}');
  await run('npm', ['install', '--no-audit', '--no-fund', PACKAGE], { cwd: dir });
  const login = {
    ...{ accessToken: 'sk-ant-oat01-made-up', refreshToken: 'sk-ant-ort01-made-up', subscriptionType: 'max' },
    ...{ expiresAt: Date.now() + 20_000_000, scopes: ['user:inference', 'user:profile'] },
  };
  const file = path.join(config, '.credentials.json');
  fs.writeFileSync(file, JSON.stringify({ claudeAiOauth: login }), { mode: 0o600 });
  const trusted = { [work]: { hasTrustDialogAccepted: true, hasCompletedProjectOnboarding: true } };
  const settled = { hasCompletedOnboarding: true, theme: 'dark', projects: trusted };
  fs.writeFileSync(path.join(dir, 'home', '.claude.json'), JSON.stringify(settled));
  const env = {
    ...{ PATH: process.env['PATH'] ?? '', HOME: path.join(dir, 'home'), DISABLE_AUTOUPDATER: '1' },
    ...{ CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1', DISABLE_TELEMETRY: '1' },
  };
  return {
    ask: async (baseUrl) => {
      const options = { cwd: work, env: { ...env, ANTHROPIC_BASE_URL: baseUrl }, timeout: 60_000 };
      const asked = run(
        path.join(dir, 'node_modules/.bin/claude'),
        ['-p', 'hello', '--output-format', 'json'],
        options,
      );
      asked.child.stdin?.end();
      const { stdout } = await asked;
      return JSON.parse(stdout) as Readonly<Record<string, unknown>>;
    },
    remove: () => {
      fs.rmSync(dir, { recursive: true, force: true });
    },
  };
}
