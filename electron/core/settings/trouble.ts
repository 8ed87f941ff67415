import type { Words } from '../i18n/words';

/** Why no settings can be read from a file. Line and column begin at 1; a column is a character. */
export type SettingsFault =
  | { readonly kind: 'syntax' | 'too_deep'; readonly line: number; readonly column: number }
  | { readonly kind: 'empty' | 'not_text' | 'not_object' | 'too_large' | 'not_a_file' }
  /** The system refuses to read it; `reason` is the system's own text. */
  | { readonly kind: 'refused'; readonly reason: string };

/** The faults of the settings file. */
export interface SettingsTrouble {
  /** Why nothing of the file is used; the file stays as it is. */
  readonly fault: SettingsFault | null;
  /** With a fault: whether the earlier settings stay in use, and not the defaults. */
  readonly keepsEarlier: boolean;
  /** The new place of a file with a fault, moved when settings had to be stored; `null`: not moved. */
  readonly setAside: string | null;
  /** Settings whose value, or a part of it, cannot be used: `alerts.thresholds`. */
  readonly wrong: readonly string[];
  /** Keys that stand more than once; the last one counts. */
  readonly repeated: readonly string[];
}

/** A file without faults. */
export const noSettingsTrouble: SettingsTrouble = {
  fault: null,
  keepsEarlier: false,
  setAside: null,
  wrong: [],
  repeated: [],
};

/** The fault of the settings file, and the settings in use instead, for the screen. Whole sentences. */
export interface SettingsNotice {
  readonly message: string;
  readonly advice: string;
}

/** The notice of a file's faults; `null` if all of it is used. */
export function settingsNotice(
  trouble: SettingsTrouble,
  words: Words['settingsFile'],
): SettingsNotice | null {
  const { fault, keepsEarlier, wrong } = trouble;
  if (fault !== null)
    return {
      message: faultSentence(fault, words),
      advice: keepsEarlier ? words.earlierUsed : words.defaultsUsed,
    };
  const [first] = wrong;
  if (first === undefined) return null;
  const message = wrong.length === 1 ? words.wrongOne(first) : words.wrongSeveral(wrong.join(', '));
  return { message, advice: words.wrongUsed };
}

function faultSentence(fault: SettingsFault, words: Words['settingsFile']): string {
  const { faults } = words;
  switch (fault.kind) {
    case 'syntax':
    case 'too_deep':
      return faults[fault.kind](String(fault.line), String(fault.column));
    case 'refused':
      return faults.refused(fault.reason);
    case 'empty':
    case 'not_text':
    case 'not_object':
    case 'too_large':
    case 'not_a_file':
      return faults[fault.kind];
  }
}
