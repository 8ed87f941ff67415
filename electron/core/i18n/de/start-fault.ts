import type { startFault as english } from '../en/start-fault';

/** Why the app cannot start, in German. */
export const startFault: typeof english = {
  title: 'Quotide kann nicht starten',
  kinds: {
    not_writable: (folder, reason) =>
      `In den Datenordner ${folder} kann nicht geschrieben werden: ${reason}.`,
    not_makeable: (folder, at, reason) =>
      `Der Datenordner ${folder} kann nicht angelegt werden, weil in ${at} nicht geschrieben werden kann: ${reason}.`,
    read_only: (folder) => `Der Datenordner ${folder} liegt auf einem schreibgeschützten Dateisystem.`,
    no_space: (folder) => `Für den Datenordner ${folder} ist kein Platz mehr frei.`,
    not_a_folder: (folder, at) =>
      `Der Datenordner ${folder} kann nicht angelegt werden, weil ${at} kein Ordner ist.`,
    not_ours: (folder, at) =>
      `Im Datenordner ${folder} liegen Dateien, die nicht von Quotide sind, zum Beispiel ${at}. Quotide lässt ihn deshalb, wie er ist.`,
    dangling_link: (folder, at) =>
      `Der Datenordner ${folder} ist eine Verknüpfung mit ${at}, das es nicht gibt.`,
    not_lockable: (folder, at) =>
      `Der Datenordner ${folder} kann nicht gesperrt werden: ${at} ist im Weg, und kein laufendes Quotide antwortet.`,
    other: (folder, reason) => `Der Datenordner ${folder} kann nicht benutzt werden: ${reason}.`,
  },
  owner: (path, owner) => `${path} gehört ${owner}.`,
  mend: (command) => `Dieser Befehl hilft: ${command}`,
  elsewhere: 'Oder QUOTIDE_DATA_DIR auf einen anderen Ordner setzen.',
  empty: 'QUOTIDE_DATA_DIR auf einen neuen oder leeren Ordner setzen.',
  unexpected: (reason: string) => `Ein unerwarteter Fehler hat den Start beendet: ${reason}.`,
  again:
    'Quotide noch einmal starten. Kommt der Fehler wieder, zeigt „quotide doctor“ mehr; seine Ausgabe gehört in eine Fehlermeldung.',
  close: 'Schließen',
};
