import { execFileSync, spawnSync } from 'node:child_process';

/** The visible windows on this screen whose title is this one, as X11 has them. */
function windows(title: string): readonly string[] {
  const { stdout } = spawnSync('xdotool', ['search', '--onlyvisible', '--name', `^${title}$`], {
    encoding: 'utf8',
  });
  return stdout.split('\n').filter((line) => line !== '');
}

/** Whether a dialog of the system with this title is on screen. */
export function dialogs(title: string): number {
  return windows(title).length;
}

/** Presses a key in the dialog: Return takes its first button. */
export function pressIn(title: string, key: 'Return' | 'Escape'): void {
  const [id] = windows(title);
  if (id === undefined) throw new Error(`no window "${title}" is on screen`);
  execFileSync('xdotool', ['windowfocus', '--sync', id, 'key', key]);
}
