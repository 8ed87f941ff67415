import { base58, between, mixSeed, pick, seededRandom, uuid, type Random } from '../random';
import { demoAnchor } from '../demo-week';
import { CYCLE_HOURS, START_HOUR, WEEK, type WorkSession } from './schedule';

/** One line of a transcript, without the line feed, and the instant at which Claude Code would write it. */
export interface TranscriptLine {
  readonly at: number;
  readonly text: string;
}

/** One session of Claude Code. */
export interface Transcript {
  /** Below the config dir: `projects/-home-…/<session id>.jsonl`. */
  readonly path: string;
  readonly lines: readonly TranscriptLine[];
}

const HOUR = 3_600_000;
const PROJECTS = ['atlas', 'billing-api', 'website', 'dotfiles'] as const;
const SECONDS_BETWEEN_RESPONSES = 150;
const WORDS = (
  'the queue drains before a retry so keep the lock short and read it once more add a test for the empty page then ' +
  'move the parser out of the handler rename the column check the index and log the slow path only'
).split(' ');

/** The numbers of the sessions (counted through all cycles) that overlap a stretch of time. */
export function sessionsBetween(startMs: number, fromMs: number, toMs: number): readonly number[] {
  const cycleStart = demoAnchor(startMs) - START_HOUR * HOUR;
  const cycleOf = (at: number): number => Math.floor((at - cycleStart) / (CYCLE_HOURS * HOUR));
  const found: number[] = [];
  for (let cycle = cycleOf(fromMs); cycle <= cycleOf(toMs); cycle += 1) {
    WEEK.forEach((session, index) => {
      const base = cycleStart + cycle * CYCLE_HOURS * HOUR;
      const overlaps = base + session.from * HOUR <= toMs && base + session.to * HOUR > fromMs;
      if (overlaps) found.push(cycle * WEEK.length + index);
    });
  }
  return found;
}

/** The whole transcript of a session of the demo's schedule; the same for the same start and number. */
export function transcriptOf(startMs: number, number: number): Transcript {
  const cycle = Math.floor(number / WEEK.length);
  const session = WEEK[number - cycle * WEEK.length];
  if (session === undefined) throw new Error(`no session ${String(number)}`);
  const random = seededRandom(mixSeed(number, 7));
  const project = PROJECTS[session.project] ?? PROJECTS[0];
  const sessionId = uuid(random);
  const base = demoAnchor(startMs) + (cycle * CYCLE_HOURS - START_HOUR) * HOUR;
  const writer = new SessionWriter(random, sessionId, `/home/sam/code/${project}`);
  writer.session(session, base);
  return { path: `projects/-home-sam-code-${project}/${sessionId}.jsonl`, lines: writer.lines };
}

class SessionWriter {
  readonly lines: TranscriptLine[] = [];
  readonly #random: Random;
  readonly #sessionId: string;
  readonly #cwd: string;
  readonly #model: string;
  #parent: string | null = null;
  #context = 0;

  constructor(random: Random, sessionId: string, cwd: string) {
    this.#random = random;
    this.#sessionId = sessionId;
    this.#cwd = cwd;
    this.#model = pick(random, ['claude-opus-5-5', 'claude-opus-5-5', 'claude-sonnet-5-5']);
  }

  session(session: WorkSession, base: number): void {
    const start = base + session.from * HOUR;
    const end = base + session.to * HOUR;
    this.#line(start, { type: 'ai-title', aiTitle: this.#words(5), sessionId: this.#sessionId });
    const step = SECONDS_BETWEEN_RESPONSES * 1000;
    for (let at = start, count = 0; at < end - step; at += step, count += 1) {
      const when = at + between(this.#random, 1000, step / 2);
      if (count % 6 === 0)
        this.#message(when - 900, 'user', { message: { role: 'user', content: this.#words(30) } });
      this.#response(when, session);
    }
  }

  #words(count: number): string {
    const from = between(this.#random, 0, WORDS.length - 1);
    return Array.from({ length: count }, (_, at) => WORDS[(from + at * 5) % WORDS.length] ?? '').join(' ');
  }

  #line(at: number, value: Readonly<Record<string, unknown>>): void {
    this.lines.push({ at, text: JSON.stringify(value) });
  }

  #message(at: number, type: 'user' | 'assistant', rest: Readonly<Record<string, unknown>>): void {
    const id = uuid(this.#random);
    const parentUuid = this.#parent;
    this.#parent = id;
    this.#line(at, {
      parentUuid,
      isSidechain: false,
      userType: 'external',
      cwd: this.#cwd,
      sessionId: this.#sessionId,
      version: '2.1.330',
      gitBranch: 'main',
      type,
      ...rest,
      uuid: id,
      timestamp: new Date(at).toISOString(),
    });
  }

  /** One API response: a line a content block, same ids, `output_tokens` final in the last only; then the tool's result. */
  #response(at: number, session: WorkSession): void {
    const random = this.#random;
    const usage = this.#usage(session.pace);
    const other = random() < 0.12 ? 'claude-haiku-5-5' : this.#model;
    const model = random() < session.fable ? 'claude-fable-5-1' : other;
    const ids = { id: `msg_01${base58(random, 22)}`, type: 'message', role: 'assistant', model };
    const requestId = `req_011${base58(random, 21)}`;
    const toolId = `toolu_01${base58(random, 22)}`;
    const block = (when: number, content: unknown, stop: string | null, output: number): void => {
      const message = {
        ...ids,
        content: [content],
        stop_reason: stop,
        usage: { ...usage, output_tokens: output },
      };
      this.#message(when, 'assistant', { message, requestId });
    };
    if (random() < 0.6) block(at, { type: 'text', text: this.#words(24) }, null, between(random, 1, 8));
    const input = { command: `npm test -- ${this.#words(2)}`, description: this.#words(4) };
    block(at + 700, { type: 'tool_use', id: toolId, name: 'Bash', input }, 'tool_use', usage.output_tokens);
    const result = { tool_use_id: toolId, type: 'tool_result', content: this.#words(50), is_error: false };
    this.#message(at + 900, 'user', { message: { role: 'user', content: [result] } });
  }

  /** More intense work costs more tokens; the context grows until it is compacted. */
  #usage(pace: number): UsageCounts {
    const fresh = between(this.#random, 40, 130) * pace;
    const read = this.#context < 18_000 || this.#context > 165_000 ? 18_000 : this.#context;
    this.#context = read + fresh;
    const hour = this.#random() < 0.3 ? fresh : 0;
    return {
      input_tokens: between(this.#random, 1, 12),
      cache_creation_input_tokens: fresh,
      cache_read_input_tokens: read,
      cache_creation: { ephemeral_5m_input_tokens: fresh - hour, ephemeral_1h_input_tokens: hour },
      output_tokens: between(this.#random, 10, 60) * pace,
      service_tier: 'standard',
    };
  }
}

interface UsageCounts {
  readonly input_tokens: number;
  readonly cache_creation_input_tokens: number;
  readonly cache_read_input_tokens: number;
  readonly cache_creation: Readonly<Record<string, number>>;
  readonly output_tokens: number;
  readonly service_tier: string;
}
