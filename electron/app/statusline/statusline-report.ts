import fs from 'node:fs';
import path from 'node:path';
import { statuslineAdvice, type StatuslineReport } from '../../core/statusline/advice';
import { lastChangeOf } from '../../sources/statusline-note';
import { folderId } from '../accounts/ids';
import { readStatuslineNotes } from './statusline-notes';
import { isRecord, parseJsonText } from '../settings/settings-text';
import { decodeText } from '../text-file';

export interface StatuslineReportParts {
  readonly dataDir: string;
  /** Claude Code's config folder, whose settings are read and never written. */
  readonly configDir: string;
  /** The command `quotide`, absolute. */
  readonly program: string;
  readonly platform: string;
}

/** Reports whether Claude Code's status line runs the command, and when it last did. Never throws. */
export function statuslineReport(parts: StatuslineReportParts): StatuslineReport {
  const { dataDir, configDir, program, platform } = parts;
  const moments = readStatuslineNotes(dataDir, folderId(configDir)).flatMap(
    ({ note }) => lastChangeOf(note) ?? [],
  );
  const present = commandIn(readText(path.join(configDir, 'settings.json')));
  return {
    ...statuslineAdvice(program, present, platform),
    heardAt: moments.length === 0 ? null : Math.max(...moments),
  };
}

/** Parses Claude Code's settings leniently, since users edit them by hand. */
function commandIn(text: string | null): string | null {
  const settings = parseJsonText(text ?? '');
  const line = settings.ok ? settings.value.values['statusLine'] : undefined;
  const command = isRecord(line) ? line['command'] : undefined;
  return typeof command === 'string' ? command : null;
}

function readText(file: string): string | null {
  try {
    const decoded = decodeText(fs.readFileSync(file));
    return decoded.ok ? decoded.value.text : null;
  } catch {
    return null;
  }
}

/** The path of the installed command, else of the checkout's, else its name alone. */
export function commandOf(
  { appPath, resourcesPath }: { readonly appPath: string; readonly resourcesPath: string },
  platform: string,
): string {
  const name = platform === 'win32' ? 'quotide.cmd' : 'quotide';
  const places = [resourcesPath, appPath].map((folder) => path.join(folder, 'bin', name));
  return places.find((file) => fs.existsSync(file)) ?? 'quotide';
}
