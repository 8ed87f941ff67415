import { err, ok, type Result } from '../result';
import type { MachineUse } from './machine-use';

/**
 * The token ledger of a machine as text, version 1. ASCII, words separated by one space, lines by `\n`:
 *
 *     quotide-ledger 1
 *     taken 2026-11-30T20:00:00.000Z
 *     since 2026-11-22T20:00:00.000Z        (`since -`: from the beginning)
 *     key at model account input output cache_read cache_write_5m cache_write_1h plan
 *     0011…aabb 1796068800000 claude-opus-5-5 - 12 345 6789 0 0 1
 *     end 1
 *
 * The last line has the number of responses, so that a text that was cut off is found.
 */
const FIRST_LINE = 'quotide-ledger 1';
const COLUMNS = 'key at model account input output cache_read cache_write_5m cache_write_1h plan';

/** Characters of a line at most; the longest that `useLine` writes has 250. */
export const LONGEST_LINE = 400;
/** Responses of a text at most: years of heavy use. */
const MOST_USES = 5_000_000;
/** Tokens of a kind in one response at most; a context has a few million. */
const MOST_TOKENS = 1_000_000_000;
/** 2023-01-01: before Claude Code. */
const EARLIEST = 1_672_531_200_000;
/** By how much a response may be later than the moment of the export: a clock that was set meanwhile. */
const LATEST_AHEAD_MS = 86_400_000;
const MODEL = /^[!-~]{1,100}$/;
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Why a text is no ledger that can be used. */
export type LedgerReason =
  | 'not_a_ledger'
  | 'version'
  | 'taken'
  | 'since'
  | 'columns'
  | 'fields'
  | 'key'
  | 'time'
  | 'model'
  | 'account'
  | 'number'
  | 'plan'
  | 'line_too_long'
  | 'too_many'
  | 'count'
  | 'after_end'
  | 'cut_off';

/** The first fault of a text: its line, from 1, and the reason. */
export interface LedgerFault {
  readonly line: number;
  readonly reason: LedgerReason;
}

/** The head of a ledger's text. */
export interface LedgerHead {
  /** When it was made, by the clock of its machine (epoch ms). */
  readonly takenAt: number;
  /** It has responses from this moment on (epoch ms); `null`: all. */
  readonly since: number | null;
}

/** The first four lines. */
export function headLines({ takenAt, since }: LedgerHead): string {
  const from = since === null ? '-' : new Date(since).toISOString();
  return `${FIRST_LINE}\ntaken ${new Date(takenAt).toISOString()}\nsince ${from}\n${COLUMNS}\n`;
}

/** The line of a response. A model's name that is not plain ASCII gets `?` in place of what is not. */
export function useLine({ key, at, model, account, tokens, onPlan }: MachineUse): string {
  const { input, output, cacheRead, cacheWrite5m, cacheWrite1h } = tokens;
  const name = model.slice(0, 100).replace(/[^!-~]/g, '?') || '?';
  const counts = [input, output, cacheRead, cacheWrite5m, cacheWrite1h].map(String).join(' ');
  return `${key} ${String(at)} ${name} ${account ?? '-'} ${counts} ${onPlan ? '1' : '0'}\n`;
}

/** Whether another machine takes this response: one with a time or counts that cannot be is left out of an export. */
export function isUsable({ at, tokens }: Pick<MachineUse, 'at' | 'tokens'>, takenAt: number): boolean {
  return (
    isTime(at, takenAt) &&
    Object.values(tokens).every((count) => Number.isInteger(count) && count >= 0 && count <= MOST_TOKENS)
  );
}

/** The last line. */
export function endLine(count: number): string {
  return `end ${String(count)}\n`;
}

/** Reads a ledger's text line by line. Nothing of it may be used before `end` has given its head. */
export class LedgerParser {
  #line = 0;
  #takenAt = 0;
  #since: number | null = null;
  #count = 0;
  #hasEnded = false;

  /** The number of the line that was read last, from 1. */
  get line(): number {
    return this.#line;
  }

