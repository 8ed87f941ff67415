import { noInstall, type Install, type InstallFailure } from './updates/install';
import type { Release, ReleaseFile } from './updates/release';
import { compareVersions, parseVersion } from './updates/version';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** So that not everybody asks at the hour at which everybody starts to work. */
const JITTER = 6 * HOUR;
/** A start has better things to do, and its network may not be there yet; in ms. */
export const SETTLE = 2 * 60_000;
const SETTLE_JITTER = 10 * 60_000;

/** Why an answer was not taken. None of it is told but in the self-check: a person can do nothing about it. */
export type UpdateFailure =
  | 'unreachable'
  | 'status'
  | 'redirect'
  | 'too_large'
  | 'malformed'
  | 'signature'
  /** Less than what an earlier answer said: an old one was played again. */
  | 'older';

/** What is remembered of asking, over restarts; instants are epoch ms. */
export interface UpdateMemory {
  /** When the feed was last asked, whatever came of it. */
  readonly askedAt: number | null;
  /** The last answer that was taken. */
  readonly answer: {
    readonly at: number;
    readonly version: string;
    readonly files: readonly ReleaseFile[];
  } | null;
  readonly failure: { readonly at: number; readonly reason: UpdateFailure } | null;
  /** The last try to install; `null`: none, or it went well. */
  readonly installFailure: {
    readonly at: number;
    readonly version: string;
    readonly reason: InstallFailure;
  } | null;
  /** The version whose page was opened from the tray: it is not said there again. */
  readonly settled: string | null;
}

export const noUpdateMemory: UpdateMemory = {
  askedAt: null,
  answer: null,
  failure: null,
  installFailure: null,
  settled: null,
};

/** Why nobody is asked: the build names no feed, it runs from its sources, or the settings say so. */
export type Silence = 'no_feed' | 'sources' | 'off';

/** How a person puts a new version in place of this one. */
export type UpdateWay = 'deb' | 'rpm' | 'appimage' | 'other';

/** What a page and the tray know of new versions. */
export interface UpdateState {
  /** The version that runs. */
  readonly version: string;
  readonly silence: Silence | null;
  readonly way: UpdateWay;
  /** A newer version; `null`: none is known of. */
  readonly newer: string | null;
  /** Whether the tray still says so. */
  readonly inTray: boolean;
  /** When the last answer that was taken came. */
  readonly answeredAt: number | null;
  /** Whether this package can put it in place by itself: signed, on macOS or Windows. */
  readonly canInstall: boolean;
  readonly install: Install;
}

/**
 * How long to wait until the feed is asked, in ms: a day and up to six hours after the last time.
 * @param random 0 to below 1, drawn by the caller
 * @param atOnce the person has just switched it on: a question that is due is not put off
 */
export function untilUpdateLook(
  askedAt: number | null,
  now: number,
  random: number,
  atOnce: boolean,
): number {
  const settle = atOnce ? 0 : SETTLE + random * SETTLE_JITTER;
  if (askedAt === null) return settle;
  // A clock that was set back must not silence the question for years, nor let it be asked twice a day.
  const since = Math.max(0, now - askedAt);
  return Math.max(settle, DAY + random * JITTER - since);
}

/** Whether a version is worth telling to who runs another one: newer, and no preview for who has a release. */
export function isNews(offered: string, running: string): boolean {
  const [theirs, ours] = [parseVersion(offered), parseVersion(running)];
  if (theirs === null || ours === null || compareVersions(theirs, ours) <= 0) return false;
  return theirs.pre.length === 0 || ours.pre.length > 0;
}

/** The memory after an answer whose signature was good. */
export function takeAnswer(memory: UpdateMemory, { version, files }: Release, now: number): UpdateMemory {
  const [theirs, known] = [parseVersion(version), parseVersion(memory.answer?.version ?? '')];
  if (theirs === null) return takeFailure(memory, 'malformed', now);
  if (known !== null && compareVersions(theirs, known) < 0) return takeFailure(memory, 'older', now);
  return { ...memory, answer: { at: now, version, files }, failure: null };
}

/** The memory after an answer that was not taken: what was known stays. */
export function takeFailure(memory: UpdateMemory, reason: UpdateFailure, now: number): UpdateMemory {
  return { ...memory, failure: { at: now, reason } };
}

/** The memory after a try to install; `null`: it went well. */
export function takeInstall(
  memory: UpdateMemory,
  version: string,
  reason: InstallFailure | null,
  now: number,
): UpdateMemory {
  return { ...memory, installFailure: reason === null ? null : { at: now, version, reason } };
}

/** Whether a try to install failed within a day: who starts the app again and again fetches no more often than others. */
export function hasJustFailed({ installFailure }: UpdateMemory, now: number): boolean {
  return installFailure !== null && now - installFailure.at < DAY;
}

/** What there is to say. */
export function updateState(
  memory: UpdateMemory,
  facts: Pick<UpdateState, 'version' | 'silence' | 'way' | 'canInstall' | 'install'>,
): UpdateState {
  const { answer, settled } = memory;
  const heard = facts.silence === null ? answer : null;
  const newer = heard !== null && isNews(heard.version, facts.version) ? heard.version : null;
  // Of a version that is not news (any more) nothing is said, however far it has come.
  const install =
    facts.install.kind !== 'none' && facts.install.version === newer ? facts.install : noInstall;
  const isUnsaid = newer !== settled || install.kind === 'ready';
  return { ...facts, install, newer, inTray: newer !== null && isUnsaid, answeredAt: heard?.at ?? null };
}

/** The way of a package: the kind that it notes of itself. */
export function updateWay(kind: string | null): UpdateWay {
  if (kind === 'deb' || kind === 'rpm') return kind;
  return kind === 'AppImage' ? 'appimage' : 'other';
}
