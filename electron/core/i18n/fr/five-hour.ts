import type { fiveHour as english } from '../en/five-hour';

/** The presence of the 5-hour limit, and the words for what replaces it, in French. */
export const fiveHour: typeof english = {
  title: 'Limite de 5\u202fheures',
  none: 'Ce forfait n’a pas de limite de 5\u202fheures.',
  temporary: 'Il y a une limite de 5\u202fheures pour le moment. D’habitude, ce compte n’en a pas.',
  unknown:
    'La dernière réponse d’Anthropic n’en mentionnait aucune. Quotide ne sait pas encore si ce forfait en a une.',
  week: {
    share: 'Part des 7\u202fjours',
    shareNote: 'La plus grande part d’une fenêtre de 7\u202fjours utilisée par la session.',
    more: 'davantage de la fenêtre de 7\u202fjours utilisé',
  },
};
