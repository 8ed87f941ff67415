import type { tray as english } from '../en/tray';

/** The tray, its tooltip and its menu, in German. */
export const tray: typeof english = {
  refresh: 'Aktualisieren',
  quit: 'Beenden',
  open: 'Öffnen',
  settings: 'Einstellungen',
  openSettings: 'Einstellungen …',
  named: (text) => `Quotide: ${text}`,
  used: {
    normal: (percent) => percent,
    warning: (percent) => `${percent}, Warnung`,
    critical: (percent) => `${percent}, kritisch`,
    reached: (percent) => `${percent}, Limit erreicht`,
  },
  left: {
    normal: (percent) => `${percent} übrig`,
    warning: (percent) => `${percent} übrig, Warnung`,
    critical: (percent) => `${percent} übrig, kritisch`,
    reached: (percent) => `${percent} übrig, Limit erreicht`,
  },
  about: (percent) => `~${percent}`,
  within: (about, range) => `${about} (${range})`,
  reached: 'Limit erreicht',
  notStarted: 'beginnt mit der nächsten Nachricht',
  cannotTell: 'noch nicht zu sagen',
  due: 'Neubeginn war fällig, wird geprüft',
  dueAt: (clock) => `Neubeginn war fällig ${clock}, wird geprüft`,
  line: {
    plain: (window, used) => `${window}: ${used}`,
    resets: (window, used, clock) => `${window}: ${used} · neu ${clock}`,
    short: (window, used, clock) => `${window}: ${used} · ${clock}`,
    soon: (window, used, clock, countdown) => `${window}: ${used} · neu ${clock}, in ${countdown}`,
    about: (window, used, clock, countdown) => `${window}: ${used} · neu ${clock}, in etwa ${countdown}`,
    old: (account, used) => `${account}: ${used} (alt)`,
  },
  extra: {
    off: 'Zusatznutzung: aus',
    on: 'Zusatznutzung: an',
    spent: (amount) => `Zusatznutzung: ${amount}`,
  },
  source: {
    official_api: 'Von Anthropic',
    response_headers: 'Aus Antwort-Kopfzeilen',
    statusline: 'Aus der Statuszeile',
    local_estimate: 'Auf diesem Rechner geschätzt',
  },
  since: (source, clock) => `${source} seit ${clock}`,
  read: (source, clock) => `${source}, ${clock}`,
  readOld: (source, clock) => `${source}, Stand ${clock} (alt)`,
  demo: 'Demo',
  demoLine: (line) => `Demo · ${line}`,
};
