import { between, seededRandom } from '../../fakes/random';

/** Anthropic's stream of one message, as bytes. */
export function messageStream(wish: {
  readonly id: string;
  readonly events: number;
  readonly output: number;
}): Buffer {
  const event = (type: string, fields: object) =>
    `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`;
  const usage = {
    input_tokens: 12,
    cache_creation_input_tokens: 300,
    cache_read_input_tokens: 4000,
    output_tokens: 1,
    cache_creation: { ephemeral_5m_input_tokens: 100, ephemeral_1h_input_tokens: 200 },
  };
  const message = {
    id: wish.id,
    type: 'message',
    role: 'assistant',
    model: 'claude-opus-5-5',
    content: [],
    usage,
  };
  const text = (n: number) => ({
    index: 0,
    delta: { type: 'text_delta', text: `wörd ${String(n)} – \n "message_start" ` },
  });
  return Buffer.from(
    [
      event('message_start', { message }),
      event('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }),
      'event: ping\ndata: {"type": "ping"}\n\n',
      ...Array.from({ length: wish.events }, (_, n) => event('content_block_delta', text(n))),
      event('content_block_stop', { index: 0 }),
      event('message_delta', {
        delta: { stop_reason: null },
        usage: { output_tokens: Math.max(0, wish.output - 1) },
      }),
      event('message_delta', { delta: { stop_reason: 'end_turn' }, usage: { output_tokens: wish.output } }),
      event('message_stop', {}),
    ].join(''),
  );
}

/** The bytes in pieces of random length, the same for the same seed. */
export function torn(bytes: Buffer, seed: number): Buffer[] {
  const random = seededRandom(seed);
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const size = between(random, 1, 1500);
    parts.push(bytes.subarray(at, at + size));
    at += size;
  }
  return parts;
}
