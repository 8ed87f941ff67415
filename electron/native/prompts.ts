import type { Following, SessionLook } from '../app/ledger/follow-transcripts';
import type { SettingsStore } from '../app/settings/settings';
import type { Windows } from './windows';

export interface PromptParts {
  readonly transcripts: Pick<Following, 'watchSession' | 'prompts'>;
  readonly windows: Pick<Windows, 'dashboard' | 'pushToDashboard'>;
  readonly settings: Pick<SettingsStore, 'isPrivate' | 'watch'>;
}

/** Pushes the prompts of the session that the dashboard shows, and hides the window from screenshots meanwhile. */
export class PromptView {
  readonly #parts: PromptParts;
  #isLooking = false;

  constructor(parts: PromptParts) {
    this.#parts = parts;
    const { transcripts, windows, settings } = parts;
    transcripts.prompts.listen((prompts) => {
      windows.pushToDashboard('session', prompts);
    });
    windows.dashboard.closed.listen(() => {
      transcripts.watchSession(null);
    });
    settings.watch(settings.isPrivate, () => {
      this.#conceal();
    });
  }

  /** Reads a session's prompts from now on; `null`: none. */
  readonly watchSession = (look: SessionLook | null): void => {
    this.#parts.transcripts.watchSession(look);
    this.#isLooking = look !== null;
    this.#conceal();
  };

  /** Prompts must not appear on a shared screen. */
  #conceal(): void {
    const { windows, settings } = this.#parts;
    windows.dashboard.conceal(this.#isLooking && !settings.isPrivate());
  }
}
