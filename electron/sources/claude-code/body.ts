import { ok, type Result } from '../../core/result';
import type { Observation, SourceId } from '../../core/usage/usage';
import { parseUsage, type ContractChanged } from '../usage-api/body/parse';

/**
 * A body of the usage endpoint that Claude Code asked for, as an observation; by the same parser as our own answers.
 *
 * @param observedAt when Claude Code received the body (epoch ms); resets are compared with it
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
    // Claude Code's own request does not ask for banked resets, so their absence is no information.
    ...(bankedResets && { bankedResets }),
    organizationId: null,
    httpStatus: null,
    fresh: true,
  });
}
