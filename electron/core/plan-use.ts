/**
 * A Claude model as Anthropic's own API names it: `claude-opus-5-5`, `claude-3-5-haiku-20241022`, `claude-opus-4-5[1m]`.
 * Clouds and gateways write more around it (`us.anthropic.claude-…-v1:0`, `anthropic/claude-opus-4.6`, `…@20251101`).
 */
const OWN_MODEL =
  /^claude-(?:(?:opus|sonnet|haiku|fable|mythos)(?:-\d+)*|\d+(?:-\d+)*-(?:opus|sonnet|haiku)(?:-\d+)*)(?:-latest)?(?:\[1m\])?$/i;

/** A message of Anthropic's own API; those of Bedrock and Vertex AI begin with `msg_bdrk_` and `msg_vrtx_`. */
const OWN_MESSAGE = /^msg_(?!bdrk_|vrtx_)/i;

/** Whether Anthropic's own API has a model of this name: then a plan may pay for it. Another vendor's: never. */
export function isPlanModel(model: string): boolean {
  return OWN_MODEL.test(model);
}

/**
 * Whether the plan pays for a response. Another vendor's model does not spend it, nor does a Claude model that a cloud
 * platform or a gateway serves and bills. Where the ids do not say that Anthropic answered, it is taken to be no.
 */
export function spendsPlan(response: {
  readonly model: string;
  /** `null`: it was written without one. */
  readonly messageId: string | null;
}): boolean {
  return isPlanModel(response.model) && response.messageId !== null && OWN_MESSAGE.test(response.messageId);
}
