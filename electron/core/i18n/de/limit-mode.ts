import type { limitMode as english } from '../en/limit-mode';

/** How Claude continues at a limit, in German. */
export const limitMode: typeof english = {
  lowPriority: 'Claude antwortet mit niedriger Priorität weiter.',
  waiting: 'Claude wartet auf einen freien Platz mit niedriger Priorität.',
  allowance: (left) => `${left} des Kontingents sind übrig.`,
  allowanceUntil: (left, clock) => `${left} des Kontingents sind bis ${clock} übrig.`,
  grace: 'Claude antwortet noch kurze Zeit weiter, um die Arbeit abzuschließen.',
  gracePaid: 'Bezahlt wird das aus dem Guthaben.',
  counts: 'Diese Nutzung zählt zur Woche.',
  offered: 'Mit niedriger Priorität geht es weiter: dazu in Claude Code /low-priority eingeben.',
  usedUp: 'Das Kontingent für niedrige Priorität ist aufgebraucht.',
  usedUpUntil: (clock) => `Das Kontingent für niedrige Priorität ist bis ${clock} aufgebraucht.`,
  unsure: 'Vielleicht antwortet Claude noch: Zuletzt ging es weiter.',
  row: {
    low_priority: 'Niedrige Priorität',
    grace: 'Schonfrist',
    counts: 'zählt zur Woche',
    waiting: 'wartet auf einen freien Platz',
    gracePaid: 'aus dem Guthaben bezahlt',
    left: (percent) => `noch ${percent}`,
    until: (clock) => `bis ${clock}`,
  },
  short: { low_priority: 'niedrige Priorität', grace: 'Schonfrist' },
  shortLeft: (left) => `niedrige Priorität, noch ${left}`,
};
