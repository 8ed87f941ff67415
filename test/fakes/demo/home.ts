import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeCredentials } from '../credentials';
import { demoPlanFacts, type DemoPlan } from './plan';
import { sessionsBetween, transcriptOf, type Transcript } from './transcript';

const DAY = 86_400_000;
/** The sample transcripts go back so many days. Claude Code stores 30; fewer keep the demo small. */
const PAST_DAYS = 10;

/** A made-up home of Claude Code and of the app, all below one temporary folder of mode 0700. */
export interface DemoHome {
  readonly configDir: string;
  readonly dataDir: string;
  /** Appends the lines of (from, to], epoch ms, to the transcripts. */
  readonly write: (from: number, to: number) => void;
  /** Removes the folder with all in it. */
  readonly remove: () => void;
}

/** The account in the profile of the demo's API. */
export const DEMO_ACCOUNT = {
  accountUuid: '5a3d0000-0000-4000-a000-000000000001',
  emailAddress: 'sam@example.com',
  displayName: 'Sam',
  organizationName: "sam@example.com's Organization",
  organizationUuid: '5a3d0000-0000-4000-a000-000000000002',
} as const;

/** Creates the home with a login, an account, and the transcripts of the days before `startMs`. */
export function createDemoHome(startMs: number, plan: DemoPlan = 'max'): DemoHome {
  const root = mkdtempSync(join(tmpdir(), 'quotide-demo-'));
  const remove = (): void => {
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    return { ...furnish(root, startMs, plan), remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function furnish(root: string, startMs: number, plan: DemoPlan): Omit<DemoHome, 'remove'> {
  chmodSync(root, 0o700);
  const configDir = join(root, 'claude');
  const dataDir = join(root, 'data');
  mkdirSync(dataDir, { mode: 0o700 });
  // A year, as in fast motion the usual 8 hours would be over in a minute, and this login is not renewed.
  const { subscriptionType, rateLimitTier } = demoPlanFacts(plan);
  writeCredentials(configDir, { expiresAt: startMs + 365 * DAY, subscriptionType, rateLimitTier });
  const account = { ...DEMO_ACCOUNT, profileFetchedAt: startMs };
  writeFileSync(join(configDir, '.claude.json'), JSON.stringify({ numStartups: 42, oauthAccount: account }));

  const known = new Map<number, Transcript>();
  const write = (from: number, to: number): void => {
    const current = sessionsBetween(startMs, from, to);
    for (const number of current) {
      const transcript = known.get(number) ?? transcriptOf(startMs, number);
      known.set(number, transcript);
      append(configDir, transcript, from, to);
    }
    for (const number of known.keys()) if (!current.includes(number)) known.delete(number);
  };
  write(startMs - PAST_DAYS * DAY, startMs);
  return { configDir, dataDir, write };
}

function append(configDir: string, transcript: Transcript, from: number, to: number): void {
  const lines = transcript.lines.filter((line) => line.at > from && line.at <= to);
  const last = lines.at(-1);
  if (last === undefined) return;
  const path = join(configDir, transcript.path);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  appendFileSync(path, lines.map((line) => `${line.text}\n`).join(''), { mode: 0o600 });
  utimesSync(path, last.at / 1000, last.at / 1000);
}
