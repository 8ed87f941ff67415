import type { line as english } from '../en/line';

/** Parts of Claude Code's status line and their names in the settings, in German. */
export const line: typeof english = {
  asOf: (clock) => `Stand ${clock}`,
  lasts: 'reicht',
  runsOut: (window, clock) => `${window} reicht bis ${clock}`,
  spend: (percent) => `Ausgaben ${percent}`,
  cacheWarm: (clock) => `Cache warm bis ${clock}`,
  cacheCold: 'Cache kalt',
  context: (percent) => `Kontext ${percent}`,
  segments: 'Teile der Zeile',
  segmentsNote:
    'Ohne Auswahl stehen nur die Limits in der Zeile. Was im Terminal keinen Platz hat, entfällt, das Unwichtigste zuerst.',
  names: {
    windows: '5-Stunden- und 7-Tage-Limit',
    scoped: 'Limits einzelner Modelle',
    resets: 'Zeitpunkt jedes Zurücksetzens',
    pace: 'Ob es reicht',
    age: 'Alter veralteter Zahlen',
    mode: 'Niedrige Priorität und Schonfrist',
    spend: 'Ausgaben',
    cache: 'Prompt-Cache: bis wann er warm ist',
    context: 'Belegter Kontext',
  },
  colour: 'Farben',
  colourNote: 'Ein Limit, das fast verbraucht ist, wird farbig.',
};
