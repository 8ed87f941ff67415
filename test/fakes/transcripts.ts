import { useKey, type TokenUse } from '../../electron/core/tokens/tokens';
import { base58, between, mixSeed, pick, seededRandom, uuid, type Random } from './random';

/** A made-up transcript: where it lies below `projects`, and its lines without line feeds. */
export interface FakeTranscript {
  readonly path: string;
  readonly lines: readonly string[];
}

/** Transcripts, and what an honest count of them comes to: each response once, by `useKey`. */
export interface FakeHistory {
  readonly transcripts: readonly FakeTranscript[];
  readonly uses: ReadonlyMap<string, TokenUse>;
}

export interface FakeHistoryOptions {
  readonly seed: number;
  /** Sessions; each has a transcript, some have sub-agents, some are resumed into another one. */
  readonly sessions: number;
  /** Answers a session. */
  readonly answers: number;
  /** About as many bytes in a tool's result; 400 unless told. */
  readonly resultBytes?: number;
}

type Line = Readonly<Record<string, unknown>>;

const MODELS = [
  'claude-opus-4-6',
  'claude-sonnet-4-6',
  'claude-haiku-4-5-20251001',
  'claude-opus-5-5',
] as const;
const START = Date.UTC(2026, 8, 1);
const DAYS = 80;
const WORDS =
  'the queue “drains” before a naïve → retry \\n so {keep} the "usage":{ lock short [and] 42 output_tokens'.split(
    ' ',
  );
/** Lines of transcripts that are no answer: odd JSON, half a line, a tool whose input looks like usage. */
const ODD = [
  'null',
  '[]',
  '{}',
  '\u0000\u0000\u0000',
  '',
  '{"type":"assistant","message":null}',
  '{"type":"assistant","message":{"id":"msg_x","usage":null}}',
  '{"type":"assistant","message":{"usage":{"input_tokens":',
  '{"type":"progress","data":{"message":{"type":"assistant","message":{"id":"msg_p","model":"claude-opus-4-6","usage":{"input_tokens":7,"output_tokens":9}}}}}',
  '{"type":"user","message":{"role":"user","usage":{"input_tokens":3,"output_tokens":4}},"uuid":"u"}',
] as const;

/** A history as Claude Code would leave it, the same for the same options. */
export function fakeHistory(options: FakeHistoryOptions): FakeHistory {
  const uses = new Map<string, TokenUse>();
  const transcripts: FakeTranscript[] = [];
  for (let session = 0; session < options.sessions; session += 1) {
    const random = seededRandom(mixSeed(options.seed, session));
    const writer = new Session(random, options, uses);
    transcripts.push(writer.transcript(options.answers, null));
    if (random() < 0.4)
      transcripts.push(writer.transcript(Math.ceil(options.answers / 3), `a${base58(random, 6)}`));
    if (random() < 0.25) transcripts.push(writer.resumed(random));
  }
  return { transcripts, uses };
}

/** Writes one session's lines, and counts its answers beside. */
class Session {
  readonly #random: Random;
  readonly #resultBytes: number;
  readonly #uses: Map<string, TokenUse>;
  readonly #id: string;
  readonly #folder: string;
  readonly #branch: string;
  #at: number;
  #first: FakeTranscript | null = null;

  constructor(random: Random, { resultBytes = 400 }: FakeHistoryOptions, uses: Map<string, TokenUse>) {
    this.#random = random;
    this.#resultBytes = resultBytes;
    this.#uses = uses;
    this.#id = uuid(random);
    this.#folder = `/home/sam/code/${pick(random, ['atlas', 'billing "api"', 'wébsite'])}`;
    this.#branch = pick(random, ['main', 'feat/tray']);
    this.#at = START + between(random, 0, DAYS * 86_400) * 1000;
  }

