/** The start at login, in English. */
export const autostart = {
  /** In the autostart file; the settings of a desktop session show it. */
  comment: 'Claude rate limits in the panel',
  requiresApproval: 'macOS wants your consent: System Settings, General, Login Items.',
  blockedBySystem: 'It was switched off in the Task Manager, under Startup apps. Switch it on there.',
  notInstalled: 'Only an installed Quotide can start at login.',
  confined: 'This kind of package may not add itself to what starts at login.',
  failed: (reason: string) => `That could not be changed: ${reason}.`,
  unreadable: (reason: string) => `Nobody can say whether it starts at login: ${reason}.`,
};
