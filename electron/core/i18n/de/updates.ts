import type { updates as english } from '../en/updates';

/** New versions, in German. */
export const updates: typeof english = {
  check: 'Nach Updates suchen',
  checkNote: 'Einmal am Tag, auf der Seite des Projekts. Nichts über Person oder Rechner wird mitgeschickt.',
  newest: (version, clock) => `${version} war die neueste Version, ${clock}.`,
  expired:
    'Die letzte Antwort war zu alt und wurde abgelehnt. Es kann also eine neuere Version geben. Bitte das Datum dieses Computers prüfen oder auf der Seite des Projekts nachsehen.',
  available: (version) => `Version ${version} ist erschienen`,
  ways: {
    deb: 'Das .deb herunterladen und über diese Version installieren.',
    rpm: 'Das .rpm herunterladen und über diese Version installieren.',
    appimage: 'Das AppImage herunterladen und diese Datei damit ersetzen.',
    other: 'Herunterladen und diese Version damit ersetzen.',
  },
  open: 'Seite öffnen',
  install: 'Updates herunterladen',
  installNote: 'Im Hintergrund. Jedes wird geprüft und beim Neustart von Quotide hier installiert.',
  downloading: (percent) => `Wird heruntergeladen: ${percent} %.`,
  ready: (version) => `Version ${version} ist bereit – ein Neustart aktualisiert`,
  readyNote: 'Sie ist geprüft. Bis zum Neustart ändert sich nichts.',
  restart: 'Neu starten und aktualisieren',
  failures: {
    unlisted: 'Nicht heruntergeladen: für dieses System gibt es keine.',
    unsigned: 'Nicht heruntergeladen: dieses Paket sagt nicht, woher.',
    unreachable: 'Das Herunterladen brach ab. Morgen folgt der nächste Versuch.',
    status: 'Der Server gab die Datei nicht heraus. Morgen folgt der nächste Versuch.',
    redirect: 'Die Adresse führte an einen unsicheren Ort und wurde abgelehnt.',
    digest: 'Heruntergeladen wurde etwas anderes als das Veröffentlichte; es ist gelöscht.',
    signature: 'Die Signatur ließ sich nicht bestätigen; die Datei ist gelöscht.',
    disk: 'Die Datei ließ sich nicht speichern.',
    other: 'Die Version ließ sich nicht installieren.',
  },
  tray: (version) => `Version ${version} ist erschienen …`,
  trayReady: (version) => `Neu starten und auf ${version} aktualisieren`,
};
