import { err, ok, type Result } from '../result';

/**
 * The parts of the status line that a user can choose: the 5-hour and weekly windows; windows of single models; resets
 * behind both; pace; the age of old numbers; how Claude goes on at a limit; money; the prompt cache; the context.
 */
export const SEGMENTS = [
  'windows',
  'scoped',
  'resets',
  'pace',
  'age',
  'mode',
  'spend',
  'cache',
  'context',
] as const;

export type Segment = (typeof SEGMENTS)[number];

/** The user's choice in the settings. */
export interface LineSettings {
  /** Empty: the plain line, of Claude Code's own numbers. */
  readonly segments: readonly Segment[];
  /** Whether limits that are nearly used up are coloured. */
  readonly colour: boolean;
}

/** What the flags of `quotide statusline` choose; `null`: as in the settings. */
export interface LineFlags {
  readonly segments: readonly Segment[] | null;
  /** The most terminal cells that the line may take; `null`: not limited by a flag. */
  readonly width: number | null;
  readonly colour: boolean | null;
}

/** The flags of a call without any. */
export const noLineFlags: LineFlags = { segments: null, width: null, colour: null };

/** Names of segments, from a list with commas; `all` names each. Without those that do not exist. */
export function segmentsOf(names: readonly unknown[]): readonly Segment[] {
  return [...new Set(names.flatMap((name) => SEGMENTS.find((each) => each === name) ?? []))];
}

/** Parses the words after `quotide statusline`, without `--chain`. */
export function parseLineFlags(words: readonly string[]): Result<LineFlags, string> {
  let flags = noLineFlags;
  for (let at = 0; at < words.length; at += 1) {
    const [flag, inline] = splitAt(words[at] ?? '', '=');
    const value = inline ?? words[at + 1];
    const parsed = flagOf(flag, value);
    if (!parsed.ok) return parsed;
    flags = { ...flags, ...parsed.value };
    if (inline === undefined) at += 1;
  }
  return ok(flags);
}

function flagOf(flag: string, value: string | undefined): Result<Partial<LineFlags>, string> {
  if (flag === '--segments') return segmentFlag(value ?? '');
  if (flag === '--width') {
    const width = columnsOf(value);
    return width === null ? err('--width takes a number of columns') : ok({ width });
  }
  if (flag === '--color') {
    if (value === 'always' || value === 'never') return ok({ colour: value === 'always' });
    return err('--color takes always or never');
  }
  return err(`"${flag}" is not expected`);
}

function segmentFlag(list: string): Result<Partial<LineFlags>, string> {
  if (list === 'all') return ok({ segments: SEGMENTS });
  const names = list.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !SEGMENTS.some((each) => each === name));
  if (unknown === undefined) return ok({ segments: segmentsOf(names) });
  return err(`"${unknown}" is no segment: ${SEGMENTS.join(', ')}, or all`);
}

/** A number of terminal columns as a flag or `COLUMNS` names it; `null` for anything else. */
export function columnsOf(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : null;
}

function splitAt(word: string, mark: string): readonly [string, string | undefined] {
  const at = word.indexOf(mark);
  return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}
