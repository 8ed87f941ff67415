import type { history as english } from '../en/history';

/** Faults of the stored history, and deleting it, in German. */
export const history: typeof english = {
  notice: {
    damaged: 'Der Verlauf war beschädigt und wurde beiseitegelegt. Ein neuer hat begonnen.',
    newer: 'Ein neueres Quotide hat diesen Verlauf geschrieben. Nach einem Update geht er weiter.',
    in_memory: 'Der Verlauf lässt sich nicht schreiben. Was jetzt gelesen wird, wartet so lange im Speicher.',
    waiting: 'Der Datenträger nimmt nichts an. Die Werte warten so lange im Speicher.',
    check_failed:
      'Der Verlauf ist beschädigt und in einem anderen Programm geöffnet. Sobald es geschlossen ist, repariert Quotide ihn.',
    locked:
      'Ein anderes Programm sperrt den Verlauf. Neue Werte warten im Speicher, bis dieses Programm geschlossen ist.',
    missing:
      'Die Verlaufsdatei fehlte, ein neuer Verlauf hat begonnen. Eine Sicherung lässt sich zurücklegen, solange Quotide beendet ist.',
    emptied:
      'Die Verlaufsdatei war leer, ein neuer Verlauf hat begonnen. Eine Sicherung lässt sich zurücklegen, solange Quotide beendet ist.',
    restored:
      'Die Verlaufsdatei wurde während des Betriebs entfernt, Quotide hat sie neu geschrieben. Endgültig löschen lässt sich der Verlauf unter „Einstellungen“, „Daten“.',
    replaced:
      'Ein früherer Verlauf hat die geöffnete Datei ersetzt, Quotide führt ihn weiter. Der andere wurde beiseitegelegt.',
    not_kept:
      'Der Verlauf wird nicht gespeichert: Quotide kann nicht in den Datenordner schreiben. Der Ordner muss wieder beschreibbar sein.',
  },
  showFile: 'Datei zeigen',
  forget: 'Dieses Konto vergessen',
  forgetNote: 'Löscht, was vom angezeigten Konto gespeichert ist. Neue Werte beginnen einen neuen Verlauf.',
  erase: 'Gesamten Verlauf löschen',
  eraseNote: 'Werte, Ereignisse und Tokenzahlen aller Konten, endgültig.',
  sure: 'Endgültig löschen?',
  yes: 'Löschen',
  no: 'Behalten',
  done: 'Gelöscht.',
  shared: 'Gelöscht. Ein anderes Quotide liest gerade im Verlauf: danach bitte wiederholen.',
  failed: (reason) => `Nichts wurde gelöscht: ${reason}.`,
  nobody: 'Es ist noch kein Konto bekannt.',
};
