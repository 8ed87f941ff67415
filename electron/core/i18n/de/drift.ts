import { plural } from '../plural';
import type { drift as english } from '../en/drift';

/** What one percent of a window buys over time, in German. */
export const drift: typeof english = {
  fewer: (since, window, range, model) =>
    `Seit ${since} reicht ein Prozent im ${window} für ${range} weniger ${model === '' ? 'Token' : `Token von ${model}`}`,
  more: (since, window, range, model) =>
    `Seit ${since} reicht ein Prozent im ${window} für ${range} mehr ${model === '' ? 'Token' : `Token von ${model}`}`,
  none: (days) => `Keine Änderung der Limits in ${plural('de', days, { one: 'Tag', other: 'Tagen' })}`,
  unknown: 'Haben sich die Limits geändert?',
  tooFew: 'Dafür braucht es etwa zehn Tage mit Ablesungen und mit Token-Verbrauch auf diesem Rechner.',
  notYet: 'Quotide liest noch die Dateien von Claude Code. Die Antwort folgt in ein paar Minuten.',
  range: (low, high) => (low === high ? high : `${low} bis ${high}`),
  sure: (percent) => `zu ${percent} sicher`,
  buys: (window) => `Token für ein Prozent im ${window}`,
  summary: (first, last) => `Von ${first} auf ${last} Token.`,
  how: 'Aus Ablesungen und den Token dieses Rechners; Token sind gewichtet wie Eingabe von Sonnet. Andere Geräte sind berücksichtigt.',
  export: 'Ablesungen als CSV',
};
