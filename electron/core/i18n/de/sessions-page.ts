import { plural } from '../plural';
import type { sessionsPage as english } from '../en/sessions-page';

/** The sessions page, in German. */
export const sessionsPage: typeof english = {
  ranges: { today: 'Heute', '7d': '7 Tage', '30d': '30 Tage', all: 'Alle' },
  search: 'Titel oder Projekt suchen',
  columns: {
    title: 'Sitzung',
    project: 'Projekt',
    model: 'Modell',
    turns: 'Antworten',
    tokens: 'Token',
    cost: 'Wert',
    share: '5-h-Anteil',
    health: 'Zustand',
    grade: 'Note',
    last: 'Zuletzt',
  },
  table: 'Sitzungen',
  untitled: 'Sitzung ohne Titel',
  unknown: 'unbekannt',
  count: (shown, all) => `${String(shown)} von ${plural('de', all, { one: 'Sitzung', other: 'Sitzungen' })}`,
  showAll: 'Alle zeigen',
  none: 'Keine Sitzung in dieser Zeit.',
  noneFound: 'Keine Sitzung hat das im Titel oder Projekt.',
  unreadable: 'Die Sitzungen konnten nicht gelesen werden.',
  live: (title) => `Läuft: ${title}`,
  liveTurn: (turn, ago) => `Antwort ${String(turn)}, ${ago}`,
  isLive: 'läuft',
  facts: {
    share: '5-h-Anteil',
    context: 'Kontext',
    cached: 'Aus dem Cache',
    age: 'Alter',
    health: 'Zustand',
    grade: 'Effizienz',
  },
  contextOf: (size) => `von ${size}`,
  lastTurns: (count) => `Token der letzten ${plural('de', count, { one: 'Antwort', other: 'Antworten' })}`,
  short: {
    ok: 'Gesund',
    context: 'Langer Kontext',
    cache: 'Kaum Cache',
    turns: 'Schwere Schritte',
    age: (hours) => `Alt, ${String(hours)} h`,
  },
  all: 'Alle Sitzungen',
};
