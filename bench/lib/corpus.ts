import fs from 'node:fs';
import path from 'node:path';
import { damage } from './corpus-damage';
import { base58, between, mixSeed, pick, seededRandom, uuid, type Random } from '../../test/fakes/random';

/**
 * A made-up history in the shape of real ones (Claude Code 2.1.39): user lines with tool results, which carry them
 * twice, are the bulk of the bytes, and progress lines of the lines; an answer has one to ten lines with the same ids;
 * two in five sessions have sub-agents; one in twenty is copied into a resumed one.
 */
export interface CorpusOptions {
  readonly dir: string;
  readonly megabytes: number;
  readonly seed: number;
  /**
   * With broken lines and odd ones, answers of old versions and of Claude Code itself, files whose last line is cut off,
   * and three times as many resumed sessions.
   */
  readonly damaged?: boolean;
}

type Line = Readonly<Record<string, unknown>>;

const MODELS = [
  'claude-opus-4-6',
  'claude-opus-4-6',
  'claude-sonnet-4-6',
  'claude-haiku-4-5-20251001',
] as const;
const PROJECTS = [
  'alpha',
  'beta',
  'gamma',
  'delta',
  'tray',
  'proxy',
  'website',
  'infra',
  'notes',
  'api',
] as const;
const WORDS =
  'the tray usage window reset token cache file test error return const await import naïve → “quoted” \\n { } [ ] ( ) = 42'.split(
    ' ',
  );
const START = Date.UTC(2026, 7, 23);
const DAYS = 90;

/** Writes it below `dir/projects`; gives the files in the order of writing. */
export function writeCorpus({ dir, megabytes, seed, damaged = false }: CorpusOptions): readonly string[] {
  const text = textPool(seededRandom(seed));
  const files: string[] = [];
  let left = megabytes * 1e6;
  const write = (file: string, lines: readonly string[]): void => {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const bytes = damaged ? damage(seed, files.length, lines) : Buffer.from(`${lines.join('\n')}\n`);
    fs.writeFileSync(file, bytes);
    files.push(file);
    left -= bytes.length;
  };
  for (let number = 0; left > 0; number += 1) {
    const random = seededRandom(mixSeed(seed, number));
    const folder = path.join(dir, 'projects', `-home-dev-work-${pick(random, PROJECTS)}`);
    const session = new SessionWriter(random, text, folder);
    const lines = session.lines(
      Math.min(lognormal(random, 900_000, 1.1, 20_000, 26_000_000), left + 20_000),
      null,
    );
    write(path.join(folder, `${session.id}.jsonl`), lines);
    if (random() < 0.45) {
      for (let agent = between(random, 1, 4); agent > 0; agent -= 1) {
        const name = `a${base58(random, 6)}`;
        const own = session.lines(lognormal(random, 90_000, 0.8, 8000, 600_000), name);
        write(path.join(folder, session.id, 'subagents', `agent-${name}.jsonl`), own);
      }
    }
    if (random() < (damaged ? 0.15 : 0.05)) {
      const id = uuid(random);
      const copied = lines
        .slice(0, between(random, 1, lines.length))
        .map((line) => line.replaceAll(session.id, id));
      write(path.join(folder, `${id}.jsonl`), copied);
    }
  }
  return files;
}

function textPool(random: Random): (random: Random, length: number) => string {
  const pool = Array.from({ length: 200_000 }, () => pick(random, WORDS as [string, ...string[]])).join(' ');
  return (own, length) => {
    const from = Math.floor(own() * (pool.length - length));
    return pool.slice(from, from + length);
  };
}

function lognormal(random: Random, median: number, sigma: number, low: number, high: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.floor(Math.min(high, Math.max(low, median * Math.exp(sigma * normal))));
}

class SessionWriter {
  readonly id: string;
  readonly #random: Random;
  readonly #text: (random: Random, length: number) => string;
  readonly #cwd: string;
  #at: number;
  #context: number;

  constructor(random: Random, text: (random: Random, length: number) => string, folder: string) {
    this.#random = random;
    this.#text = text;
    this.id = uuid(random);
    this.#cwd = `/home/dev/work/${path.basename(folder).split('-').at(-1) ?? ''}`;
    this.#at = START + between(random, 0, DAYS * 86_400) * 1000;
    this.#context = between(random, 12_000, 24_000);
  }

