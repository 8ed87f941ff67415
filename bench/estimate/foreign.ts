import type { LocalUse } from '../../electron/core/estimate/estimate-types';
import { spendsPlan } from '../../electron/core/tokens/plan-use';
import type { Random } from './random';

/** A response of a transcript: its model and message id show whether the plan pays for it. */
interface Written extends LocalUse {
  readonly messageId: string;
}

/** Other vendors' models, and Claude's on other clouds, with ids as gateways and clouds write them. */
const FOREIGN: readonly [Foreign, ...Foreign[]] = [
  { model: 'glm-5', messageId: 'chatcmpl-7f2a' },
  { model: 'gpt-5.2-codex', messageId: 'ocgo' },
  { model: 'qwen3-coder:30b', messageId: 'msg_4d1c' },
  { model: 'us.anthropic.claude-opus-5-5-v1:0', messageId: 'msg_bdrk_01' },
  { model: 'claude-opus-5-5', messageId: 'msg_bdrk_02' },
  { model: 'claude-sonnet-5', messageId: 'msg_vrtx_01' },
  { model: 'anthropic/claude-opus-4.6', messageId: 'gen-17' },
  { model: 'claude-haiku-4-5', messageId: '0c3f0b3e-0000-4000-8000-000000000001' },
];

interface Foreign {
  readonly model: string;
  readonly messageId: string;
}

/**
 * The uses on this machine that the app counts for the plan, in order.
 * @param own what the plan pays for
 * @param share the part of all responses that it does not pay for, 0–0.6
 * @param countsAll whether the app takes all of it, as if it could not tell them apart
 */
export function takenForPlan(
  own: readonly LocalUse[],
  share: number,
  random: Random,
  countsAll: boolean,
): readonly LocalUse[] {
  const written = own.flatMap((use): readonly Written[] => {
    const mine = { ...use, messageId: 'msg_01' };
    const others: Written[] = [];
    for (let left = share / (1 - share); left > 0; left -= 1)
      if (random.chance(Math.min(1, left)))
        others.push({ ...use, at: use.at + random.between(0, 60_000), ...random.pick(FOREIGN) });
    return [mine, ...others];
  });
  return written.filter((use) => countsAll || spendsPlan(use)).sort((a, b) => a.at - b.at);
}
