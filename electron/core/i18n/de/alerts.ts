import { plural } from '../plural';
import type { alerts as english } from '../en/alerts';

/** Notifications, in German. */
export const alerts: typeof english = {
  passed: (window, percent) => `Fenster „${window}“ bei ${percent}`,
  passedLeft: (window, percent) => `Fenster „${window}“: noch ${percent} übrig`,
  resets: (at, countdown) => `Reset ${at}, in ${countdown}.`,
  endsAbout: (percent) => `Bis dahin werden etwa ${percent} verbraucht sein.`,
  endsAboutLeft: (percent) => `Dann werden etwa ${percent} übrig sein.`,
  mayEnd: 'Vorher könnte es aufgebraucht sein.',
  reached: (window) => `Limit „${window}“ erreicht`,
  answersAgain: (at, countdown) => `Claude antwortet wieder ${at}, in ${countdown}.`,
  fresh: (window) => `Das Fenster „${window}“ ist wieder frisch`,
  early: 'Anthropic hat es vorzeitig zurückgesetzt.',
  earlyBanked: (left) => `Ein aufgesparter Reset wurde eingelöst; noch übrig: ${left}.`,
  earlyRestarted:
    'Es wurde vorzeitig zurückgesetzt, durch /limit-reset oder von Anthropic. Der Verbrauch zählt weiter zur Woche.',
  earlyUnknown: 'Es wurde vorzeitig zurückgesetzt.',
  bankedExpires: (count) =>
    plural('de', count, {
      one: 'aufgesparter Reset verfällt bald',
      other: 'aufgesparte Resets verfallen bald',
    }),
  bankedUntil: (at, span) => `Einlösbar bis ${at}, noch etwa ${span}.`,
  limitBuysMore: (window) => `Fenster „${window}“: ein Prozent reicht für mehr Token`,
  limitBuysFewer: (window) => `Fenster „${window}“: ein Prozent reicht für weniger Token`,
  limitChangedBy: (percent) =>
    `Um etwa ${percent}, wie die eigenen Ablesungen zeigen. Bereich und Ablesungen stehen im Verlauf.`,
  lost: 'Quotide kann die Nutzung nicht mehr lesen',
  starts: 'Es beginnt mit der nächsten Nachricht.',
  resetsNext: (clock, countdown) => `Nächster Reset: ${clock}, in ${countdown}.`,
  runsOut: (window) => `Fenster „${window}“ reicht nicht bis zum Reset`,
  runsOutAt: (out, at, countdown) =>
    `Bei diesem Tempo ist es ${out} aufgebraucht; Reset ist ${at}, in ${countdown}.`,
  paceOut: (out) => `Bei diesem Tempo ist es ${out} aufgebraucht.`,
  spendPassed: (percent) => `Zusatznutzung bei ${percent} ihres Limits`,
  spent: (amounts) => `Ausgegeben: ${amounts}.`,
  spendReached: 'Limit der Zusatznutzung erreicht',
  raiseLimit: 'Sie zahlt erst im nächsten Monat wieder, oder sobald das Limit bei Anthropic erhöht ist.',
  look: 'Mehr dazu in Quotide.',
  ofAccount: (account) => `Konto: ${account}`,
  inTray: (title) => `Meldung: ${title}`,
  undelivered: 'Das System hat keine Mitteilung gezeigt:',
  refused: {
    mac: 'macOS hat die letzte Meldung nicht gezeigt. Nötig sind eine signierte App und die Erlaubnis in Systemeinstellungen › Mitteilungen.',
    linux:
      'Zuletzt hat kein Mitteilungsdienst geantwortet. Bis einer antwortet, stehen Meldungen im Menü der Leiste.',
    other:
      'Das System hat die letzte Meldung nicht gezeigt. Bitte prüfen, ob Quotide Mitteilungen senden darf.',
  },
  sampleTitle: 'Quotide',
  sampleBody: 'So sehen Meldungen aus.',
  noService: 'Auf diesem Desktop läuft kein Mitteilungsdienst. Bitte einen installieren, etwa dunst.',
  failed: (reason) => `Das System hat die Mitteilung abgelehnt: ${reason}`,
};
