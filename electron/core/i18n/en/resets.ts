/** Banked limit resets, promotional credit and the split of the week, in English. */
export const resets = {
  banked: 'Banked resets',
  /** `clock` of another day has its name. */
  firstEnds: (clock: string) => `use by ${clock}`,
  count: (count: string) => count,
  /** One line of the tray's menu. */
  line: (count: string) => `Banked resets: ${count}`,
  lineUntil: (count: string, clock: string) => `Banked resets: ${count}, use by ${clock}`,
  /** The week's use by surface; `shares` is `Claude Code 62 %, Chat 38 %`. */
  split: (shares: string) => `Of this week’s use: ${shares}`,
  share: (surface: string, percent: string) => `${surface} ${percent}`,
  ends: (clock: string) => `until ${clock}`,
  ended: 'ended',
};
