import fs from 'node:fs';
import path from 'node:path';
import { lineStateOf, type LineState } from '../../core/statusline/line-state';
import { STATUSLINE_FOLDER } from '../../sources/statusline-note';
import { folderId } from '../accounts/ids';
import type { AppParts } from '../compose';
import { saveLineState } from './stored-line-state';

/** The parts of the app that know what the status line shows. */
export type LineSource = Pick<AppParts, 'accounts' | 'settings' | 'locale' | 'log'>;

/** What the app knows for a login, by its config folder. */
export function lineState({ accounts, settings, locale }: LineSource, configDir: string): LineState {
  const runtime = accounts.runtimes().find(({ dir }) => dir === configDir);
  return lineStateOf(runtime?.store.snapshot() ?? null, settings.get().statusline, locale());
}

/**
 * Stores the state of each login whose status line Quotide draws, whenever it has changed; the returned function ends
 * that. The command reads it where it starts the runtime: on Windows, without `curl`, beside a chained command.
 */
export function storeLineStates(source: LineSource, dataDir: string): () => void {
  const stored = new Map<string, string>();
  const store = (): void => {
    for (const { dir } of source.accounts.runtimes()) {
      const owner = folderId(dir);
      const text = JSON.stringify(lineState(source, dir));
      if (stored.get(owner) === text || !isDrawn(dataDir, owner)) continue;
      try {
        saveLineState(dataDir, owner, text);
        stored.set(owner, text);
      } catch (error) {
        source.log.info('the state for the status line was not stored', { error: String(error) });
      }
    }
  };
  const ends = [
    source.accounts.snapshots.listen(store),
    source.settings.watch(({ statusline }) => statusline, store),
  ];
  return () => {
    for (const end of ends) end();
  };
}

/** Whether a session of this login has drawn its line. */
function isDrawn(dataDir: string, owner: string): boolean {
  try {
    return fs.readdirSync(path.join(dataDir, STATUSLINE_FOLDER)).some((name) => name.startsWith(`${owner}.`));
  } catch {
    return false;
  }
}
