/** The public pages against which the prices were checked on 30 November 2026. */
export const ANTHROPIC = 'https://platform.claude.com/docs/en/about-claude/pricing';
/** The page as it was in 2025, with the models that are retired now. */
export const ANTHROPIC_2025 = 'https://docs.anthropic.com/en/docs/about-claude/pricing';
export const OPUS_5 = 'https://platform.claude.com/docs/about-claude/models/whats-new-opus-5';
/** The price of prompts over 200,000 tokens on Sonnet 4.5 and 4, beside the usual one. */
export const SERVICE_TIERS = 'https://platform.claude.com/docs/en/api/service-tiers';
/** As of February 2026: 30/150, above 200,000 tokens 60/225. */
export const FAST_FEBRUARY = 'https://platform.claude.com/docs/es/build-with-claude/fast-mode';
/** As of February 2026: half the price until the 16th. */
export const CODE_FAST_FEBRUARY = 'https://code.claude.com/docs/es/fast-mode';
/** As of May 2026: 10/50 on Opus 4.8, 30/150 on 4.7 and 4.6. */
export const CODE_FAST_MAY = 'https://code.claude.com/docs/en/fast-mode';
/** A copy of LiteLLM's list, of 24 July 2026. */
export const LITELLM =
  'https://github.com/Wei-Shaw/model-price-repo/blob/f9ff14734f6203c490573cb1e2ae8fdac7a52a41/model_prices_and_context_window.json';
export const MODELS_DEV =
  'https://github.com/anomalyco/models.dev/tree/f3fc692299671838c7c65fd8126bf84d81a2e817/providers/anthropic/models';
export const FACTORY = 'https://docs.factory.ai/docs/changelog/releases/0.57.9.json';
export const VERCEL_OPUS_5 = 'https://vercel.com/ai-gateway/models/claude-opus-5-fast';
export const OPENROUTER_FABLE_52 = 'https://openrouter.ai/anthropic/claude-fable-5.2/llms.txt';
export const QIITA_FABLE_52 = 'https://qiita.com/kai_kou/items/83d306e07f59beddc48d';
export const RIGHTSIZE = 'https://github.com/archid21/rightsize/releases/tag/v0.10.2';
export const APIYI = 'https://docs.apiyi.com/news/claude-fable-5-2-launch.md';
export const CLAUDIT_190 = 'https://github.com/kurofune/claudit/releases/tag/v1.9.0';
export const CLAUDIT_192 = 'https://github.com/kurofune/claudit/releases/tag/v1.9.2';
export const PROMPTFUEL_22 = 'https://github.com/TheKrush/PromptFuel/releases/tag/v1.0.22';
export const PROMPTFUEL_23 = 'https://github.com/TheKrush/PromptFuel/releases/tag/v1.0.23';
export const SYNAPS = 'https://docs.rs/synaps/0.10.2/synaps_cli/pricing/index.html';
export const APIDOG_SONNET = 'https://apidog.com/jp/blog/claude-sonnet-5-5-pricing/';
export const APIDOG_HAIKU = 'https://apidog.com/blog/how-to-use-claude-haiku-5-5-api/';
/** The day from which prompts over 200,000 tokens have the usual price on Claude 4.6, and their earlier price. */
export const LONG_UNTIL_MARCH = 'https://agentmastered.com/blog/1m-context-ga';
export const LONG_PREMIUM =
  'https://pasqualepillitteri.it/en/news/1451/anthropic-1m-context-beta-retirement-april-30-2026';
export const BETA_ENDED = 'https://24-ai.news/en/news/2026-05-01/anthropic-1m-context-retire-sonnet-45/';
