import type { sessions as english } from '../en/sessions';

/** Session health, the efficiency grade and the week’s anchor, in German. */
export const sessions: typeof english = {
  health: {
    title: 'Zustand der Sitzung',
    levels: { ok: 'Gesund', info: 'Einen Blick wert', warn: 'Bald neu beginnen' },
    none: 'Keine aktive Sitzung in den letzten 30 Minuten.',
    reasons: {
      context: (tokens, size) => `Im Kontext sind ${tokens} von ${size} Token.`,
      cache: (hit, written) =>
        `Nur ${hit} der Eingabe kamen aus dem Cache, und ${written} Token wurden hineingeschrieben.`,
      turns: (average) => `Eine Antwort wiegt im Mittel ${average} Token.`,
      age: (hours) => `Die Sitzung läuft seit ${hours} Stunden.`,
    },
    advice: {
      keepGoing: 'So weitermachen.',
      compact: '/compact ausführen oder für die nächste Aufgabe eine neue Sitzung beginnen.',
      avoidPauses: 'Ohne lange Pausen arbeiten: Der Cache vergisst nach einigen Minuten.',
      clear: '/clear ausführen, wenn etwas Neues beginnt.',
      smallerSteps: 'Um kleinere Schritte bitten und die wichtigen Dateien nennen.',
    },
    help: {
      context: (share) => `Warnt über ${share} dessen, was das Modell fasst.`,
      cache: (hit, written) =>
        `Warnt unter ${hit} aus dem Cache, wenn die letzten Schritte mehr als ${written} Token hineinschrieben.`,
      turns: (tokens) => `Weist auf Schritte über ${tokens} Token hin, gewichtet nach dem Preis ihrer Art.`,
      age: (hours) => `Weist auf Sitzungen hin, die länger als ${hours} Stunden laufen.`,
      subAgents: 'Sub-Agenten haben einen eigenen Kontext und zählen nicht.',
    },
  },
  efficiency: {
    title: 'Token-Effizienz',
    grade: (grade) => `Note ${grade}`,
    scores: {
      cache: 'Cache-Treffer',
      reuse: 'Wiederverwendung',
      output: 'Knappe Antworten',
      cost: 'Gespartes Geld',
    },
    reason: (score, points) => `${score}: ${points} Punkte verloren`,
    tips: {
      cache: 'Für eine Aufgabe in einer Sitzung bleiben, damit mehr aus dem Cache kommt.',
      reuse: 'Mehreres im selben Kontext fragen: Was im Cache liegt, wird kaum wieder gelesen.',
      output: 'Um kürzere Antworten bitten, oder um Änderungen statt ganzer Dateien.',
      input: 'Viel Eingabe wird neu gesendet: Dateien nennen statt einfügen.',
      praise: 'Der Cache wird ausgezeichnet genutzt.',
      solid: 'Solide. So beibehalten.',
    },
    help: {
      cache: (weight) => `${weight} Cache-Treffer: der Anteil der Eingabe, der aus dem Cache kam.`,
      reuse: (weight, reads) =>
        `${weight} Wiederverwendung: volle Punkte bei ${reads}-mal Lesen je Schreiben.`,
      output: (weight, none) =>
        `${weight} knappe Antworten: keine Punkte, wenn die Ausgabe ${none} der Eingabe erreicht.`,
      cost: (weight, full) =>
        `${weight} gespartes Geld: volle Punkte bei ${full} des Eingabepreises, denn mehr geht nicht.`,
    },
  },
  split: (here, elsewhere) => `dieser Rechner etwa ${here}, anderswo etwa ${elsewhere}`,
  splitMachines: (here, machines) => `dieser Rechner etwa ${here}, ${machines}`,
  splitNext: (machines, machine) => `${machines}, ${machine}`,
  splitUnknown: (split, unknown) => `${split}, unbekannt etwa ${unknown}`,
  weekFaults: {
    form: 'Das ist keine Änderung der Woche. Nichts wurde geändert.',
    empty: 'Angeben, was sich ändern soll: Beginn, Prozent oder Token. Nichts wurde geändert.',
    time: 'Dieser Beginn ist keine Zeit. Nichts wurde geändert.',
    tooOld: 'Eine Woche, die so lange zurückliegt, ist vorbei. Nichts wurde geändert.',
    percent: 'Prozent von 0 bis 100 eingeben. Nichts wurde geändert.',
    baseline: 'Token von 0 bis zum Wochenbudget des Plans eingeben. Nichts wurde geändert.',
    both: 'Prozent oder Token eingeben, nicht beides. Nichts wurde geändert.',
    noPlan:
      'Der Plan ist unbekannt, also gibt es kein Budget für Token. Prozent eingeben. Nichts wurde geändert.',
  },
};
