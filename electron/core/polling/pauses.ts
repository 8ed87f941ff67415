/** Why polling pauses: the screen is locked, the computer sleeps, or another user works at it. */
export type PauseReason = 'locked' | 'asleep' | 'switched';

/** The events of Electron's power monitor that begin or end a pause. */
export const powerEvents = {
  'lock-screen': { reason: 'locked', begins: true },
  'unlock-screen': { reason: 'locked', begins: false },
  suspend: { reason: 'asleep', begins: true },
  resume: { reason: 'asleep', begins: false },
  'user-did-resign-active': { reason: 'switched', begins: true },
  'user-did-become-active': { reason: 'switched', begins: false },
} as const satisfies Readonly<Record<string, { readonly reason: PauseReason; readonly begins: boolean }>>;

/** An event that begins or ends a pause. */
export type PowerEvent = keyof typeof powerEvents;

/** All reasons that hold at present. A computer may sleep while it is locked, and each reason ends by its own event. */
export type Pauses = ReadonlySet<PauseReason>;

/** The reasons after an event. An event that repeats, or ends what never began, changes nothing. */
export function pausesAfter(pauses: Pauses, event: PowerEvent): Pauses {
  const { reason, begins } = powerEvents[event];
  const after = new Set(pauses);
  if (begins) after.add(reason);
  else after.delete(reason);
  return after;
}

/** The reason to name when several hold; `null`: none holds. */
export function pauseReason(pauses: Pauses): PauseReason | null {
  return (['asleep', 'switched', 'locked'] as const).find((reason) => pauses.has(reason)) ?? null;
}
