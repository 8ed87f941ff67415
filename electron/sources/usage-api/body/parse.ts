import { err, ok, type Result } from '../../../core/result';
import type { Observation, SourceId } from '../../../core/usage/usage';
import { readBreakdown } from './breakdown';
import { headlineOf } from './limit-rows';
import { readExtraUsage } from './money';
import { readPlanWords } from '../plan';
import { readPromoCredits } from './promo-credits';
import { readBankedResets } from './resets';
import { recordOf } from './json-values';
import { keyWord } from './names';
import { readWindows, unknownKeys } from './window-keys';

const MAX_NOTES = 50;

/** Facts that are not in the answer's body. */
export interface ParseContext {
  /** When the answer arrived (epoch ms). */
  readonly observedAt: number;
  readonly account: string;
  readonly organizationId: string | null;
  readonly httpStatus: number | null;
  /** Default `official_api`. */
  readonly source?: SourceId;
  /**
   * The server's clock (epoch ms): resets are compared with it, so that a wrong clock of this computer does not discard
   * them.
   */
  readonly serverDate?: number | null;
}

/** An observation, and the fields that could not be read. */
export interface ParsedUsage extends Observation {
  /** Unknown top-level keys. */
  readonly unknown: readonly string[];
  /** Paths of known fields whose value could not be read; it is then unknown. */
  readonly odd: readonly string[];
}

/** The answer has an unknown shape, so none of it is shown. */
export interface ContractChanged {
  readonly kind: 'contract_changed';
  readonly detail: string;
}

/**
 * Parses the body of `GET /api/oauth/usage` (parsed JSON of any shape). Never throws. A field that cannot be read is
 * `null` and does not affect the others. Fails only when there is neither a window nor money.
 */
export function parseUsage(body: unknown, context: ParseContext): Result<ParsedUsage, ContractChanged> {
  const record = recordOf(body);
  if (record === null) return changed(`the answer is ${describe(body)}, not an object`);
  const odd = new Set<string>();
  const note = (path: string): void => {
    if (odd.size < MAX_NOTES) odd.add(path);
  };
  const reference = context.serverDate ?? context.observedAt;
  const windows = readWindows(record, { reference, note });
  const extraUsage = readExtraUsage(record, note);
  if (windows.length === 0 && extraUsage === null) {
    const keys = Object.keys(record).slice(0, 8).map(keyWord);
    return changed(`no window and no money under the keys [${keys.join(', ')}]`);
  }
  const plan = readPlanWords(record);
  const headline = headlineOf(record['limits']);
  const breakdown = readBreakdown(record['seven_day_breakdown']);
  const bankedResets = readBankedResets(record['cedar_ember'], reference);
  const promoCredits = readPromoCredits(record);
  return ok({
    source: context.source ?? 'official_api',
    observedAt: context.observedAt,
    account: context.account,
    windows,
    extraUsage,
    ...(headline === undefined ? {} : { headline }),
    ...(breakdown === null ? {} : { breakdown }),
    // An ordinary answer has `null` here even when there are banked resets.
    ...(bankedResets === null ? {} : { bankedResets }),
    ...(promoCredits === null ? {} : { promoCredits }),
    ...(plan === null ? {} : { plan }),
    organizationId: context.organizationId,
    httpStatus: context.httpStatus,
    fresh: true,
    unknown: unknownKeys(record).slice(0, MAX_NOTES).map(keyWord),
    odd: [...odd],
  });
}

/** Parses the body from text; text that is not JSON (cut off, HTML) is a changed contract too. */
export function parseUsageText(text: string, context: ParseContext): Result<ParsedUsage, ContractChanged> {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return changed(`the answer is not JSON (${String(text.length)} characters)`);
  }
  return parseUsage(body, context);
}

function changed(detail: string): Result<never, ContractChanged> {
  return err({ kind: 'contract_changed', detail });
}

function describe(body: unknown): string {
  return body === null ? 'null' : Array.isArray(body) ? 'a list' : `a ${typeof body}`;
}
