import type { fiveHour as english } from '../en/five-hour';

/** The presence of the 5-hour limit, and the words for what replaces it, in German. */
export const fiveHour: typeof english = {
  title: '5-Stunden-Limit',
  none: 'Dieser Plan hat kein 5-Stunden-Limit.',
  temporary: 'Zurzeit gilt ein 5-Stunden-Limit. Sonst hat dieses Konto keines.',
  unknown: 'Anthropics letzte Antwort nannte keines. Ob dieser Plan eines hat, ist noch nicht sicher.',
  week: {
    share: '7-Tage-Anteil',
    shareNote: 'Das meiste, was die Sitzung von einem 7-Tage-Fenster verbraucht hat.',
    more: 'mehr vom 7-Tage-Fenster verbraucht',
  },
};
