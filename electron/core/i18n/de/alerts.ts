import type { alerts as english } from '../en/alerts';

/** Notifications, in German. */
export const alerts: typeof english = {
  passed: (window, percent) => `Fenster „${window}“ bei ${percent}`,
  resets: (clock) => `Neubeginn um ${clock}.`,
  reached: (window) => `Limit „${window}“ erreicht`,
  answersAgain: (clock) => `Claude antwortet wieder um ${clock}.`,
  fresh: (window) => `Das Fenster „${window}“ ist wieder frisch`,
  early: 'Anthropic hat es vor der Zeit geleert.',
  lost: 'Quotide kann die Nutzung nicht mehr lesen',
  sampleTitle: 'Quotide',
  sampleBody: 'So sehen Meldungen aus.',
  noService: 'Auf diesem Desktop läuft kein Mitteilungsdienst. Bitte einen installieren, etwa dunst.',
  failed: (reason) => `Das System hat die Mitteilung abgelehnt: ${reason}`,
};
