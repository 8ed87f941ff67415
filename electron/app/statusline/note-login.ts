import fs from 'node:fs/promises';
import path from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Variables that give Claude Code a login in place of the config folder's own, as far as its documentation and code
 * name them: https://code.claude.com/docs/en/iam
 */
export const LOGINS: readonly string[] = [
  'ANTHROPIC_API_KEY',
  'ANTHROPIC_AUTH_TOKEN',
  'ANTHROPIC_FOUNDRY_API_KEY',
  'AWS_BEARER_TOKEN_BEDROCK',
  'CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR',
  'CLAUDE_CODE_OAUTH_REFRESH_TOKEN',
  'CLAUDE_CODE_OAUTH_TOKEN',
  'CLAUDE_CODE_OAUTH_TOKEN_FILE_DESCRIPTOR',
];

/** Switches that send requests to another cloud, with that cloud's login. */
export const CLOUDS: readonly string[] = [
  'CLAUDE_CODE_USE_ANTHROPIC_AWS',
  'CLAUDE_CODE_USE_BEDROCK',
  'CLAUDE_CODE_USE_FOUNDRY',
  'CLAUDE_CODE_USE_MANTLE',
  'CLAUDE_CODE_USE_VERTEX',
];

const LOGIN_HEADER = /^\s*(authorization|x-api-key|proxy-authorization)\s*:/im;

/**
 * Whether Claude Code runs with another login than its config folder's. The address of requests (`ANTHROPIC_BASE_URL`)
 * does not count: Quotide's proxy and a company's relay pass the folder's login on.
 */
export function isOtherLogin(env: Environment): boolean {
  if (LOGINS.some((name) => (env[name] ?? '').trim() !== '')) return true;
  if (CLOUDS.some((name) => isOn(env[name]))) return true;
  return LOGIN_HEADER.test(env['ANTHROPIC_CUSTOM_HEADERS'] ?? '');
}

function isOn(value: string | undefined): boolean {
  return !['', '0', 'false', 'no', 'off'].includes((value ?? '').trim().toLowerCase());
}

/** Bytes of a settings file that are read at most; one has some kilobytes. */
const MAX_BYTES = 1024 * 1024;

/**
 * Whether Claude Code's settings name a program that gives a key (`apiKeyHelper`), which is used before the folder's
 * login. Reads the user's settings and, if the project is known, the project's.
 */
export async function hasKeyHelper(configDir: string, projectDir: string | null): Promise<boolean> {
  const project = projectDir === null ? [] : [path.join(projectDir, '.claude')];
  const files = [
    path.join(configDir, 'settings.json'),
    ...project.flatMap((dir) => [path.join(dir, 'settings.json'), path.join(dir, 'settings.local.json')]),
  ];
  const found = await Promise.all(files.map(namesHelper));
  return found.includes(true);
}

async function namesHelper(file: string): Promise<boolean> {
  try {
    const stat = await fs.stat(file);
    if (!stat.isFile() || stat.size > MAX_BYTES) return false;
    const settings: unknown = JSON.parse(await fs.readFile(file, 'utf8'));
    const helper =
      typeof settings === 'object' && settings !== null && 'apiKeyHelper' in settings
        ? settings.apiKeyHelper
        : null;
    return typeof helper === 'string' && helper.trim() !== '';
  } catch {
    return false;
  }
}

/**
 * The folder with the login of this process: `CLAUDE_SECURESTORAGE_CONFIG_DIR` is used before the config folder, and is
 * the default one if it is empty (https://github.com/anthropics/claude-code/issues/79223).
 *
 * @param cwd the folder that Claude Code runs in
 */
export function loginFolder(env: Environment, configDir: string, homedir: string, cwd: string): string {
  const named = env['CLAUDE_SECURESTORAGE_CONFIG_DIR'];
  if (named === undefined) return configDir;
  return named === '' ? path.join(homedir, '.claude') : path.resolve(cwd, named);
}
