import { plural } from '../plural';
import type { activity as english } from '../en/activity';

/** The activity page, in German. */
export const activity: typeof english = {
  by: 'Gruppieren nach',
  groups: { families: 'Modell', projects: 'Projekt' },
  tokens: {
    minutes: 'Token je fünf Minuten',
    hour: 'Token je Stunde',
    day: 'Token je Tag',
    week: 'Token je Woche',
    month: 'Token je Monat',
  },
  summary: (most, when, total) => `Insgesamt ${total} Token. Am meisten ${when}: ${most}.`,
  otherModels: 'Andere',
  noProject: 'kein Ordner',
  others: (count) => plural('de', count, { one: 'weiteres', other: 'weitere' }),
  columns: {
    project: 'Projekt',
    branch: 'Zweig',
    model: 'Modell',
    tokens: 'Token',
    share: 'Anteil',
    cost: 'Wert',
  },
  models: 'Modelle',
  when: 'Wann gearbeitet wird',
  more: 'mehr Token je Stunde',
  facts: {
    total: 'Token',
    cached: 'davon aus dem Cache',
    out: 'Geschrieben',
    worth: 'Wert zu API-Preisen',
    busiest: 'Vollste Stunde',
    messages: 'Antworten',
  },
  unknownPrice: 'Preis unbekannt',
  partlyPriced: (known, count) =>
    `${known} und ${plural('de', count, { one: 'Antwort', other: 'Antworten' })} mit unbekanntem Preis`,
  unpriced: (count, tokens) =>
    `${plural('de', count, { one: 'Antwort hat', other: 'Antworten haben' })} keinen bekannten Preis: ${tokens} Token.`,
  ownPrices: 'eigene Preise',
  ownPriced: (count) =>
    `${plural('de', count, { one: 'Antwort hat', other: 'Antworten haben' })} einen eigenen Preis aus den Einstellungen.`,
  offPlan: (count) =>
    `${plural('de', count, { one: 'Antwort läuft', other: 'Antworten laufen' })} nicht über den Claude-Tarif: Kein Limit zählt sie.`,
  offPlanShort: 'nicht im Tarif',
  offPlanPart: (count) => `${plural('de', count, { one: 'Antwort', other: 'Antworten' })} nicht im Tarif`,
  worktrees: (count) => plural('de', count, { one: 'Worktree', other: 'Worktrees' }),
  repository: 'Repository selbst',
  worktree: (number) => `Worktree ${String(number)}`,
  empty: 'In dieser Zeit wurden keine Token gezählt.',
  emptyWhy: 'Quotide zählt, was Claude Code auf diesem Rechner aufgeschrieben hat. Nichts wird verschickt.',
  reading: (percent: string) => `Liest, was Claude Code aufgeschrieben hat: ${percent}.`,
  here: 'Nur dieser Rechner.',
  soFar: 'bisher',
  partial: 'Die Summen sind unvollständig, bis alle Mitschriften gelesen sind.',
};
