import { formatClock } from '../text/format';
import type { Silence, UpdateFailure, UpdateWay } from '../updates/updates';
import type { DoctorFacts } from './doctor-facts';
import type { InstallFailure } from '../updates/install';
import { calm, unclear, type Finding } from './finding';

const ID = 'updates';
const TITLE = 'New versions';

const silences: Readonly<Record<Silence, string>> = {
  no_feed: 'This build names no place to ask, or the API is a stand-in: nobody is asked about new versions.',
  sources: 'It runs from its sources: nobody is asked about new versions.',
  off: 'Nobody is asked about new versions (Settings, General).',
};

const reasons: Readonly<Record<UpdateFailure, string>> = {
  unreachable: 'there was none',
  status: 'the server refused',
  redirect: 'it led to another address',
  too_large: 'it was far too large',
  malformed: 'it was torn, or not what was expected',
  signature: 'its signature is not ours',
  expired: 'its signed time is over, or it has none, so a newer version may be hidden',
  older: 'it is older than an earlier answer',
};

const installReasons: Readonly<Record<InstallFailure, string>> = {
  unlisted: 'the signed feed names no file for this system',
  unsigned: 'this package does not say where its files are, or whose signature they bear',
  unreachable: 'the download broke off',
  status: 'the server refused the download',
  redirect: 'the download led to an address that is not https',
  digest: 'the bytes are not those that were published',
  signature: 'its signature could not be confirmed as ours',
  disk: 'it could not be written',
  other: 'see the log',
};

const ways: Readonly<Record<UpdateWay, string>> = {
  deb: 'install the .deb from there',
  rpm: 'install the .rpm from there',
  appimage: 'put the AppImage from there in place of yours',
  other: 'put the one from there in place of yours',
};

/** Whether there is a newer version, and whether the feed's answers are valid. */
export function updatesFinding({ updates, now, locale }: DoctorFacts): Finding {
  if (updates === null) return unclear(ID, TITLE, 'Not looked at, since the history could not be opened.');
  const { silence, newer, way, page, failure, askedAt, answeredAt, version } = updates;
  const itself = newer === null ? [] : installLines(updates, { now, locale });
  if (silence !== null) return calm(ID, TITLE, [silences[silence]]);
  if (askedAt === null) return calm(ID, TITLE, ['Asked once a day; not yet so far.']);
  const known =
    newer === null
      ? answeredAt === null
        ? []
        : [`${version} was the newest, ${formatClock(answeredAt, now, locale)}.`]
      : [`Version ${newer} is there; this is ${version}.`, ...itself];
  if (failure !== null) return refused(failure, [...known], { now, locale });
  if (newer === null) return calm(ID, TITLE, known);
  return {
    id: ID,
    title: TITLE,
    state: 'warning',
    facts: known,
    action: `${updates.installs ? 'Choose “Restart and update” (Settings, General) once it is offered, or open' : 'Open'} ${page ?? ''}, ${ways[way]}.`,
  };
}

/** Whether the update installs itself, and its last failure; no lines where automatic installation is impossible. */
function installLines(
  { canInstall, installs, installFailure }: NonNullable<DoctorFacts['updates']>,
  { now, locale }: Pick<DoctorFacts, 'now' | 'locale'>,
): readonly string[] {
  if (!canInstall) return [];
  if (!installs) return ['This package can fetch it by itself (Settings, General).'];
  if (installFailure === null) return ['It is fetched and checked by itself.'];
  const { at, reason } = installFailure;
  return [`The try of ${formatClock(at, now, locale)} to fetch it failed: ${installReasons[reason]}.`];
}

/** A network failure is no fault; an answer that was tampered with is a warning. */
function refused(
  { at, reason }: NonNullable<NonNullable<DoctorFacts['updates']>['failure']>,
  known: readonly string[],
  { now, locale }: Pick<DoctorFacts, 'now' | 'locale'>,
): Finding {
  const facts = [
    ...known,
    `The answer of ${formatClock(at, now, locale)} was not taken: ${reasons[reason]}.`,
  ];
  if (reason === 'unreachable' || reason === 'status') return { ...calm(ID, TITLE, facts), state: 'unknown' };
  const look = 'look at the releases page yourself; take nothing from elsewhere.';
  const action =
    reason === 'expired'
      ? `Check the date of this computer. If it is right, ${look}`
      : `${look[0]?.toUpperCase() ?? ''}${look.slice(1)}`;
  return { id: ID, title: TITLE, state: 'warning', facts, action };
}
