import { dialog, type BrowserWindow, type MessageBoxOptions } from 'electron';
import type { Words } from '../../core/i18n/words';
import { outsideQuestion, type Outside } from '../../core/settings/outside';

export interface OutsideParts {
  /** The window that the dialog belongs to. */
  readonly window: () => BrowserWindow | null;
  readonly words: () => Words;
}

/** Asks the user in a dialog of the system before a setting reaches outside; one question at a time. */
export class OutsideGate {
  readonly #parts: OutsideParts;
  #isAsking = false;

  constructor(parts: OutsideParts) {
    this.#parts = parts;
  }

  /** True: the user allows all of it, or there is nothing to ask. False: not, or another question is open. */
  readonly allows = async (outside: readonly Outside[]): Promise<boolean> => {
    if (outside.length === 0) return true;
    if (this.#isAsking) return false;
    this.#isAsking = true;
    try {
      return await this.#ask(outside);
    } finally {
      this.#isAsking = false;
    }
  };

  async #ask(outside: readonly Outside[]): Promise<boolean> {
    const { message, detail, allow, cancel } = outsideQuestion(outside, this.#parts.words().outside);
    const parent = this.#parts.window();
    const options: MessageBoxOptions = {
      type: 'question',
      title: 'Quotide',
      message,
      detail,
      buttons: [allow, cancel],
      // The Enter that ended a line of the page must not be the answer.
      defaultId: 1,
      cancelId: 1,
      noLink: true,
    };
    const { response } = await (parent === null
      ? dialog.showMessageBox(options)
      : dialog.showMessageBox(parent, options));
    return response === 0;
  }
}
