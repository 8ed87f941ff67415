import type { refusals as english } from '../en/refusals';

/** Why a setting was refused, in German. */
export const refusals: typeof english = {
  faults: {
    value: 'Dieser Wert steht nicht zur Auswahl.',
    percents: 'Bis zu zehn ganze Prozentwerte von 1 bis 99 eingeben.',
    percent: 'Einen ganzen Prozentwert von 1 bis 100 eingeben.',
    folder: 'Den vollständigen Pfad des Ordners angeben.',
    time: 'Die Uhrzeit als 22:00 schreiben.',
    shortcut: 'Eine Taste zusammen mit Strg, Alt, Umschalt oder Cmd drücken.',
    origin: 'Die Adresse als https://host schreiben, ohne Pfad.',
    interval: 'Anthropic lässt sich alle 3 bis 60 Minuten fragen.',
    minutes: 'Ganze Minuten von 0 bis 60 eingeben.',
    program: 'Den vollständigen Pfad des Programms angeben.',
    endpoint: 'Die Adresse als https://host:4318 schreiben, ohne Passwort.',
    port: 'Einen Port von 1024 bis 65535 eingeben.',
    host: 'Den Host so eingeben, wie ssh ihn annimmt: laptop oder ich@server.example.',
    price:
      'Ein Preis besteht aus fünf Zahlen von 0 bis 10.000: input, output, cacheRead, cacheWrite5m und cacheWrite1h. Ein Faktor liegt zwischen 0,001 und 1.000.',
  },
  programs: {
    missing: 'Dieses Programm gibt es nicht.',
    not_a_file: 'Das ist ein Ordner oder ein Gerät, kein Programm.',
    not_executable: 'Diese Datei lässt sich nicht ausführen. Bitte erst ausführbar machen (chmod +x).',
  },
  shortcutTaken: 'Dieses Tastenkürzel ist vom System belegt. Bitte ein anderes wählen.',
  notStored: (reason) => `Die Einstellungen ließen sich nicht speichern: ${reason}. Nichts wurde geändert.`,
};
