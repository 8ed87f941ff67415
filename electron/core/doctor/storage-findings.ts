import { formatClock } from '../text/format';
import { settingsFile } from '../i18n/en/settings-file';
import { settingsNotice, type SettingsFault } from '../settings/trouble';
import { spellDuration } from '../text/spell';
import type { DoctorFacts } from './doctor-facts';
import { calm, type Finding } from './finding';

/** The history: whether it is sound, and its size. */
export function databaseFinding({ database, openError, now, locale }: DoctorFacts): Finding {
  const base = { id: 'database', title: 'History' };
  const { contents, error, setAside } = database;
  const failure = openError ?? error;
  const lines = failure === null ? [] : [failure];
  if (contents !== null) {
    const { check, bytes, schema, samples, newestAt } = contents;
    const newest =
      newestAt === null
        ? ''
        : `, the newest ${spellDuration(Math.max(0, now - newestAt), locale)} old (${formatClock(newestAt, now, locale)})`;
    lines.push(
      check === 'ok' ? 'Its check found no damage.' : `Its check found damage: ${check}`,
      `${size(bytes)}, schema version ${schema}`,
      samples === 0 ? 'No samples yet' : `${samples} samples${newest}`,
    );
    if (check !== 'ok') {
      const action = 'Quit Quotide, move history.sqlite out of the data folder, keep it, and start again.';
      return { ...base, state: 'problem', facts: lines, action };
    }
  }
  if (failure !== null) return { ...base, state: 'problem', facts: lines, action: openingAction(failure) };
  if (setAside === 0) return calm(base.id, base.title, lines);
  const facts = [...lines, `Damaged files set aside earlier: ${setAside}`];
  return {
    ...base,
    state: 'warning',
    facts,
    action: 'Check the disk; the files may be deleted when you do not need them.',
  };
}

function openingAction(failure: string): string {
  return /schema \d+/.test(failure)
    ? 'Update Quotide: a newer version wrote this history.'
    : 'Make sure that the data folder can be written and has space left.';
}

/** The data folder and its permissions. */
export function dataFolderFinding({ dataFolder }: DoctorFacts): Finding {
  const base = { id: 'data_folder', title: 'Data folder' };
  const { path, mode, openFiles } = dataFolder;
  const facts = [path];
  if (mode !== null) facts.push(`Permissions ${mode.toString(8).padStart(4, '0')}`);
  if (openFiles.length > 0) facts.push(`Others may read: ${openFiles.join(', ')}`);
  // Other users cannot enter such a folder, so the permissions of the files in it do not matter.
  if (mode === null || (mode & 0o077) === 0) return calm(base.id, base.title, facts);
  return { ...base, state: 'warning', facts, action: 'Make the folder yours alone (chmod 700).' };
}

/** The settings file: its unusable parts. */
export function settingsFinding({ settings, isPrivate }: DoctorFacts): Finding {
  const base = { id: 'settings', title: 'Settings' };
  const privacy = isPrivate ? ['Privacy mode is on: paths are left out (quotide doctor --names).'] : [];
  const { fault, setAside, wrong, repeated } = settings;
  if (fault !== null) {
    const notice = settingsNotice(settings, settingsFile);
    const facts = [...(notice === null ? [] : [notice.message, notice.advice]), ...privacy];
    return { ...base, state: 'problem', facts, action: faultActions[fault.kind] };
  }
  const facts = [
    ...(setAside === null ? [] : [`A file that could not be read was moved to ${setAside}.`]),
    ...wrong.map((name) => `${name} has a value that cannot be used; its default is used.`),
    ...repeated.map((name) => `${name} stands more than once; the last one is used.`),
  ];
  if (facts.length === 0) return calm(base.id, base.title, ['All of them can be used.', ...privacy]);
  const action =
    wrong.length > 0 || repeated.length > 0
      ? 'Mend settings.json in the data folder, or choose these settings anew.'
      : 'Take from that file what you need, then delete it.';
  return { ...base, state: 'warning', facts: [...facts, ...privacy], action };
}

const mend =
  'Mend settings.json in the data folder, or choose Use defaults in the popover: the file is kept.';

const faultActions: Readonly<Record<SettingsFault['kind'], string>> = {
  syntax: mend,
  too_deep: mend,
  empty: mend,
  not_text: mend,
  not_object: mend,
  too_large: mend,
  not_a_file: 'Move away what lies in the place of settings.json in the data folder.',
  refused: 'Make settings.json in the data folder readable (chmod u+rw).',
};

/** The versions of the app and the system. */
export function versionsFinding({ versions, sessions }: DoctorFacts): Finding {
  const { quotide, electron, node, os, installation } = versions;
  const runtime =
    installation?.officialRuntime === false ? ' (not Electron’s own build: for tests only)' : '';
  const claude = sessions.flatMap(({ claudeVersion }) => claudeVersion ?? []);
  return calm('versions', 'Versions', [
    `Quotide ${quotide}, ${installedAs(installation)}`,
    electron === null ? `Node ${node}` : `Electron ${electron}${runtime}, Node ${node}`,
    os,
    claude.length > 0 ? `Claude Code ${[...new Set(claude)].join(', ')}` : 'Claude Code was not found.',
  ]);
}

function installedAs(installation: DoctorFacts['versions']['installation']): string {
  if (installation === null) return 'run from its sources';
  const { kind } = installation;
  if (kind === null) return 'unpacked folder';
  return kinds[kind] ?? `${kind} package`;
}

const kinds: Readonly<Record<string, string>> = {
  AppImage: 'AppImage',
  NSIS: 'installed for this user',
  portable: 'portable program',
  app: 'app bundle',
};

function size(bytes: number): string {
  const kib = bytes / 1024;
  return kib < 1024 ? `${Math.ceil(kib)} KiB` : `${(kib / 1024).toFixed(1)} MiB`;
}
