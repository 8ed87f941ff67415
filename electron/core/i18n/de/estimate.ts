import type { estimate as english } from '../en/estimate';

/** This machine's own estimate, in German. */
export const estimate: typeof english = {
  about: (percent, window) => `Das ${window} ist geschätzt zu etwa ${percent} verbraucht.`,
  aboutLeft: (percent, window) => `Im ${window} sind geschätzt noch etwa ${percent} übrig.`,
  usuallyOff: (points) => `Solche Schätzungen lagen etwa ${points} Punkte daneben.`,
  resetAbout: (clock) => `Reset etwa ${clock}`,
  why: {
    term: 'Schätzung',
    text: (percent, low, high) => `${percent}, zwischen ${low} und ${high}`,
    lastOff: (points) => `Die letzte lag ${points} Punkte daneben.`,
    learned: 'Aus Anthropics eigenen Zahlen für dieses Konto gelernt.',
    budget:
      'Nach dem üblichen Budget des Plans: Quotide hat noch nicht gelernt, was die Token dieses Kontos wiegen.',
    guessed: 'Anthropic hat nicht gesagt, wann die Woche begann; darum sind es die letzten sieben Tage.',
    told: (percent, clock) => `${percent}, Stand ${clock}`,
    last: 'Zuletzt gemeldet',
  },
  title: 'Schätzung',
  note: 'Wenn Anthropic nicht zu erreichen ist, schätzt Quotide aus den Token dieses Rechners. Was hier angegeben wird, gilt bis zu Anthropics nächster Zahl.',
  now: 'Die Woche jetzt',
  nothing: 'Noch nichts, woraus sich schätzen ließe.',
  live: (percent) => `Es gilt Anthropics eigene Zahl (${percent}).`,
  range: (percent, low, high) => `Etwa ${percent}, zwischen ${low} und ${high}`,
  tokens: (used, budget) => `${used} von ${budget} gewichteten Token, nach dem Budget des Plans`,
  basis: {
    official: (clock) => `gezählt seit Anthropics Zahl, Stand ${clock}`,
    user: (clock) => `gezählt seit der eigenen Angabe, Stand ${clock}`,
    guess: 'gezählt über die letzten sieben Tage, weil der Beginn der Woche nicht bekannt ist',
  },
  lastOff: 'Die letzte Schätzung',
  wasOff: (points, guess, truth) =>
    `${points} Punkte daneben: geschätzt ${guess}, Anthropic sagte dann ${truth}`,
  notYet: 'Es gab noch keine Unterbrechung, darum wurde noch keine Schätzung geprüft.',
  plan: 'Plan des Kontos',
  planNote: 'Nur solange Anthropic ihn nicht nennt: Er bestimmt das Budget, bis Quotide gelernt hat.',
  planKnown: (plan) => `${plan}, laut Anthropic`,
  noPlan: 'Unbekannt',
  used: 'Diese Woche verbraucht',
  usedNote:
    'Prozent, die jetzt verbraucht sind, wie /usage in Claude Code oder claude.ai sie zeigt, oder gewichtete Token.',
  unit: { percent: 'Prozent', baseline: 'Token' },
  unitOf: 'Einheit',
  save: 'Speichern',
  saved: 'Gespeichert.',
  start: 'Beginn',
  startNote: 'Wann diese Woche begann. Sieben Tage später beginnt die nächste.',
  sync: 'Gerade begonnen',
  clear: 'Vergessen',
  clearLabel: 'Eigene Angaben',
  clearNote: 'Vergisst den angegebenen Prozentwert und Beginn.',
  nobody: 'Noch ist kein Konto bekannt.',
};
