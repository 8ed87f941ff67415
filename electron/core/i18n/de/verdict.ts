import type { verdict as english } from '../en/verdict';

/** The sentence on top, in German. */
export const verdict: typeof english = {
  loading: { claim: 'Die Zahlen werden geholt.', rest: 'Das dauert einmal ein paar Sekunden.' },
  cannotTell: 'Noch nicht zu sagen.',
  noLimits: 'Anthropics Antwort nennt für diese Anmeldung keine Limits.',
  needsReading: 'Dazu fehlt eine Auskunft von Anthropic.',
  nextReset: (when) => `Der nächste Neubeginn ist ${when}.`,

  fine: 'Alles im grünen Bereich.',
  probablyFine: 'Wahrscheinlich reicht es.',
  used: (percent, window) => `Das ${window} ist zu ${percent} verbraucht.`,
  nearLimit: (window) => `Das ${window} ist fast am Limit.`,
  resets: (when) => `Neubeginn ${when}.`,
  ends: (percent, window, at) =>
    `Wenn das ${window} ${at} neu beginnt, werden etwa ${percent} verbraucht sein.`,
  endsBelow: (percent, window, at) =>
    `Wenn das ${window} ${at} neu beginnt, werden weniger als ${percent} verbraucht sein.`,
  itEnds: (percent, at) => `Wenn es ${at} neu beginnt, werden etwa ${percent} verbraucht sein.`,
  itEndsBelow: (percent, at) => `Wenn es ${at} neu beginnt, werden weniger als ${percent} verbraucht sein.`,

  resting: { claim: 'Beginnt mit der nächsten Nachricht.', rest: 'Gerade läuft kein Fenster.' },
  oneResting: (window) => `Das ${window} beginnt mit der nächsten Nachricht.`,
  due: (at) => ({ claim: `Der Neubeginn war ${at} fällig.`, rest: 'Wird geprüft.' }),

  spent: (amount) => `${amount} sind ausgegeben.`,
  billsByUse: 'Dieser Tarif rechnet nach Verbrauch ab.',
  windowless: 'Er hat kein 5-Stunden- oder 7-Tage-Fenster.',

  reached: 'Limit erreicht.',
  oneReached: (label) => `Limit „${label}“ erreicht.`,
  otherModels: 'Andere Modelle antworten noch.',
  answersAgain: (when) => `Claude antwortet wieder ${when}.`,
  answersAfter: (window) => `Claude antwortet wieder, wenn das ${window} neu beginnt.`,
  windowResets: (window, when) => `Neubeginn für das ${window}: ${when}.`,

  left: (span, window) => ({ claim: `Noch etwa ${span}`, rest: `im ${window}.` }),
  hardlyLeft: (window) => ({ claim: 'Weniger als eine Minute', rest: `bleibt im ${window}.` }),

  runsOut: (window, at, before) => ({
    claim: `Das ${window} ist ${at} aufgebraucht,`,
    rest: `${before} vor dem Neubeginn.`,
  }),
  runsOutNow: (window, before) => ({
    claim: `Das ${window} ist gleich aufgebraucht,`,
    rest: `${before} vor dem Neubeginn.`,
  }),
  mayRunOut: (window, at) => ({
    claim: `Das ${window} könnte aufgebraucht sein,`,
    rest: `bevor es ${at} neu beginnt.`,
  }),
  between: (from, to) => `Bei diesem Tempo zwischen ${from} und ${to}.`,
  expected: (low, high) => `Bei diesem Tempo wären bis dahin ${low} bis ${high} verbraucht.`,
  tooEarly: 'Für Gewissheit ist es zu früh.',

  old: (span) => `Diese Zahlen sind ${span} alt.`,
  oneOld: (label, span) => `Der Stand von „${label}“ ist ${span} alt.`,
  asksByItself: 'Quotide fragt von selbst nach neuen.',
  unharmed: 'Die Limits selbst sind davon nicht betroffen.',
  stillReached: (label, seen, when) =>
    `Zuletzt gesehen, ${seen}, war das Limit „${label}“ erreicht; Neubeginn ${when}.`,
  estimate: (percent, window) => `Allein dieser Rechner hat im ${window} etwa ${percent} verbraucht.`,
  othersMissing: 'Was andere Geräte verbrauchen, fehlt darin.',
};
