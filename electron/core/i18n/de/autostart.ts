import type { autostart as english } from '../en/autostart';

/** The start at login, in German. */
export const autostart: typeof english = {
  comment: 'Claude-Limits in der Leiste',
  requiresApproval: 'macOS verlangt eine Zustimmung: Systemeinstellungen, Allgemein, Anmeldeobjekte.',
  blockedBySystem: 'Im Task-Manager unter Autostart-Apps ausgeschaltet. Bitte dort einschalten.',
  notInstalled: 'Nur ein installiertes Quotide kann bei der Anmeldung starten.',
  confined: 'Diese Paketart darf sich nicht selbst in den Autostart eintragen.',
  failed: (reason) => `Das ließ sich nicht ändern: ${reason}.`,
  unreadable: (reason) => `Ob Quotide bei der Anmeldung startet, lässt sich nicht sagen: ${reason}.`,
};
