import type { history as english } from '../en/history';

/** Faults of the stored history, and deleting it, in German. */
export const history: typeof english = {
  notice: {
    damaged: 'Der Verlauf war beschädigt und wurde beiseitegelegt. Ein neuer hat begonnen.',
    newer: 'Ein neueres Quotide hat diesen Verlauf geschrieben. Nach einem Update geht er weiter.',
    in_memory: 'Der Verlauf lässt sich nicht schreiben. Was jetzt gelesen wird, bleibt bis zum Beenden.',
    waiting: 'Der Datenträger nimmt nichts an. Die Werte warten so lange im Speicher.',
    check_failed: 'Der Verlauf ist beschädigt. Der nächste Start legt ihn beiseite und beginnt einen neuen.',
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
