import { recordOf } from './body/json-values';

/**
 * The usage body inside Claude Code's answer to the control request `get_usage`, for `parseUsage`. `message` is the
 * parsed `control_response` line or its inner `response`. `null` where the answer has no limits, which `parseUsage`
 * reports as a changed contract.
 */
export function unwrapGetUsage(message: unknown): unknown {
  const outer = recordOf(message);
  const response =
    recordOf(recordOf(outer?.['response'])?.['response']) ?? recordOf(outer?.['response']) ?? outer;
  const limits = recordOf(response?.['rate_limits']);
  if (limits === null) return null;
  // Some versions have the models' rows beside the limits; all have the plan there.
  return {
    model_scoped: response?.['model_scoped'],
    subscription_type: response?.['subscription_type'],
    ...limits,
  };
}
