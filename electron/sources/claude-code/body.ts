import { ok, type Result } from '../../core/result';
import type { Observation, SourceId } from '../../core/usage';
import { parseUsage, type ContractChanged } from '../usage-api/parse';

/**
 * A body of the usage endpoint that Claude Code asked for, as an observation; by the same parser as our own answers.
 *
 * @param observedAt when Claude Code had it (epoch ms); resets are judged by it
 */
export function observationOfBody(
  body: unknown,
  source: SourceId,
  account: string,
  observedAt: number,
): Result<Observation, ContractChanged> {
  const parsed = parseUsage(body, { observedAt, account, organizationId: null, httpStatus: null, source });
  if (!parsed.ok) return parsed;
  const { windows, extraUsage, breakdown, bankedResets } = parsed.value;
  return ok({
    source,
    observedAt,
    account,
    windows,
    ...(extraUsage !== undefined && { extraUsage }),
    ...(breakdown !== undefined && { breakdown }),
    // Claude Code asks without the question for banked resets: that none are named says nothing.
    ...(bankedResets && { bankedResets }),
    organizationId: null,
    httpStatus: null,
    fresh: true,
  });
}