  transcript(answers: number, agent: string | null): FakeTranscript {
    const lines: string[] = [];
    if (agent === null)
      lines.push(JSON.stringify({ type: 'ai-title', aiTitle: this.#words(4), sessionId: this.#id }));
    for (let answer = 0; answer < answers; answer += 1) {
      lines.push(this.#line('user', { message: { role: 'user', content: this.#words(12) } }, agent));
      lines.push(...this.#answer(agent));
      if (this.#random() < 0.1) lines.push(pick(this.#random, ODD));
    }
    const name = agent === null ? `${this.#id}.jsonl` : `${this.#id}/subagents/agent-${agent}.jsonl`;
    const transcript = { path: `-home-sam-code/${name}`, lines };
    if (agent === null) this.#first = transcript;
    return transcript;
  }

  /** The first lines again, word for word, under a new session's id. */
  resumed(random: Random): FakeTranscript {
    const id = uuid(random);
    const all = this.#first?.lines ?? [];
    const lines = all.slice(0, between(random, 1, all.length)).map((line) => line.replaceAll(this.#id, id));
    return { path: `-home-sam-code/${id}.jsonl`, lines };
  }

  #words(count: number): string {
    return Array.from({ length: count }, () => pick(this.#random, WORDS as [string, ...string[]])).join(' ');
  }

  #line(type: string, rest: Line, agent: string | null): string {
    this.#at += between(this.#random, 50, 20_000);
    const sides = agent === null ? { isSidechain: false } : { isSidechain: true, agentId: agent };
    return JSON.stringify({
      parentUuid: uuid(this.#random),
      ...sides,
      cwd: this.#folder,
      sessionId: this.#id,
      version: '2.1.330',
      gitBranch: this.#branch,
      type,
      ...rest,
      uuid: uuid(this.#random),
      timestamp: new Date(this.#at).toISOString(),
    });
  }

  /** One response: a line a block, with the same ids; `output_tokens` grows. Then a tool's result. */
  #answer(agent: string | null): readonly string[] {
    const random = this.#random;
    if (random() < 0.03) return [this.#synthetic(agent)];
    const id = `msg_01${base58(random, 22)}`;
    const requestId = random() < 0.05 ? undefined : `req_011${base58(random, 21)}`;
    const model = pick(random, MODELS);
    const final = between(random, 5, 4000);
    const hour = random() < 0.3 ? between(random, 0, 900) : 0;
    const written = hour + between(random, 0, 2000);
    const read = between(random, 0, 160_000);
    const input = between(random, 1, 300);
    const blocks = pick(random, [1, 1, 2, 2, 3, 7]);
    const lines: string[] = [];
    let firstAt: number | null = null;
    for (let block = 1; block <= blocks; block += 1) {
      const output = block === blocks ? final : Math.min(final, between(random, 1, 10));
      const usage = {
        input_tokens: input,
        cache_creation_input_tokens: written,
        cache_read_input_tokens: read,
        cache_creation: { ephemeral_5m_input_tokens: written - hour, ephemeral_1h_input_tokens: hour },
        output_tokens: output,
        service_tier: 'standard',
      };
      const message = { model, id, role: 'assistant', content: [this.#toolCall()], usage };
      lines.push(this.#line('assistant', { message, requestId }, agent));
      firstAt ??= this.#at;
    }
    const use: TokenUse = {
      messageId: id,
      requestId: requestId ?? null,
      at: firstAt ?? 0,
      model,
      tokens: { input, output: final, cacheRead: read, cacheWrite5m: written - hour, cacheWrite1h: hour },
      origin: 'transcript',
      account: null,
      sessionId: this.#id,
      project: this.#folder,
      branch: this.#branch,
      sidechain: agent !== null,
      fast: false,
      terms: 0,
      onPlan: true,
      copied: false,
    };
    this.#uses.set(useKey(use), use);
    lines.push(this.#toolResult(agent));
    return lines;
  }

  /** A tool call whose input has a `usage` of its own, which does not count. */
  #toolCall(): Line {
    const input = { text: this.#words(30), usage: { output_tokens: 99 } };
    return { type: 'tool_use', id: 'toolu_1', name: 'Edit', input };
  }

  #toolResult(agent: string | null): string {
    const text = this.#words(Math.ceil(this.#resultBytes / 6));
    const result = [{ type: 'tool_result', content: text, is_error: false }];
    return this.#line('user', { message: { role: 'user', content: result } }, agent);
  }

  #synthetic(agent: string | null): string {
    const usage = { input_tokens: 0, output_tokens: 0 };
    const message = { id: uuid(this.#random), model: '<synthetic>', usage, content: [] };
    return this.#line('assistant', { message, isApiErrorMessage: true }, agent);
  }
}
