/** A version by Semantic Versioning 2.0.0; the part after a `+` does not affect its order and is dropped. */
export interface Version {
  readonly numbers: readonly [number, number, number];
  /** `['beta', '2']` of `1.0.0-beta.2`; empty for a release. */
  readonly pre: readonly string[];
}

const NUMBER = '(0|[1-9]\\d{0,8})';
const ID = '(?:0|[1-9]\\d{0,8}|\\d*[A-Za-z-][0-9A-Za-z-]*)';
const PATTERN = new RegExp(
  `^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-(${ID}(?:\\.${ID})*))?(?:\\+[0-9A-Za-z.-]+)?$`,
);
const LONGEST = 64;

/** `null` for any other text, also `v1.2.3`, `1.2` and numbers of ten digits. */
export function parseVersion(text: string): Version | null {
  const found = text.length > LONGEST ? null : PATTERN.exec(text);
  if (found === null) return null;
  const [, major, minor, patch, pre] = found;
  return {
    numbers: [Number(major), Number(minor), Number(patch)],
    pre: pre === undefined ? [] : pre.split('.'),
  };
}

/** Below 0 if `a` comes before `b`, above 0 if after, otherwise 0. */
export function compareVersions(a: Version, b: Version): number {
  for (const at of [0, 1, 2] as const) {
    const difference = a.numbers[at] - b.numbers[at];
    if (difference !== 0) return difference;
  }
  // A release comes after its previews.
  if (a.pre.length === 0 || b.pre.length === 0) return b.pre.length - a.pre.length;
  for (const [at, id] of a.pre.entries()) {
    const other = b.pre[at];
    if (other === undefined) return 1;
    const difference = compareIds(id, other);
    if (difference !== 0) return difference;
  }
  return a.pre.length - b.pre.length;
}

function compareIds(a: string, b: string): number {
  const numeric = [a, b].map((id) => /^\d+$/.test(id));
  if (numeric[0] && numeric[1]) return Number(a) - Number(b);
  if (numeric[0] !== numeric[1]) return numeric[0] ? -1 : 1;
  return a === b ? 0 : a < b ? -1 : 1;
}
