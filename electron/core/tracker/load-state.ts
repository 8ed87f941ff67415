import { z } from 'zod';
import { noSavedMode } from '../limit-mode/saved-mode';
import type { SavedLimitMode, SavedModePart } from '../limit-mode/limit-mode';
import { slowStatuses, type ExtraState, type GraceWindow, type SlowLane } from '../limit-mode/mode-word';
import { flagOr, orNull, readableItems, storedAmount } from '../stored-shape';
import {
  isProof,
  sourceIds,
  type BankedResets,
  type ExtraUsage,
  type PromoCredit,
  type ResetGrant,
  type SpendCap,
  type SurfaceShare,
} from '../usage/usage';
import type { Dated, EventRecord, TrackedWindow, TrackerState } from './tracker-state';

/*
 * The stored state is parsed field by field. A key of a later version and an unreadable field are left out; the rest
 * is used. A window without a readable id, source or moment is left out as a whole.
 */

const number = z.number();
const percent = storedAmount;
const source = z.enum(sourceIds);
const severity = z.enum(['normal', 'warning', 'critical', 'reached']);

/** Where the events already raised cannot be read, the next percent raises none, so that no event comes twice. */
const said: z.ZodType<EventRecord> = z
  .object({
    quiet: flagOr(true),
    thresholds: orNull(readableItems(percent)),
    limit: orNull(z.enum(['open', 'reached', 'cleared'])),
    corrected: flagOr(true),
    ended: flagOr(false),
  })
  .catch({ quiet: true, thresholds: null, limit: null, corrected: true, ended: false })
  .transform(({ quiet, thresholds, limit, corrected, ended }) => ({
    thresholds: thresholds ?? [],
    limit: limit ?? 'open',
    corrected,
    ended,
    quiet: quiet || thresholds === null || limit === null,
  }));

const storedWindow = z.object({
  id: z.string(),
  label: z.string().nullable().catch(null),
  utilization: orNull(percent),
  resetsAt: orNull(number),
  exactReset: flagOr(false),
  rawResetsAt: orNull(z.string()),
  notStarted: flagOr(false),
  source,
  observedAt: number,
  httpStatus: orNull(number),
  reachedAt: orNull(number),
  // Absent in states stored before this field existed.
  firstAt: number
    .nullish()
    .catch(null)
    .transform((at) => at ?? null),
  floor: orNull(z.object({ severity, source })),
  said,
  roseAt: orNull(number),
  doubtedAt: orNull(number),
  loweredAt: orNull(number),
  // Absent in states stored before this field existed: then the percent of Anthropic's own answer is used.
  proven: percent.nullish().catch(undefined),
  listed: flagOr(false),
  missed: z.int().min(0).catch(0),
  mayLeave: z.enum(['plan', 'appeared']).optional().catch(undefined),
});

const window: z.ZodType<TrackedWindow> = storedWindow.transform((stored) => ({
  ...stored,
  label: stored.label ?? stored.id,
  floor: stored.floor ?? { severity: 'normal', source: stored.source },
  proven: stored.proven === undefined ? provenIn(stored) : stored.proven,
}));

function provenIn({
  source: from,
  utilization,
}: Pick<TrackedWindow, 'source' | 'utilization'>): number | null {
  return isProof(from) ? utilization : null;
}

const money = z.object({ amount: number, currency: z.string() });

const cap: z.ZodType<SpendCap> = z.object({
  period: z.enum(['daily', 'weekly']),
  used: orNull(money),
  limit: orNull(money),
});

const extraUsage: z.ZodType<ExtraUsage> = z.object({
  enabled: z.boolean(),
  used: orNull(money),
  limit: orNull(money),
  utilization: orNull(number),
  balance: orNull(money),
  disabledReason: orNull(z.string()),
  userDisabled: flagOr(false),
  caps: readableItems(cap).optional().catch(undefined),
  limitReached: z.boolean().optional().catch(undefined),
});

const share: z.ZodType<SurfaceShare> = z.object({ key: z.string(), label: z.string(), percent: number });
const grant: z.ZodType<ResetGrant> = z.object({
  id: z.string(),
  left: z.int().min(0),
  startsAt: orNull(number),
  endsAt: orNull(number),
});
const banked: z.ZodType<BankedResets> = z.object({ grants: readableItems(grant) });
const credit: z.ZodType<PromoCredit> = z.object({
  id: z.string(),
  label: z.string(),
  used: orNull(money),
  limit: orNull(money),
  endsAt: orNull(number),
  isEnded: flagOr(false),
});
const moment = z.object({ source, observedAt: number });

const flagOrNull = z.boolean().nullable().catch(null);

const slow: z.ZodType<SlowLane> = z.object({
  status: orNull(z.enum(slowStatuses)),
  isOffered: flagOr(false),
  usedPercent: orNull(percent),
  resetsAt: orNull(number),
  retryAt: orNull(number),
});

const grace: z.ZodType<GraceWindow> = z.object({
  isActive: z.boolean(),
  paidBy: orNull(z.enum(['allowance', 'credits'])),
});

const extra: z.ZodType<ExtraState> = z.object({
  scope: orNull(z.enum(['own', 'team', 'channel'])),
  period: orNull(z.string()),
  inUse: flagOrNull,
  isPaused: flagOrNull,
});

/** A part whose end cannot be read is left out: it might never end. */
function savedPart<T>(value: z.ZodType<T>): z.ZodType<SavedModePart<T> | null> {
  return orNull(
    z.object({ value, source, observedAt: number, endsAt: number.nullable(), wasFull: z.boolean() }),
  );
}

const limitMode: z.ZodType<SavedLimitMode> = z.object({
  slow: savedPart(slow),
  grace: savedPart(grace),
  extra: savedPart(extra),
  told: orNull(z.enum(['grace', 'low_priority', 'extra'])),
});

function dated<T>(value: z.ZodType<T>): z.ZodType<Dated<T> | null> {
  return orNull(z.object({ value, source, observedAt: number }));
}

const state: z.ZodType<TrackerState> = z.object({
  // The readable fields of a later version's state are used.
  version: z.number().transform(() => 1 as const),
  account: z.string(),
  windows: readableItems(window).catch([]),
  extraUsage: dated(extraUsage.nullable()),
  breakdown: dated(readableItems(share)),
  bankedResets: dated(banked),
  promoCredits: dated(readableItems(credit)),
  // Absent in states stored before this field existed.
  limitMode: limitMode.catch(noSavedMode),
  organizationId: orNull(z.string()),
  newest: orNull(moment),
  completeAt: orNull(number),
  clock: orNull(z.object({ at: number, steadySince: number })),
  // Absent in states stored before these fields existed.
  headline: dated(z.string().nullable()).optional(),
  withoutFiveHour: z.int().min(0).optional().catch(undefined),
});

/** Parses a stored state as far as it is readable; `null` if it is no state: the app then begins as at a first run. */
export function reviveTracker(json: unknown): TrackerState | null {
  return state.safeParse(json).data ?? null;
}
