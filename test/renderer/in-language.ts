import { describeProblem } from '../../electron/core/copy';
import type { Locale } from '../../electron/core/format';
import type { Language } from '../../electron/core/i18n/words';
import type { Snapshot } from '../../electron/core/snapshot-types';
import { verdictOf } from '../../electron/core/verdict';

const locales: Readonly<Record<Language, Locale>> = {
  en: { language: 'en-GB', timeZone: 'UTC' },
  de: { language: 'de-DE', timeZone: 'UTC' },
  ja: { language: 'ja-JP', timeZone: 'UTC' },
};

/** A sample as main would make it for a user of that language: formats, sentence on top, problem. */
export function inLanguage(snapshot: Snapshot, language: Language): Snapshot {
  const locale = locales[language];
  const { takenAt: now, phase } = snapshot;
  const problem =
    snapshot.problem &&
    describeProblem(
      { ...snapshot.problem, detail: '', cause: null },
      { locale, now, hasNumbers: snapshot.observedAt !== null },
    );
  const verdict = verdictOf({ ...snapshot, phase, problem, now, locale });
  return { ...snapshot, locale, problem, verdict };
}
