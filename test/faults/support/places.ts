import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { writeCredentials, writeCredentialsText } from '../../fakes/credentials';
import { CANARY } from '../../unit/sources/credentials/support';

/** An address that must reach neither log nor disk; on screen it is the account's name. */
export const EMAIL = 'ada.canary@example.invalid';
/** Any part of a token that may not be seen again; CANARY is `sk-ant-oat01-` and this. */
export const CANARY_TAIL = 'CANARY-do-not-leak';
const FAR = Date.UTC(2100, 0);

/** The folders of one test: a home, Claude Code's config folder in it, Quotide's data folder. */
export interface Places {
  readonly home: string;
  readonly configDir: string;
  readonly dataDir: string;
  readonly credentials: string;
}

export function makePlaces(): Places {
  const home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-faults-')));
  const configDir = path.join(home, 'claude');
  fs.mkdirSync(configDir, { mode: 0o700 });
  const who = { accountUuid: 'a0000000-0000-4000-a000-000000000001', emailAddress: EMAIL };
  fs.writeFileSync(path.join(configDir, '.claude.json'), JSON.stringify({ oauthAccount: who }), {
    mode: 0o600,
  });
  return {
    home,
    configDir,
    dataDir: path.join(home, 'data'),
    credentials: path.join(configDir, '.credentials.json'),
  };
}

/** Signs in with the canary; it does not expire unless `login` says so. */
export function signIn({ configDir }: Places, login: Readonly<Record<string, unknown>> = {}): void {
  writeCredentials(configDir, {
    accessToken: CANARY,
    refreshToken: `${CANARY}-refresh`,
    expiresAt: FAR,
    ...login,
  });
}

export function writeText({ configDir }: Places, text: string): void {
  writeCredentialsText(configDir, text);
}

/** Names of the files below a folder that contain a text. */
export function filesWith(folder: string, text: string): readonly string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => fs.statSync(path.join(folder, name)).isFile())
    .filter((name) => fs.readFileSync(path.join(folder, name)).includes(text));
}

/** The environment of app and command, without the machine's own logins and buses. */
export function childEnv(
  { home, configDir, dataDir }: Places,
  extra: Readonly<Record<string, string>>,
): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !/^(QUOTIDE_|CLAUDE)/.test(entry[0]),
  );
  return {
    ...Object.fromEntries(inherited),
    HOME: home,
    XDG_CONFIG_HOME: path.join(home, '.config'),
    CLAUDE_CONFIG_DIR: configDir,
    QUOTIDE_DATA_DIR: dataDir,
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${path.join(home, 'no-bus')}`,
    ...extra,
  };
}
