/** A Claude model, without the additions of clouds, gateways and versions to its name. */
export interface SpeltModel {
  /** `claude-opus-4-8`: family before number, dashes, no date. */
  readonly id: string;
  /** Whether the name says fast mode: OpenRouter and Vercel sell it as `claude-opus-4.8-fast`. */
  readonly isFast: boolean;
}

/** The longest name that is parsed, since a gateway may send any text. */
const LONGEST = 200;
const FAMILIES: readonly string[] = ['opus', 'sonnet', 'haiku', 'fable', 'mythos'];

/**
 * The part before `claude`, up to a separator: `anthropic/`, `vertex_ai/`, `us.anthropic.`, an ARN. Before a dash only
 * words of clouds and gateways are allowed: `qwen3-8b-claude-4.5-opus` is no Claude model.
 */
const BEFORE =
  /^(?:.*[/.:@|\s])?(?:(?:anthropic|aws|amazon|bedrock|gcp|google|vertex(?:[-_]ai)?|azure|foundry|databricks|snowflake|openrouter|sap|global|us|eu|apac|jp|au)[-_]+)*claude(?=[-_.:\s])/;

/**
 * Parses the name of a model in any spelling: dots or dashes, number before or after the family, prefixes of clouds and
 * gateways, dates, and suffixes that do not change the model. `null`: no Claude model, or the name has an unknown part,
 * which could mean another price.
 */
export function readModel(name: string): SpeltModel | null {
  if (name.length > LONGEST) return null;
  const lower = name.trim().toLowerCase();
  const before = BEFORE.exec(lower)?.[0];
  if (before === undefined) return null;
  const words = lower
    .slice(before.length)
    .replaceAll(/\[(?:1m|200k)\]/g, '')
    .split(/[-_.:@\s]+/)
    .filter((word) => word !== '');
  const place = words.findIndex((word) => FAMILIES.includes(word));
  const family = words[place];
  if (family === undefined) return null;
  const [leading, following] = [words.slice(0, place), words.slice(place + 1)];
  const count = leading.length > 0 ? 0 : numbersIn(following);
  const version = leading.length > 0 ? leading : following.slice(0, count);
  const isFast = readEnding(following.slice(count));
  if (isFast === null || version.length === 0 || version.length > 2 || !version.every(isNumber)) return null;
  const [major = '', minor = '0'] = version;
  return { id: minor === '0' ? `claude-${family}-${major}` : `claude-${family}-${major}-${minor}`, isFast };
}

/** The number of leading words (at most two) that are parts of a version. */
function numbersIn(words: readonly string[]): number {
  const end = words.findIndex((word) => !isNumber(word));
  return Math.min(2, end < 0 ? words.length : end);
}

function isNumber(word: string): boolean {
  return /^(?:0|[1-9]\d?)$/.test(word);
}

const DATE = /^20\d\d-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])(?:-|$)/;
/** Suffixes that do not change the price of a token: `v1:0` of Bedrock, `thinking-32k`, `1m` of Copilot. */
const NEUTRAL = /^(?:latest|default|beta|extended|1m|200k|thinking(?:-\d+k?)?|v\d+(?:-\d)?)(?:-|$)/;
const FAST = /^fast(?:-|$)/;

/** Parses the part after the version: whether it means fast mode; `null` if it has an unknown part. */
function readEnding(words: readonly string[]): boolean | null {
  let rest = words.join('-');
  let isFast = false;
  while (rest !== '') {
    const found = (DATE.exec(rest) ?? NEUTRAL.exec(rest) ?? FAST.exec(rest))?.[0];
    if (found === undefined) return null;
    isFast ||= FAST.test(rest);
    rest = rest.slice(found.length);
  }
  return isFast;
}
