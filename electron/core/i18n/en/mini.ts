/** The mini view, in English. */
export const mini = {
  title: 'Mini view',
  note: 'A small window that stays on top and shows two limits. Drag it where you like.',
  clickThrough: 'Clicks go through the mini view',
  clickThroughNote: 'It can’t be moved then. Hide it here or in the tray’s menu.',
  dashboard: 'Open dashboard',
  hide: 'Hide mini view',
};
