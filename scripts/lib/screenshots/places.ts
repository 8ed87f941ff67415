import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Where a finished picture goes. */
export function picture(name: string): string {
  return join(given('QUOTIDE_PICTURES'), name);
}

/** The pictures that the tests compare the popover's states with, as `normal-light` -> file. */
export function statePictures(): ReadonlyMap<string, string> {
  const folder = given('QUOTIDE_STATES');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /-(light|dark)\.png$/.test(file) && !basename(file).startsWith('dashboard-'),
  );
  return new Map(files.map((file) => [basename(file, '.png'), join(folder, file)]));
}

/** Where the sheets of tray icons are that the unit tests compare with. */
export function traySheets(): string {
  return given('QUOTIDE_TRAY_SHEETS');
}

function given(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set; run \`npm run screenshots\``);
  return value;
}
