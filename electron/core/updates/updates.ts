import { noInstall, type Install, type InstallFailure } from './install';
import type { ReleaseFile, SignedRelease } from './release';
import { compareVersions, parseVersion } from './version';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Spreads the requests of all users over time (ms), since many computers start at the same hour. */
const JITTER = 6 * HOUR;
/** The delay after the start of the app (ms), whose network may not be ready. */
export const SETTLE = 2 * 60_000;
const SETTLE_JITTER = 10 * 60_000;

/** Why an answer was refused. Only the self-check shows it, since the user cannot act on it. */
export type UpdateFailure =
  | 'unreachable'
  | 'status'
  | 'redirect'
  | 'too_large'
  | 'malformed'
  | 'signature'
  /** Its signed time is over, or it has none: a new version may be hidden behind it. */
  | 'expired'
  /** A version below that of an earlier answer, or signed before it: an old answer was replayed. */
  | 'older';

/** The stored memory of the update check; instants are epoch ms. */
export interface UpdateMemory {
  /** The time of the last request, with any result. */
  readonly askedAt: number | null;
  /** The last accepted answer. */
  readonly answer: {
    readonly at: number;
    readonly version: string;
    readonly files: readonly ReleaseFile[];
    /** When it was signed, and until when it holds; 0 for an answer of a version that did not ask for these dates. */
    readonly signedAt: number;
    readonly expiresAt: number;
  } | null;
  readonly failure: { readonly at: number; readonly reason: UpdateFailure } | null;
  /** The last failed installation; `null`: none failed, or a later one succeeded. */
  readonly installFailure: {
    readonly at: number;
    readonly version: string;
    readonly reason: InstallFailure;
  } | null;
  /** The version whose web page was opened from the tray, which the tray does not show again. */
  readonly settled: string | null;
}

export const noUpdateMemory: UpdateMemory = {
  askedAt: null,
  answer: null,
  failure: null,
  installFailure: null,
  settled: null,
};

/** Why no feed is requested: the build has none, the app runs from its sources, or the setting is off. */
export type Silence = 'no_feed' | 'sources' | 'off';

/** How a user installs a new version by hand. */
export type UpdateWay = 'deb' | 'rpm' | 'appimage' | 'other';

/** The state of updates, for pages and the tray. */
export interface UpdateState {
  /** The running version. */
  readonly version: string;
  readonly silence: Silence | null;
  readonly way: UpdateWay;
  /** A newer version; `null` without one. */
  readonly newer: string | null;
  /** Whether the tray shows it. */
  readonly inTray: boolean;
  /** The time of the last accepted answer; `null` without one. */
  readonly answeredAt: number | null;
  /** Whether the last answer was refused because its signed time was over. */
  readonly isExpired: boolean;
  /** Whether this package can replace itself: a signed one on macOS or Windows. */
  readonly canInstall: boolean;
  readonly install: Install;
}

/**
 * The delay until the next request of the feed, in ms: a day and up to six hours after the last one.
 * @param random 0 to below 1, from the caller
 * @param atOnce true after the user switched the check on: a request that is due is not delayed
 */
export function untilUpdateLook(
  askedAt: number | null,
  now: number,
  random: number,
  atOnce: boolean,
): number {
  const settle = atOnce ? 0 : SETTLE + random * SETTLE_JITTER;
  if (askedAt === null) return settle;
  // A clock that was set back must neither stop the requests for years nor cause two a day.
  const since = Math.max(0, now - askedAt);
  return Math.max(settle, DAY + random * JITTER - since);
}

/** Whether a version is newer than the running one; a release is not updated to a preview. */
export function isNews(offered: string, running: string): boolean {
  const [theirs, ours] = [parseVersion(offered), parseVersion(running)];
  if (theirs === null || ours === null || compareVersions(theirs, ours) <= 0) return false;
  return theirs.pre.length === 0 || ours.pre.length > 0;
}

/** The memory after an answer with a valid signature. */
export function withAnswer(memory: UpdateMemory, release: SignedRelease, now: number): UpdateMemory {
  const { version, files, signedAt, expiresAt } = release;
  const [theirs, known] = [parseVersion(version), parseVersion(memory.answer?.version ?? '')];
  if (theirs === null) return withFailure(memory, 'malformed', now);
  if (known !== null && compareVersions(theirs, known) < 0) return withFailure(memory, 'older', now);
  if (signedAt < (memory.answer?.signedAt ?? 0)) return withFailure(memory, 'older', now);
  return { ...memory, answer: { at: now, version, files, signedAt, expiresAt }, failure: null };
}

/** The memory after a refused answer; the last accepted one stays. */
export function withFailure(memory: UpdateMemory, reason: UpdateFailure, now: number): UpdateMemory {
  return { ...memory, failure: { at: now, reason } };
}

/** The memory after an installation; a `reason` of `null` means success. */
export function withInstall(
  memory: UpdateMemory,
  version: string,
  reason: InstallFailure | null,
  now: number,
): UpdateMemory {
  return { ...memory, installFailure: reason === null ? null : { at: now, version, reason } };
}

/**
 * The best known time for a feed's dates (epoch ms): a clock that is behind is not believed beyond the date of an answer
 * that was accepted.
 */
export function timeForFeed({ answer }: UpdateMemory, now: number): number {
  return Math.max(now, answer?.signedAt ?? 0);
}

/** Whether the last accepted answer still holds, so that its files may be fetched. */
export function holds(memory: UpdateMemory, now: number): boolean {
  return memory.answer !== null && timeForFeed(memory, now) < memory.answer.expiresAt;
}

/** Whether an installation failed within a day, so that an app that restarts often does not download it each time. */
export function hasJustFailed({ installFailure }: UpdateMemory, now: number): boolean {
  return installFailure !== null && now - installFailure.at < DAY;
}

/** Builds the state of updates for pages and the tray. */
export function updateState(
  memory: UpdateMemory,
  facts: Pick<UpdateState, 'version' | 'silence' | 'way' | 'canInstall' | 'install'>,
): UpdateState {
  const { answer, settled } = memory;
  const current = facts.silence === null ? answer : null;
  const newer = current !== null && isNews(current.version, facts.version) ? current.version : null;
  // The progress of a version that is no longer newer is not shown.
  const install =
    facts.install.kind !== 'none' && facts.install.version === newer ? facts.install : noInstall;
  const isToShow = newer !== settled || install.kind === 'ready';
  return {
    ...facts,
    install,
    newer,
    inTray: newer !== null && isToShow,
    answeredAt: current?.at ?? null,
    isExpired: facts.silence === null && memory.failure?.reason === 'expired',
  };
}

/** How a package of this kind is updated by hand. */
export function updateWay(kind: string | null): UpdateWay {
  if (kind === 'deb' || kind === 'rpm') return kind;
  return kind === 'AppImage' ? 'appimage' : 'other';
}
