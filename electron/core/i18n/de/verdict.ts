import type { verdict as english } from '../en/verdict';

/** The verdict, in German. */
export const verdict: typeof english = {
  loading: { claim: 'Die Zahlen werden geholt.', rest: 'Das dauert einmal ein paar Sekunden.' },
  cannotTell: 'Noch nicht zu sagen.',
  noLimits: 'Anthropics Antwort nennt für diese Anmeldung keine Limits.',
  needsReading: 'Dazu fehlt eine Auskunft von Anthropic.',
  nextReset: (when) => `Der nächste Reset ist ${when}.`,

  fine: 'Alles im grünen Bereich.',
  fineUntil: (until) => `Bis ${until} ist alles im grünen Bereich.`,
  fineSoFar: 'Bisher alles im grünen Bereich.',
  tight: (window, low, full, by) =>
    `Im ${window} könnte es knapp werden: bis ${by} werden ${low} bis über ${full} verbraucht.`,
  tightLeft: (window, none, most, by) =>
    `Im ${window} könnte es knapp werden: bis ${by} bleiben ${none} bis ${most} übrig.`,
  tooEarlyFor: (window) => `Für das ${window} lässt es sich noch nicht sagen.`,
  notKnownYet: (window) => `Vom ${window} ist noch nichts bekannt.`,
  used: (percent, window) => `Das ${window} ist zu ${percent} verbraucht.`,
  remains: (percent, window) => `Im ${window} sind noch ${percent} übrig.`,
  nearLimit: (window) => `Das ${window} ist fast am Limit.`,
  resets: (when) => `Reset ${when}.`,
  ends: (percent, window, at) =>
    `Wenn das ${window} ${at} neu beginnt, werden etwa ${percent} verbraucht sein.`,
  endsBelow: (percent, window, at) =>
    `Wenn das ${window} ${at} neu beginnt, werden weniger als ${percent} verbraucht sein.`,
  endsLeft: (percent, window, at) =>
    `Wenn das ${window} ${at} neu beginnt, werden etwa ${percent} übrig sein.`,
  itEnds: (percent, at) => `Wenn es ${at} neu beginnt, werden etwa ${percent} verbraucht sein.`,
  itEndsBelow: (percent, at) => `Wenn es ${at} neu beginnt, werden weniger als ${percent} verbraucht sein.`,
  itEndsLeft: (percent, at) => `Wenn es ${at} neu beginnt, werden etwa ${percent} übrig sein.`,

  resting: { claim: 'Beginnt mit der nächsten Nachricht.', rest: 'Gerade läuft kein Fenster.' },
  oneResting: (window) => `Das ${window} beginnt mit der nächsten Nachricht.`,
  due: (at) => ({ claim: `Der Reset war ${at} fällig.`, rest: 'Wird geprüft.' }),

  spent: (amount) => `${amount} sind ausgegeben.`,
  billsByUse: 'Dieser Plan rechnet nach Verbrauch ab.',
  windowless: 'Er hat kein 5-Stunden- oder 7-Tage-Fenster.',

  reached: 'Limit erreicht.',
  oneReached: (label) => `Limit „${label}“ erreicht.`,
  otherModels: 'Andere Modelle antworten noch.',
  answersAgain: (when) => `Claude antwortet wieder ${when}.`,
  answersAfter: (window) => `Claude antwortet wieder, wenn das ${window} neu beginnt.`,
  windowResets: (window, when) => `Reset für das ${window}: ${when}.`,

  left: (span, window) => ({ claim: `Noch etwa ${span}`, rest: `im ${window}.` }),
  hardlyLeft: (window) => ({ claim: 'Weniger als eine Minute', rest: `bleibt im ${window}.` }),

  runsOut: (window, at, before) => ({
    claim: `Das ${window} ist ${at} aufgebraucht,`,
    rest: `${before} vor dem Reset.`,
  }),
  runsOutNow: (window, before) => ({
    claim: `Das ${window} ist gleich aufgebraucht,`,
    rest: `${before} vor dem Reset.`,
  }),
  roughly: (window, at, before) => ({
    claim: `Bei diesem Tempo ist das ${window} ${at} aufgebraucht,`,
    rest: `${before} vor dem Reset.`,
  }),
  roughlyNow: (window, before) => ({
    claim: `Bei diesem Tempo ist das ${window} bald aufgebraucht,`,
    rest: `${before} vor dem Reset.`,
  }),
  oneReading: 'Bisher gibt es nur einen Messwert, darum ist das grob geschätzt.',
  fewReadings: 'Das ist grob geschätzt: Das Tempo kann sich noch ändern.',
  couldRunOut: (window, at, resets) => ({
    claim: `Das ${window} könnte ${at} aufgebraucht sein,`,
    rest: `bevor es ${resets} neu beginnt.`,
  }),
  mayRunOut: (window, resets) => ({
    claim: `Das ${window} könnte aufgebraucht sein,`,
    rest: `bevor es ${resets} neu beginnt.`,
  }),
  between: (from, to) => `Bei diesem Tempo zwischen ${from} und ${to}.`,
  expected: (low, full) => `Bei diesem Tempo wären bis dahin ${low} bis über ${full} verbraucht.`,
  expectedLeft: (most) => `Bei diesem Tempo wären bis dahin höchstens ${most} übrig.`,

  old: (span) => `Diese Zahlen sind ${span} alt.`,
  oneOld: (label, span) => `Der Stand von „${label}“ ist ${span} alt.`,
  asksByItself: 'Quotide fragt von selbst nach neuen.',
  unharmed: 'Die Limits selbst sind davon nicht betroffen.',
  stillReached: (label, seen, when) =>
    `Zuletzt gesehen, ${seen}, war das Limit „${label}“ erreicht; Reset ${when}.`,
  estimate: (percent, window) => `Allein dieser Rechner hat im ${window} etwa ${percent} verbraucht.`,
  othersMissing: 'Was andere Geräte verbrauchen, fehlt darin.',
};
