/**
 * A Claude model in the spelling of Anthropic's own API: `claude-opus-5-5`, `claude-3-5-haiku-20241022`,
 * `claude-opus-4-5[1m]`. Clouds and gateways add more (`us.anthropic.claude-…-v1:0`, `anthropic/claude-opus-4.6`,
 * `…@20251101`).
 */
const OWN_MODEL =
  /^claude-(?:(?:opus|sonnet|haiku|fable|mythos)(?:-\d+)*|\d+(?:-\d+)*-(?:opus|sonnet|haiku)(?:-\d+)*)(?:-latest)?(?:\[1m\])?$/i;

/**
 * The id of a message of Anthropic's own API; those of Bedrock and Vertex AI start with `msg_bdrk_` and `msg_vrtx_`.
 */
const OWN_MESSAGE = /^msg_(?!bdrk_|vrtx_)/i;

/** Whether Anthropic's own API has a model of this name, so that a plan may pay for it. */
export function isPlanModel(model: string): boolean {
  return OWN_MODEL.test(model);
}

/**
 * Whether the plan pays for a response. It does not pay for another vendor's model, nor for a Claude model that a cloud
 * platform or a gateway serves and bills. A response counts as paid by the plan only if its ids prove that Anthropic
 * answered.
 */
export function spendsPlan(response: {
  readonly model: string;
  /** `null`: the transcript has none. */
  readonly messageId: string | null;
}): boolean {
  return isPlanModel(response.model) && response.messageId !== null && OWN_MESSAGE.test(response.messageId);
}
