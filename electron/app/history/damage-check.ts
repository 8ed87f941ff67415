import { checkInBackground } from '../../history/integrity/check';
import { historyFile } from '../../history/open';
import type { Clock } from '../clock/clock';
import type { Log } from '../log';
import type { LiveHistory } from './live-history';

/** Ms after the start until the check for damage, so that it does not delay the first numbers. */
const CHECK_AFTER_MS = 60_000;

export interface DamageCheckParts {
  readonly live: Pick<LiveHistory, 'db' | 'repair'>;
  readonly dataDir: string;
  /** Whether the last process that had the file open did not close it: then the check begins at once. */
  readonly isUnclean: boolean;
  readonly clock: Pick<Clock, 'after'>;
  readonly log: Log;
}

/** Checks the file for damage once, in a thread of its own. Damage that it finds is repaired at once. */
export class DamageCheck {
  readonly #parts: DamageCheckParts;
  #cancel: (() => void) | null = null;
  #isClosed = false;

  constructor(parts: DamageCheckParts) {
    this.#parts = parts;
  }

  /** @param program  the built `history-check.cjs` */
  readonly start = (program: string): void => {
    const { live, clock, log, isUnclean } = this.#parts;
    if (live.db.memory) return;
    this.#cancel = clock.after(isUnclean ? 0 : CHECK_AFTER_MS, () => {
      this.#check(program).catch((error: unknown) => {
        if (!this.#isClosed) log.warn('the history could not be checked', { reason: String(error) });
      });
    });
  };

  close(): void {
    this.#isClosed = true;
    this.#cancel?.();
  }

  async #check(program: string): Promise<void> {
    const { live, dataDir, log } = this.#parts;
    const result = await checkInBackground(program, historyFile(dataDir));
    if (this.#isClosed) return;
    log.info('checked the history', { result });
    if (result !== 'ok') live.repair(result);
  }
}
