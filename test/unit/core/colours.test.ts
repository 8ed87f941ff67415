import fs from 'node:fs';
import { expect, test } from 'vitest';
import { palettes, type Paint, type Role } from '../../../electron/core/tray/icon/palette';
import { WINDOW_COLOUR } from '../../../electron/core/window-colour';

const tokens = fs.readFileSync('renderer/styles/tokens.css', 'utf8');

/** A token's colours for light and for dark surfaces, as the page's style sheet names them first. */
function colourOf(token: string): readonly [light: string, dark: string] {
  const value = new RegExp(`^ *--${token}: (.*?);`, 'm').exec(tokens)?.[1] ?? '';
  const [light = '', dark = light] = value.match(/#[0-9a-f]{6}/g) ?? [];
  return [light, dark];
}

function hex(paint: Paint): string {
  return paint === 'erase' ? paint : `#${Buffer.from(paint).toString('hex')}`;
}

test('the large window has the page’s own colour before its first frame', () => {
  expect([WINDOW_COLOUR.light, WINDOW_COLOUR.dark]).toEqual(colourOf('window'));
});

test.each<readonly [Role, string]>([
  ['ink', 'ink'],
  ['dim', 'ink-3'],
  ['warning', 'warn-fill'],
  ['critical', 'crit-fill'],
  ['reached', 'reached-fill'],
])('the tray icon paints %s in the page’s --%s', (role, token) => {
  expect([hex(palettes.dark[role]), hex(palettes.light[role])]).toEqual(colourOf(token));
});
