import { formatClock } from '../format';
import { spellDuration } from '../spell';
import type { DoctorFacts } from './facts';
import { calm, type Finding } from './finding';

/** The history: whether it is sound and what is in it. */
export function databaseFinding({ database, engineError, now, locale }: DoctorFacts): Finding {
  const base = { id: 'database', title: 'History' };
  const { contents, error, setAside } = database;
  const failure = engineError ?? error;
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

/** The data folder and who may look into it. */
export function dataFolderFinding({ dataFolder }: DoctorFacts): Finding {
  const base = { id: 'data_folder', title: 'Data folder' };
  const { path, mode, openFiles } = dataFolder;
  const facts = [path];
  if (mode !== null) facts.push(`Permissions ${mode.toString(8).padStart(4, '0')}`);
  if (openFiles.length > 0) facts.push(`Others may read: ${openFiles.join(', ')}`);
  // What lies in a folder that nobody else may enter is safe, whatever its own permissions.
  if (mode === null || (mode & 0o077) === 0) return calm(base.id, base.title, facts);
  return { ...base, state: 'warning', facts, action: 'Make the folder yours alone (chmod 700).' };
}

/** The settings' file: what of it could not be used. */
export function settingsFinding({ settings }: DoctorFacts): Finding {
  const base = { id: 'settings', title: 'Settings' };
  const { setAside, unreadable, wrong } = settings;
  if (unreadable !== null) {
    const facts = [`The file cannot be read: ${unreadable}`, 'Quotide goes on with the defaults.'];
    return { ...base, state: 'problem', facts, action: 'Make settings.json in the data folder readable.' };
  }
  if (setAside !== null) {
    const facts = [`The file was damaged and set aside: ${setAside}`, 'Quotide goes on with the defaults.'];
    return { ...base, state: 'warning', facts, action: 'Take from it what you need, then choose anew.' };
  }
  if (wrong.length === 0) return calm(base.id, base.title, ['All of them can be used.']);
  const facts = wrong.map((name) => `${name} has a value that cannot be used; its default is used.`);
  return { ...base, state: 'warning', facts, action: 'Choose these settings anew.' };
}

/** What runs here. */
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
