/** The start at login, in English. */
export const autostart = {
  /** In the autostart file; the settings of a desktop session show it. */
  comment: 'Claude rate limits in the panel',
  requiresApproval: 'macOS needs your permission: System Settings › General › Login Items.',
  blockedBySystem: 'It was switched off in the Task Manager, under Startup apps. Switch it on there.',
  notInstalled: 'Only an installed Quotide can start at login.',
  confined: 'This kind of package can’t start itself at login.',
  failed: (reason: string) => `Couldn’t change that: ${reason}.`,
  unreadable: (reason: string) => `Couldn’t check whether it starts at login: ${reason}.`,
};
