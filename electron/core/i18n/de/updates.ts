import type { updates as english } from '../en/updates';

/** New versions, in German. */
export const updates: typeof english = {
  check: 'Nach neuen Versionen sehen',
  checkNote: 'Einmal am Tag, auf der Seite des Projekts. Nichts über Person oder Rechner wird mitgeschickt.',
  newest: (version, clock) => `${version} war die neueste Version, ${clock}.`,
  available: (version) => `Version ${version} ist erschienen`,
  ways: {
    deb: 'Das .deb herunterladen und über diese Version installieren.',
    rpm: 'Das .rpm herunterladen und über diese Version installieren.',
    appimage: 'Das AppImage herunterladen und diese Datei damit ersetzen.',
    other: 'Herunterladen und diese Version damit ersetzen.',
  },
  open: 'Seite öffnen',
  tray: (version) => `Version ${version} ist erschienen …`,
};
