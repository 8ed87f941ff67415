import { contextSizeOf } from '../tokens/models';
import type { TokenSums } from '../usage/usage';

/** One response of a session, with the fields that health depends on. */
export interface Turn {
  readonly at: number;
  readonly model: string;
  readonly tokens: TokenSums;
  /** Whether it belongs to a sub-agent, which has a context of its own. */
  readonly sidechain: boolean;
}

/** Why a session's health is not good, with the numbers. The words are in the catalogue. */
export type HealthReason =
  | { readonly id: 'context'; readonly tokens: number; readonly size: number }
  | { readonly id: 'cache'; readonly hit: number; readonly written: number }
  | { readonly id: 'turns'; readonly average: number }
  | { readonly id: 'age'; readonly hours: number };

/** The advice for a session; its words are in the catalogue. */
export type HealthAdvice = 'keepGoing' | 'compact' | 'avoidPauses' | 'clear' | 'smallerSteps';

/** The health of a session that is in use. */
export interface SessionHealth {
  readonly level: 'ok' | 'info' | 'warn';
  /** The tokens of the last prompt: input, cache reads and cache writes. */
  readonly context: number;
  /** The number of tokens that the model can hold. */
  readonly contextSize: number;
  /** The share of the input that came from the cache, 0–1; `null` without any input. */
  readonly hit: number | null;
  /** The mean weight of a turn, in tokens of the model's input; `null` without turns. */
  readonly perTurn: number | null;
  readonly ageMs: number;
  /** The number of turns that were examined. */
  readonly looked: number;
  readonly reasons: readonly HealthReason[];
  readonly advice: HealthAdvice;
}

/** The constants of the rule; the help panel shows them too. */
export interface HealthRule {
  /** How long a session counts as active after its last turn (ms). */
  readonly activeMs: number;
  readonly turns: number;
  /** The share of the model's context at which a warning is given: 150,000 of 200,000 tokens. */
  readonly context: number;
  readonly hit: number;
  readonly written: number;
  readonly perTurn: number;
  readonly ageMs: number;
}

/** The rule in use. */
export const healthRule: HealthRule = {
  activeMs: 30 * 60_000,
  turns: 5,
  context: 0.75,
  hit: 0.4,
  written: 50_000,
  perTurn: 60_000,
  ageMs: 3 * 3_600_000,
};

/** The health of a session at `now`; `null` if its last turn is half an hour ago, or if it has no turn of its own. */
export function healthOf(
  turns: readonly Turn[],
  now: number,
  rule: HealthRule = healthRule,
): SessionHealth | null {
  const sorted = turns.toSorted((a, b) => a.at - b.at);
  const newest = sorted.at(-1);
  // Turns of sub-agents keep a session active, but its context is that of the main conversation.
  const own = sorted.filter(({ sidechain }) => !sidechain);
  const last = own.at(-1);
  if (newest === undefined || last === undefined || now - newest.at > rule.activeMs) return null;
  const recent = own.slice(-rule.turns);
  const context = promptOf(last.tokens);
  const contextSize = contextSizeOf(last.model, Math.max(...own.map(({ tokens }) => promptOf(tokens))));
  const ageMs = Math.max(0, now - (sorted[0]?.at ?? now));
  const facts = { ...cacheOf(recent), context, contextSize, ageMs, looked: recent.length };
  return judged({ ...facts, perTurn: meanOf(recent) }, rule);
}

type Facts = Omit<SessionHealth, 'level' | 'reasons' | 'advice'> & { readonly written: number };

function judged({ written, ...facts }: Facts, rule: HealthRule): SessionHealth {
  const warnings: HealthReason[] = [];
  const { context, contextSize, hit, perTurn, ageMs } = facts;
  if (context > rule.context * contextSize)
    warnings.push({ id: 'context', tokens: context, size: contextSize });
  if (hit !== null && hit < rule.hit && written > rule.written) warnings.push({ id: 'cache', hit, written });
  const notes: HealthReason[] = [];
  if (perTurn !== null && perTurn > rule.perTurn) notes.push({ id: 'turns', average: perTurn });
  if (ageMs > rule.ageMs) notes.push({ id: 'age', hours: ageMs / 3_600_000 });
  const level = warnings.length > 0 ? 'warn' : notes.length > 0 ? 'info' : 'ok';
  const reasons = [...warnings, ...notes];
  return { ...facts, level, reasons, advice: adviceFor(reasons[0]) };
}

/** The advice for a reason; without one: go on. */
export function adviceFor(reason: HealthReason | undefined): HealthAdvice {
  switch (reason?.id) {
    case undefined:
      return 'keepGoing';
    case 'context':
      return 'compact';
    case 'cache':
      return 'avoidPauses';
    case 'turns':
      return 'smallerSteps';
    case 'age':
      return 'clear';
  }
}

/** The tokens of the prompt before the response. */
function promptOf({ input, cacheRead, cacheWrite5m, cacheWrite1h }: TokenSums): number {
  return input + cacheRead + cacheWrite5m + cacheWrite1h;
}

function cacheOf(turns: readonly Turn[]): { readonly hit: number | null; readonly written: number } {
  const prompt = turns.reduce((sum, { tokens }) => sum + promptOf(tokens), 0);
  const read = turns.reduce((sum, { tokens }) => sum + tokens.cacheRead, 0);
  const written = turns.reduce((sum, { tokens }) => sum + tokens.cacheWrite5m + tokens.cacheWrite1h, 0);
  return { hit: prompt === 0 ? null : read / prompt, written };
}

/** In tokens of the model's own input, so that one threshold fits every model. */
function meanOf(turns: readonly Turn[]): number | null {
  if (turns.length === 0) return null;
  const weigh = ({ input, output, cacheRead, cacheWrite5m, cacheWrite1h }: TokenSums) =>
    input + output + 1.25 * cacheWrite5m + 2 * cacheWrite1h + 0.1 * cacheRead;
  return turns.reduce((sum, { tokens }) => sum + weigh(tokens), 0) / turns.length;
}
