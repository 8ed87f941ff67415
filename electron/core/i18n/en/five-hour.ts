/** Whether there is a 5-hour limit, and what stands in its place, in English. */
export const fiveHour = {
  title: '5-hour limit',
  none: 'This plan has no 5-hour limit.',
  temporary: 'There is a 5-hour limit for now. This account usually has none.',
  unknown: 'Anthropic’s last answer named none. Quotide can’t tell yet whether this plan has one.',
  /** In the words of sessions and history, where the week counts instead. */
  week: {
    share: '7-day share',
    shareNote: 'The most that the session used of one 7-day window.',
    more: 'more of the 7-day window used',
  },
};
