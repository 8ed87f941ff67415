import { PLAN_KEYS } from '../plan';

/**
 * Keys of weekly windows that are shown whenever they are not null, each with its window id. Since July 2026 the
 * models' keys are null and `limits[]` holds their rows; cowork and routines are surfaces.
 */
export const SCOPED_KEYS: readonly (readonly [key: string, id: string])[] = [
  ['seven_day_opus', 'seven_day_opus'],
  ['seven_day_sonnet', 'seven_day_sonnet'],
  ['seven_day_haiku', 'seven_day_haiku'],
  ['seven_day_fable', 'seven_day_fable'],
  ['seven_day_mythos', 'seven_day_mythos'],
  ['seven_day_cowork', 'seven_day_cowork'],
  ['seven_day_routines', 'seven_day_routines'],
  ['claude_routines', 'seven_day_routines'],
];

/** Names for keys that do not read well. */
export const KEY_NAMES: ReadonlyMap<string, string> = new Map([['seven_day_oauth_apps', 'OAuth apps']]);

/**
 * Keys that are never windows. Claude Design (`omelette`) counts against the main limit and is left out, as in
 * CodexBar: a second row would look like a second limit.
 */
export const NOT_WINDOWS: ReadonlySet<string> = new Set([
  ...['extra_usage', 'spend', 'limits', 'model_scoped', 'seven_day_breakdown', 'member_dashboard_available'],
  ...['cedar_ember', 'juniper_tide', 'seven_day_omelette', 'omelette_promotional', 'seven_day_design'],
  // Promotional credit, which has rows of its own.
  ...['promo_credits', 'ended_promo_credits', 'wattle_ember'],
]);

/** Keys in captures up to November 2026 that are windows only when they have use or money. */
const CODENAMES = [
  ...['seven_day_oauth_apps', 'iguana_necktie', 'tangelo', 'nimbus_quill', 'cinder_cove', 'amber_ladder'],
  ...['amber_cistern', 'amber_gauge', 'copper_kite', 'brass_thimble', 'harbor_lantern'],
];

/** All known top-level keys. */
export const KNOWN_KEYS: ReadonlySet<string> = new Set([
  ...['five_hour', 'seven_day'],
  ...SCOPED_KEYS.map(([key]) => key),
  ...NOT_WINDOWS,
  ...CODENAMES,
  ...PLAN_KEYS,
]);
