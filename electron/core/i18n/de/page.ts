import { plural } from '../plural';
import type { page as english } from '../en/page';

/** What stands around the rows of the popover, in German. */
export const page: typeof english = {
  summary: 'Zusammenfassung',
  demo: 'Demo',
  demoNote: 'Gespielte Zahlen: Es wird kein Konto gelesen',
  chip: {
    starting: 'startet',
    live: (age) => `live · ${age}`,
    old: (clock) => `Stand ${clock}`,
    estimate: 'Schätzung',
    notReached: 'nicht erreicht',
    problems: {
      no_credentials: 'nicht angemeldet',
      expired: 'abgelaufen',
      missing_scope: 'kein Zugriff',
      org_forbids: 'kein Zugriff',
      keychain_denied: 'kein Zugriff',
      rate_limited: 'wartet',
      offline: 'offline',
      contract_changed: 'keine Daten',
    },
    spoken: {
      starting: 'Startet. Noch keine Zahlen.',
      problem: (chip, message) => `${chip}. ${message}`,
      live: (source, span) => `Live. Quelle: ${source}, vor ${span}`,
      estimate: (source, span) => `Schätzung. Quelle: ${source}, vor ${span}`,
      old: (clock, source, span) => `Stand ${clock}. Quelle: ${source}, vor ${span}, alt`,
    },
    sources: {
      response_headers: 'Kopfzeilen von Anthropics Antworten',
      official_api: 'Anthropic',
      statusline: 'Statuszeile von Claude Code',
      local_estimate: 'Schätzung dieses Rechners',
    },
  },
  refresh: 'Aktualisieren',
  checkAgain: 'Erneut prüfen',
  allowAccess: 'Zugriff erlauben',
  statusPage: 'Nachsehen, ob Anthropic erreichbar ist',
  usagePage: 'Verbrauch auf claude.ai ansehen',
  copy: {
    copy: 'Kopieren',
    command: 'Befehl kopieren',
    copied: 'Kopiert',
    failed: 'Nicht kopiert',
    spoken: 'Befehl claude kopieren',
  },
  next: {
    asking: 'fragt Anthropic',
    from: (clock) => `ab ${clock}`,
    online: 'sobald wieder online',
    at: (clock) => `nächste Abfrage ${clock}`,
    in: (minutes) => `nächste Abfrage in ${plural('de', minutes, { other: 'min' })}`,
    looksAt: (clock) => `prüft erneut ${clock}`,
    looksIn: (minutes) => `prüft erneut in ${plural('de', minutes, { other: 'min' })}`,
  },
  answer: {
    asking: 'Anthropic wird gerade gefragt',
    upToDate: (age) => `Aktuell, ${age} alt`,
    justAsked: (age, wait) => `Vor ${age} gefragt, wieder in ${wait}`,
    login: 'Erneut nachgesehen: keine gültige Anmeldung',
    waitUntil: (clock) => `Anthropic bittet, bis ${clock} zu warten`,
  },
  loading: {
    found: 'Anmeldung von Claude Code gefunden',
    looking: 'Anmeldung von Claude Code wird gesucht',
    asking: 'Anthropic wird nach den Limits gefragt',
    waiting: 'wartet auf Anthropic',
  },
};
