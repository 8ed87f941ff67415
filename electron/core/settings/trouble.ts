import type { Words } from '../i18n/words';

/** Why a settings file gives no settings at all. Line and column begin at 1; a column is a character. */
export type SettingsFault =
  | { readonly kind: 'syntax' | 'too_deep'; readonly line: number; readonly column: number }
  | { readonly kind: 'empty' | 'not_text' | 'not_object' | 'too_large' | 'not_a_file' }
  /** The system does not let it be read; `reason` is the system's own text. */
  | { readonly kind: 'refused'; readonly reason: string };

/** What is wrong with the settings file. */
export interface SettingsTrouble {
  /** Why nothing of the file is used; the file stays as it is. */
  readonly fault: SettingsFault | null;
  /** With a fault: whether the settings from before it stay in use; else the defaults are. */
  readonly keepsEarlier: boolean;
  /** Where a file with a fault was moved when settings had to be stored; `null`: none was moved. */
  readonly setAside: string | null;
  /** Settings whose value, or a part of it, cannot be used: `alerts.thresholds`. */
  readonly wrong: readonly string[];
  /** Keys that stand more than once; the last one counts. */
  readonly repeated: readonly string[];
}

/** A file that can be used as it is. */
export const noSettingsTrouble: SettingsTrouble = {
  fault: null,
  keepsEarlier: false,
  setAside: null,
  wrong: [],
  repeated: [],
};

/** What a person should know of the settings file: what is wrong, and what is used instead. Whole sentences. */
export interface SettingsNotice {
  readonly message: string;
  readonly advice: string;
}

/** The notice of a file's trouble; `null` when all of it is used. */
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
