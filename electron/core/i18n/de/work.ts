import { plural } from '../plural';
import type { work as english } from '../en/work';

/** Words of both activity and sessions: spans of time, filters, privacy, formulas. In German. */
export const work: typeof english = {
  spans: { today: 'Heute', '7d': '7 Tage', '30d': '30 Tage', '90d': '90 Tage', all: 'Alles' },
  otherSpans: { week: 'Diese Woche', month: 'Dieser Monat', lastMonth: 'Letzter Monat' },
  lastMinutes: 'Minuten bis jetzt',
  minutesShown: (minutes) => `Letzte ${minutes} min`,
  show: 'Zeigen',
  filter: {
    open: 'Filtern',
    chosen: (count) => `Filter: ${plural('de', count, { one: 'gewählt', other: 'gewählt' })}`,
    models: 'Modelle',
    projects: 'Projekte',
    all: 'Alles zeigen',
  },
  privacy: {
    name: 'Privatmodus',
    note: 'Verbirgt Prompts, Titel, Projekte und Zweige, auf dem Bildschirm und in Exporten. Ohne ihn bleibt eine Seite mit Prompts aus Bildschirmfotos und geteilten Bildschirmen heraus, wo das System das kann.',
    project: (number) => `Projekt ${String(number)}`,
    branch: (number) => `Zweig ${String(number)}`,
    title: (id) => `Sitzung ${id}`,
    machine: (number) => `Rechner ${String(number)}`,
  },
  tables: { models: 'Modelle', projects: 'Projekte', branches: 'Projekte und Zweige' },
  branchesOnly: 'Zweige',
  projectsBy: 'Anzeigen',
  exportTable: (table, format) => `Als ${format} exportieren: ${table}`,
  noSaving: 'Der Cache hat mehr gekostet als gespart.',
  saving: (tokens) => `Der Cache hat so viel gespart, wie ${tokens} Token Eingabe kosten.`,
  how: {
    ask: 'Wie wird das berechnet?',
    health: 'Zustand, aus den letzten Schritten der Unterhaltung selbst',
    context: 'Kontext = Eingabe + Cache gelesen + Cache geschrieben im letzten Schritt',
    contextSize: (usual, large) =>
      `Ein Modell fasst ${usual} Token, oder ${large}, sobald mehr als das in Gebrauch war.`,
    hit: (turns) =>
      `aus dem Cache = Cache gelesen ÷ (Eingabe + Cache gelesen + Cache geschrieben), letzte ${turns} Schritte`,
    weight: (w5, w1, read) =>
      `Gewicht eines Schritts = Eingabe + Ausgabe + ${w5} × 5-Minuten-Schreiben + ${w1} × 1-Stunden-Schreiben + ${read} × Cache gelesen`,
    efficiency: 'Effizienz, von 0 bis 100',
    score: (cache, reuse, output, cost) =>
      `Punkte = ${cache} × Cache-Treffer + ${reuse} × Wiederverwendung + ${output} × knappe Antworten + ${cost} × gespartes Geld`,
    grades: (grades) => `Noten ab: ${grades}. Volle 100 Punkte sind erreichbar.`,
    shareRule:
      'Anteil = Token der Sitzung ÷ alle Token dieses Rechners im Fenster × verbrauchte Prozent des Fensters',
    shareMost: 'Eine Sitzung über mehrere Fenster zeigt ihren größten Anteil an einem davon.',
  },
};
