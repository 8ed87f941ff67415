import { describeProblem } from '../../electron/core/text/problem-text';
import type { Locale } from '../../electron/core/text/format';
import type { Language } from '../../electron/core/i18n/languages';
import type { NetworkCause } from '../../electron/core/network/failure-cause';
import type { ProblemView, ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import { verdictOf } from '../../electron/core/verdict/verdict';

const locales: Readonly<Record<Language, Locale>> = {
  en: { language: 'en-GB', timeZone: 'UTC' },
  de: { language: 'de-DE', timeZone: 'UTC' },
  ja: { language: 'ja-JP', timeZone: 'UTC' },
  fr: { language: 'fr-FR', timeZone: 'UTC' },
  es: { language: 'es-ES', timeZone: 'UTC' },
};

/** The cause of a sample's problem; only its kind is known, so host and names are made up. */
function causeOf({ cause }: ProblemView): NetworkCause | null {
  return cause ? { kind: cause, host: 'api.anthropic.com', proxy: null, name: null } : null;
}

/** A sample in another language: formats, verdict and problem are those that main would build. */
export function inLanguage(snapshot: ShownSnapshot, language: Language): ShownSnapshot {
  const locale = locales[language];
  const { takenAt: now, phase } = snapshot;
  const problem =
    snapshot.problem &&
    describeProblem(
      { ...snapshot.problem, detail: '', cause: causeOf(snapshot.problem) },
      { locale, now, hasNumbers: snapshot.observedAt !== null },
    );
  const { amount } = snapshot.display;
  const verdict = verdictOf({ ...snapshot, phase, problem, now, locale, amount });
  return { ...snapshot, locale, problem, verdict };
}
