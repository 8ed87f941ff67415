import { bytesOf, isWord } from './bytes';

/**
 * What a line may say that counts. The first three are objects that are gone into, and each number is also that of the
 * level within: fields of the message are looked for inside `message` alone.
 */
export const FIELD = {
  message: 1,
  usage: 2,
  split: 3,
  // Of the line.
  type: 4,
  timestamp: 5,
  session: 6,
  folder: 7,
  branch: 8,
  request: 9,
  uuid: 10,
  sidechain: 11,
  apiError: 12,
  forked: 13,
  // Of the message.
  id: 14,
  model: 15,
  // Of its usage.
  input: 16,
  output: 17,
  cacheRead: 18,
  cacheWrite: 19,
  speed: 20,
  iterations: 21,
  tier: 22,
  place: 23,
  serverTools: 24,
  // Of `cache_creation` in it.
  split5m: 25,
  split1h: 26,
} as const;

export const FIELDS = 27;
export const NO_FIELD = 0;
/** The deepest level that is gone into. */
export const DEEPEST = FIELD.split;

const LEVELS: readonly Readonly<Record<string, number>>[] = [
  {
    message: FIELD.message,
    type: FIELD.type,
    timestamp: FIELD.timestamp,
    sessionId: FIELD.session,
    cwd: FIELD.folder,
    gitBranch: FIELD.branch,
    requestId: FIELD.request,
    uuid: FIELD.uuid,
    isSidechain: FIELD.sidechain,
    isApiErrorMessage: FIELD.apiError,
    forkedFrom: FIELD.forked,
  },
  { usage: FIELD.usage, id: FIELD.id, model: FIELD.model },
  {
    cache_creation: FIELD.split,
    input_tokens: FIELD.input,
    output_tokens: FIELD.output,
    cache_read_input_tokens: FIELD.cacheRead,
    cache_creation_input_tokens: FIELD.cacheWrite,
    speed: FIELD.speed,
    iterations: FIELD.iterations,
    service_tier: FIELD.tier,
    inference_geo: FIELD.place,
    server_tool_use: FIELD.serverTools,
  },
  { ephemeral_5m_input_tokens: FIELD.split5m, ephemeral_1h_input_tokens: FIELD.split1h },
];

interface Key {
  readonly word: Uint8Array;
  readonly field: number;
}

/** Longer than any key of ours. */
const LONGEST = 32;
const NONE: readonly Key[] = [];
/** By level and length: at most four keys have both in common. */
const KEYS: readonly (readonly Key[])[] = LEVELS.flatMap((level) =>
  Array.from({ length: LONGEST }, (_, length) => {
    const keys = Object.entries(level).filter(([key]) => key.length === length);
    return keys.length === 0 ? NONE : keys.map(([key, field]) => ({ word: bytesOf(key), field }));
  }),
);

/** The field that a key of that level names; `NO_FIELD`: none that counts. */
export function fieldOf(level: number, bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length >= LONGEST) return NO_FIELD;
  const keys = KEYS[level * LONGEST + length] ?? NONE;
  // No iterator: this runs some twenty times a line.
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index];
    if (key !== undefined && isWord(bytes, start, end, key.word)) return key.field;
  }
  return NO_FIELD;
}
