/** Banked limit resets, promotional credit and the split of the week, in English. */
export const resets = {
  banked: 'Banked resets',
  /** `clock` includes the day if it is another one. */
  firstEnds: (clock: string) => `use by ${clock}`,
  count: (count: string) => count,
  /** A line of the tray's menu. */
  line: (count: string) => `Banked resets: ${count}`,
  lineUntil: (count: string, clock: string) => `Banked resets: ${count}, use by ${clock}`,
  /** The shares of the week's use by surface; `shares` is `Claude Code 62 %, Chat 38 %`. */
  split: (shares: string) => `Of this week’s use: ${shares}`,
  share: (surface: string, percent: string) => `${surface} ${percent}`,
  ends: (clock: string) => `until ${clock}`,
  ended: 'ended',
};
