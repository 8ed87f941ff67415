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
    cost: 'API-Preis',
  },
  models: 'Modelle',
  when: 'Wann gearbeitet wird',
  more: 'mehr Token je Stunde',
  facts: {
    total: 'Token',
    cached: 'davon aus dem Cache',
    out: 'Ausgabe',
    worth: 'Zu API-Preisen',
    busiest: 'Aktivste Stunde',
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
    `${plural('de', count, { one: 'Antwort läuft', other: 'Antworten laufen' })} nicht über den Claude-Plan: Kein Limit zählt sie.`,
  offPlanShort: 'nicht im Plan',
  offPlanPart: (count) => `${plural('de', count, { one: 'Antwort', other: 'Antworten' })} nicht im Plan`,
  worktrees: (count) => plural('de', count, { one: 'Worktree', other: 'Worktrees' }),
  repository: 'Repository selbst',
  worktree: (number) => `Worktree ${String(number)}`,
  empty: 'In dieser Zeit wurden keine Token gezählt.',
  emptyWhy:
    'Quotide zählt die Token in den Transkripten von Claude Code auf diesem Rechner. Nichts wird verschickt.',
  reading: (percent: string) => `Liest die Transkripte von Claude Code: ${percent}.`,
  here: 'Nur dieser Rechner.',
  soFar: 'bisher',
  partial: 'Die Summen sind unvollständig, bis alle Mitschriften gelesen sind.',
};
