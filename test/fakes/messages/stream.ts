import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import zlib from 'node:zlib';
import type { TokenSums } from '../../../electron/core/usage/usage';
import type { Coding, Reply, ToolCall } from './types';

/** A message that is to be told. */
export interface Message {
  readonly id: string;
  readonly model: string;
  readonly reply: Reply;
  readonly tokens: TokenSums;
}

/** The server's first word about the output, before anything was written. */
const FIRST_OUTPUT = 1;

/** The usage at the start of a message: all of the input, and almost none of the output. */
export function atStart(tokens: TokenSums): TokenSums {
  return { ...tokens, output: FIRST_OUTPUT };
}

/** The fields of `usage`, as Anthropic names them. */
export function usageOf({ input, output, cacheRead, cacheWrite5m, cacheWrite1h }: TokenSums): object {
  return {
    input_tokens: input,
    output_tokens: output,
    cache_read_input_tokens: cacheRead,
    cache_creation_input_tokens: cacheWrite5m + cacheWrite1h,
    cache_creation: { ephemeral_5m_input_tokens: cacheWrite5m, ephemeral_1h_input_tokens: cacheWrite1h },
    service_tier: 'standard',
  };
}

/** A message in one piece. */
export function wholeMessage({ id, model, reply, tokens }: Message): object {
  const blocks = [
    { type: 'text', text: reply.text ?? 'Done.' },
    ...(reply.tools ?? []).map((tool, index) => ({ type: 'tool_use', id: toolId(id, index), ...tool })),
  ];
  return {
    id,
    model,
    type: 'message',
    role: 'assistant',
    content: blocks,
    usage: usageOf(tokens),
    stop_reason: stopReason(reply),
    stop_sequence: null,
  };
}

/** A stream of events that is coded on its way, each event whole when it goes out. */
export class EventStream {
  readonly #response: ServerResponse;
  readonly #coder: zlib.Gzip | zlib.Deflate | zlib.BrotliCompress | null;

  constructor(response: ServerResponse, coding: Coding) {
    this.#response = response;
    this.#coder = coderOf(coding);
    this.#coder?.on('data', (part: Buffer) => response.write(part));
  }

  async send(type: string, fields: object = {}): Promise<void> {
    const text = `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`;
    const coder = this.#coder;
    if (coder === null) {
      this.#response.write(text);
      return;
    }
    coder.write(text);
    await new Promise<void>((done) => {
      coder.flush(() => {
        done();
      });
    });
  }

  async end(): Promise<void> {
    if (this.#coder !== null) {
      this.#coder.end();
      await once(this.#coder, 'end');
    }
    this.#response.end();
  }
}

/** Sends a message up to `until` words, or to its end. */
export async function tell(stream: EventStream, message: Message, until = Infinity): Promise<void> {
  const { id, model, reply, tokens } = message;
  const first = { id, model, type: 'message', role: 'assistant', content: [], stop_reason: null };
  await stream.send('message_start', { message: { ...first, usage: usageOf(atStart(tokens)) } });
  await stream.send('content_block_start', { index: 0, content_block: { type: 'text', text: '' } });
  await stream.send('ping');
  const words = (reply.text ?? 'Done – as „asked“.').split(/(?<= )/);
  for (const [index, text] of words.entries()) {
    if (index >= until) return;
    if (reply.paceMs !== undefined) await sleep(reply.paceMs);
    await stream.send('content_block_delta', { index: 0, delta: { type: 'text_delta', text } });
  }
  if (words.length <= until && until !== Infinity) return;
  await stream.send('content_block_stop', { index: 0 });
  for (const [index, tool] of (reply.tools ?? []).entries()) await askForTool(stream, id, index, tool);
  // Cumulative, and the last one counts; missing fields have the value from the start.
  const half = Math.floor(tokens.output / 2);
  const delta = { stop_reason: stopReason(reply), stop_sequence: null };
  await stream.send('message_delta', {
    delta: { stop_reason: null },
    usage: { output_tokens: half, input_tokens: null },
  });
  await stream.send('message_delta', { delta, usage: { output_tokens: tokens.output } });
  await stream.send('message_stop');
}

async function askForTool(stream: EventStream, id: string, index: number, tool: ToolCall): Promise<void> {
  const at = index + 1;
  const block = { type: 'tool_use', id: toolId(id, index), name: tool.name, input: {} };
  await stream.send('content_block_start', { index: at, content_block: block });
  const json = JSON.stringify(tool.input);
  const middle = Math.floor(json.length / 2);
  for (const partial_json of [json.slice(0, middle), json.slice(middle)])
    await stream.send('content_block_delta', {
      index: at,
      delta: { type: 'input_json_delta', partial_json },
    });
  await stream.send('content_block_stop', { index: at });
}

function toolId(id: string, index: number): string {
  return `toolu_${id.slice('msg_'.length)}${String(index)}`;
}

function stopReason({ tools = [] }: Reply): string {
  return tools.length > 0 ? 'tool_use' : 'end_turn';
}

function coderOf(coding: Coding): zlib.Gzip | zlib.Deflate | zlib.BrotliCompress | null {
  switch (coding) {
    case 'gzip':
      return zlib.createGzip();
    case 'deflate':
      return zlib.createDeflate();
    case 'br':
      return zlib.createBrotliCompress();
    case 'identity':
      return null;
  }
}