  /** Reads the next line, without its line feed: a response, `null` for a line of another kind, or the fault. */
  parse(text: string): Result<MachineUse | null, LedgerFault> {
    this.#line += 1;
    if (this.#hasEnded) return this.#fault('after_end');
    if (text.length > LONGEST_LINE) return this.#fault('line_too_long');
    if (this.#line <= 4) return this.#head(text);
    if (text.startsWith('end ')) return this.#end(text);
    if (this.#count >= MOST_USES) return this.#fault('too_many');
    const use = parseUse(text, this.#takenAt);
    if (!use.ok) return this.#fault(use.error);
    this.#count += 1;
    return use;
  }

  /** The head, once all lines were read; a fault where the last line is missing. */
  end(): Result<LedgerHead & { readonly count: number }, LedgerFault> {
    if (!this.#hasEnded)
      return err({ line: this.#line + 1, reason: this.#line === 0 ? 'not_a_ledger' : 'cut_off' });
    return ok({ takenAt: this.#takenAt, since: this.#since, count: this.#count });
  }

  #fault(reason: LedgerReason): Result<never, LedgerFault> {
    return err({ line: this.#line, reason });
  }

  #head(text: string): Result<null, LedgerFault> {
    if (this.#line === 1) {
      if (!/^quotide-ledger \d{1,9}$/.test(text)) return this.#fault('not_a_ledger');
      return text === FIRST_LINE ? ok(null) : this.#fault('version');
    }
    if (this.#line === 4) return text === COLUMNS ? ok(null) : this.#fault('columns');
    const isTaken = this.#line === 2;
    const [word, value = '', more] = text.split(' ');
    const at = instantIn(value);
    if (
      word !== (isTaken ? 'taken' : 'since') ||
      more !== undefined ||
      (at === null && (isTaken || value !== '-'))
    )
      return this.#fault(isTaken ? 'taken' : 'since');
    if (isTaken) this.#takenAt = at ?? 0;
    else this.#since = at;
    return ok(null);
  }

  #end(text: string): Result<null, LedgerFault> {
    if (text !== endLine(this.#count).trimEnd()) return this.#fault('count');
    this.#hasEnded = true;
    return ok(null);
  }
}

function instantIn(text: string): number | null {
  const at = ISO.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(at) || at < EARLIEST ? null : at;
}

function parseUse(text: string, takenAt: number): Result<MachineUse, LedgerReason> {
  const fields = text.split(' ');
  if (fields.length !== 10) return err('fields');
  const [key = '', time = '', model = '', account = '', ...rest] = fields;
  const plan = rest.pop();
  if (!/^[\da-f]{40}$/.test(key)) return err('key');
  const at = countIn(time, Number.MAX_SAFE_INTEGER);
  if (at === null || !isTime(at, takenAt)) return err('time');
  if (!MODEL.test(model)) return err('model');
  if (!/^(?:-|[\da-f]{16})$/.test(account)) return err('account');
  const counts = rest.map((each) => countIn(each, MOST_TOKENS));
  const [input = null, output = null, cacheRead = null, cacheWrite5m = null, cacheWrite1h = null] = counts;
  if (
    input === null ||
    output === null ||
    cacheRead === null ||
    cacheWrite5m === null ||
    cacheWrite1h === null
  )
    return err('number');
  if (plan !== '0' && plan !== '1') return err('plan');
  const tokens = { input, output, cacheRead, cacheWrite5m, cacheWrite1h };
  return ok({ key, at, model, account: account === '-' ? null : account, tokens, onPlan: plan === '1' });
}

function isTime(at: number, takenAt: number): boolean {
  return Number.isInteger(at) && at >= EARLIEST && at <= takenAt + LATEST_AHEAD_MS;
}

/** A whole number in its one form: no sign, no leading zero. */
function countIn(text: string, most: number): number | null {
  if (!/^(?:0|[1-9]\d{0,15})$/.test(text)) return null;
  const count = Number(text);
  return count <= most ? count : null;
}
