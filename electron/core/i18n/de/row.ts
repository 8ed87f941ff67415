import type { row as english } from '../en/row';

/** A window's row in the popover, in German. */
export const row: typeof english = {
  list: 'Limit-Fenster',
  severity: { warning: 'Warnung', critical: 'Kritisch', reached: 'Erreicht' },
  cannotTell: 'noch nicht zu sagen',
  at: (clock) => `Stand ${clock}`,
  byEstimate: 'geschätzt',
  atReset: (percents) => `${percents} am Ende`,
  atResetLeft: (percents) => `am Ende ${percents} übrig`,
  tooEarly: 'noch zu früh',
  runsOut: 'reicht nicht',
  notStarted: 'Beginnt mit der nächsten Nachricht',
  resetUnknown: 'Reset unbekannt',
  due: (clock) => `Reset war fällig: ${clock}. Wird geprüft.`,
  tokens: (read, written) => `${read} ein · ${written} aus`,
  here: (tokens) => `hier ${tokens}`,
  week: {
    today: (used, allowance) => `heute ${used} von ${allowance}`,
    todayNote:
      'Prozent der Woche: heute verbraucht, und der heutige Teil des Rests, nach den üblichen Arbeitstagen',
    noSession: 'keine volle 5-Stunden-Sitzung mehr',
    sessions: (count) =>
      count === 1 ? 'noch 1 volle 5-Stunden-Sitzung' : `noch ${String(count)} volle 5-Stunden-Sitzungen`,
    upTo: (count) =>
      count === 1
        ? 'höchstens 1 volle 5-Stunden-Sitzung'
        : `höchstens ${String(count)} volle 5-Stunden-Sitzungen`,
    between: (low, high) => `noch ${String(low)} bis ${String(high)} volle 5-Stunden-Sitzungen`,
    sessionsNote: 'Im Rest dieser Woche, nach dem, was frühere Sitzungen von einer Woche verbraucht haben',
  },
  hereNote: 'Nur die Token dieses Rechners, Cache inbegriffen',
  spoken: {
    severity: { warning: 'Warnung.', critical: 'Kritisch.', reached: 'Limit erreicht.' },
    cannotTell: 'noch nicht zu sagen',
    belowOne: 'weniger als 1',
    used: (percent) => `${percent} Prozent verbraucht`,
    left: (percent) => `${percent} Prozent übrig`,
    between: (low, high) => `zwischen ${low} und ${high} Prozent verbraucht`,
    betweenLeft: (low, high) => `zwischen ${low} und ${high} Prozent übrig`,
    estimate: (used) => `Schätzung: ${used}`,
    old: (used, clock) => `${used}, Stand ${clock}`,
    elapsed: (percent) => `${percent} Prozent der Zeit sind um`,
    runsOut: (clock) => `aufgebraucht etwa um ${clock}`,
    runsOutEarly: 'vor dem Reset aufgebraucht',
    couldRunOut: 'vor dem Reset vielleicht aufgebraucht',
    expected: (percent) => `${percent} Prozent zum Reset erwartet`,
    expectedBetween: (low, high) => `${low} bis ${high} Prozent zum Reset erwartet`,
    expectedOver: (low) => `${low} bis über 100 Prozent zum Reset erwartet`,
    expectedLeft: (percent) => `${percent} Prozent zum Reset übrig erwartet`,
    expectedLeftBetween: (low, high) => `${low} bis ${high} Prozent zum Reset übrig erwartet`,
    tooEarly: 'für eine Vorhersage noch zu früh',
    notStarted: 'beginnt mit der nächsten Nachricht',
    resetUnknown: 'Reset unbekannt',
    due: (clock) => `Reset war fällig ${clock}, wird geprüft`,
    resets: (inTime, clock) => `Reset ${inTime}, ${clock}`,
    comma: ', ',
    outline: (name, text) => `${name}: ${text}`,
    unknown: (window) => `${window}: noch nicht bekannt`,
  },
};
