/** The presence of the 5-hour limit, and the words for what replaces it, in English. */
export const fiveHour = {
  title: '5-hour limit',
  none: 'This plan has no 5-hour limit.',
  temporary: 'There is a 5-hour limit for now. This account usually has none.',
  unknown: 'Anthropic’s last answer named none. Quotide can’t tell yet whether this plan has one.',
  /** For sessions and history, if the week replaces the 5-hour window. */
  week: {
    share: '7-day share',
    shareNote: 'The most that the session used of one 7-day window.',
    more: 'more of the 7-day window used',
  },
};
