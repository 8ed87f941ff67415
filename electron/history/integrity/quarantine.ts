import fs from 'node:fs';
import path from 'node:path';

const KEPT = 3;
const SIDE_FILES = ['-wal', '-shm'];

/** Moves a damaged file and its side files out of the way, and lets the three newest of these stay. */
export function moveAside(file: string, now: number): string {
  const target = freeAsideName(file, now);
  fs.renameSync(file, target);
  for (const suffix of SIDE_FILES) {
    if (fs.existsSync(file + suffix)) fs.renameSync(file + suffix, target + suffix);
  }
  for (const old of setAsideFiles(file).slice(0, -KEPT)) remove(old);
  return target;
}

/** A name that is free, for a file that is set aside. */
export function freeAsideName(file: string, now: number): string {
  const stamp = new Date(now).toISOString().replace(/[:.]/g, '-');
  return freeName(`${file}.corrupt-${stamp}`);
}

/** The files that were set aside, the oldest first. */
export function setAsideFiles(file: string): readonly string[] {
  const [folder, start] = [path.dirname(file), `${path.basename(file)}.corrupt-`];
  if (!fs.existsSync(folder)) return [];
  const names = fs
    .readdirSync(folder)
    .filter((name) => name.startsWith(start) && !/-(?:wal|shm)$/.test(name));
  return names.sort().map((name) => path.join(folder, name));
}

/** Deletes all that was set aside. */
export function removeSetAside(file: string): void {
  setAsideFiles(file).forEach(remove);
}

function freeName(wanted: string): string {
  for (let tries = 1; ; tries += 1) {
    const name = tries === 1 ? wanted : `${wanted}-${tries}`;
    if (!fs.existsSync(name)) return name;
  }
}

/** A folder that lay in the database's place is somebody's: it stays. */
function remove(file: string): void {
  if (fs.lstatSync(file).isDirectory()) return;
  for (const suffix of ['', ...SIDE_FILES]) fs.rmSync(file + suffix, { force: true });
}