  lines(budget: number, agent: string | null): readonly string[] {
    const lines: string[] = [];
    let size = 0;
    const add = (line: string): void => {
      lines.push(line);
      size += line.length;
    };
    if (agent === null)
      add(JSON.stringify({ type: 'ai-title', aiTitle: this.#words(40), sessionId: this.id }));
    while (size < budget) {
      add(
        this.#line(
          'user',
          { message: { role: 'user', content: this.#words(this.#size(180, 1, 8000)) } },
          agent,
        ),
      );
      for (let answer = between(this.#random, 1, 14); answer > 0 && size < budget; answer -= 1)
        this.#answer(agent, add);
    }
    return lines;
  }

  #words(length: number): string {
    return this.#text(this.#random, length);
  }

  #size(median: number, sigma: number, high: number): number {
    return lognormal(this.#random, median, sigma, 10, high);
  }

  #line(type: string, rest: Line, agent: string | null): string {
    this.#at += between(this.#random, 20, 9000);
    return JSON.stringify({
      parentUuid: uuid(this.#random),
      isSidechain: agent !== null,
      userType: 'external',
      cwd: this.#cwd,
      sessionId: this.id,
      version: '2.1.39',
      gitBranch: 'main',
      slug: 'calm-blue-river',
      agentId: agent ?? undefined,
      type,
      ...rest,
      uuid: uuid(this.#random),
      timestamp: new Date(this.#at).toISOString(),
    });
  }

  #answer(agent: string | null, add: (line: string) => void): void {
    const random = this.#random;
    const ids = {
      model: pick(random, MODELS),
      id: `msg_01${base58(random, 22)}`,
      type: 'message',
      role: 'assistant',
    };
    const requestId = `req_011${base58(random, 21)}`;
    const written = this.#size(900, 1.1, 60_000);
    const usage = {
      input_tokens: between(random, 1, 10),
      cache_creation_input_tokens: written,
      cache_read_input_tokens: this.#context,
    };
    this.#context = this.#context > 168_000 ? 20_000 : this.#context + written;
    const hour = random() < 0.35 ? written : 0;
    const split = { ephemeral_5m_input_tokens: written - hour, ephemeral_1h_input_tokens: hour };
    const final = this.#size(220, 1.2, 16_000);
    const blocks = pick(random, [1, 1, 1, 1, 2, 2, 2, 2, 3, 4, 7]);
    for (let block = 1; block <= blocks; block += 1) {
      const content = [this.#content(block === 1 && blocks > 1)];
      const output = block === blocks ? final : Math.min(final, 4);
      const counts = { ...usage, cache_creation: split, output_tokens: output, service_tier: 'standard' };
      const message = { ...ids, content, stop_reason: null, usage: counts };
      add(this.#line('assistant', { message, requestId }, agent));
    }
    this.#toolResult(agent, add);
  }

  /** One block of a response: a thought or a tool call. */
  #content(isThought: boolean): Line {
    if (isThought)
      return {
        type: 'thinking',
        thinking: this.#words(this.#size(300, 1, 6000)),
        signature: base58(this.#random, 344),
      };
    return {
      type: 'tool_use',
      id: 'toolu_01',
      name: 'Edit',
      input: {
        old_string: this.#words(this.#size(250, 1, 6000)),
        new_string: this.#words(this.#size(350, 1, 9000)),
      },
    };
  }

  /** The lines after a tool call: progress of hooks, then the result. */
  #toolResult(agent: string | null, add: (line: string) => void): void {
    for (let hook = pick(this.#random, [0, 1, 1, 2, 6]); hook > 0; hook -= 1) {
      const data = { type: 'hook_progress', command: this.#words(90) };
      add(this.#line('progress', { data, toolUseID: 'toolu_01' }, agent));
    }
    const body = this.#words(this.#size(1400, 1.4, 60_000));
    const result = [{ tool_use_id: 'toolu_01', type: 'tool_result', content: body, is_error: false }];
    const message = { role: 'user', content: result };
    add(this.#line('user', { message, toolUseResult: { stdout: body, stderr: '' } }, agent));
  }
}
