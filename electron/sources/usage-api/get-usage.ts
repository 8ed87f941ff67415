import { recordOf } from './text';

/**
 * The usage body inside Claude Code's answer to the control request `get_usage`: the whole `control_response` line, or
 * its inner `response`, parsed from JSON. Give the result to `parseUsage`; it is `null` (and so a changed contract)
 * when the answer holds no limits.
 */
export function unwrapGetUsage(message: unknown): unknown {
  const outer = recordOf(message);
  const response =
    recordOf(recordOf(outer?.['response'])?.['response']) ?? recordOf(outer?.['response']) ?? outer;
  const limits = recordOf(response?.['rate_limits']);
  if (limits === null) return null;
  // Some versions put the models' rows beside the limits; all put the plan there.
  return {
    model_scoped: response?.['model_scoped'],
    subscription_type: response?.['subscription_type'],
    ...limits,
  };
}
