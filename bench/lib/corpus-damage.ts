import { between, mixSeed, pick, seededRandom, type Random } from '../../test/fakes/random';

/** Lines of transcripts that are no answer of a model. */
const ODD = [
  'null',
  '[]',
  '{}',
  '17',
  '',
  '\r',
  '\0\0\0',
  '{"type":"assistant","message":null,"output_tokens":1}',
  '{"type":"assistant","message":{"id":"msg_x","usage":null},"requestId":"req_x"}',
  '{"type":"assistant","message":{"usage":{"input_tokens":',
  '[{"type":"assistant","message":{"id":"msg_y","usage":{"output_tokens":3}}}]',
  '{"type":"user","message":{"role":"user","usage":{"input_tokens":3,"output_tokens":4}}}',
  '{"type":"progress","data":{"message":{"type":"assistant","message":{"id":"msg_p","model":"claude-opus-4-6","usage":{"output_tokens":9}}}}}',
  '{"type":"assistant","message":{"id":"m","model":"<synthetic>","usage":{"input_tokens":0,"output_tokens":0}}}',
  '{"type":"assistant","isApiErrorMessage":true,"message":{"id":"e","model":"claude-opus-4-6","usage":{"output_tokens":1}}}',
] as const;
/** Shares of lines and of files. */
const ODD_LINES = 0.004;
const HALF_LINES = 0.001;
const CUT_FILES = 0.05;
const BAD_BYTES = Buffer.from([0xff, 0xc3, 0x28, 0x0a]);

/** A transcript's bytes as a machine leaves them that was switched off and on, and has old versions behind it. */
export function damage(seed: number, file: number, lines: readonly string[]): Buffer {
  const random = seededRandom(mixSeed(seed, file, 77));
  const out: string[] = [];
  for (const line of lines) {
    out.push(withoutRequest(line));
    const chance = random();
    if (chance < ODD_LINES) out.push(pick(random, ODD));
    else if (chance < ODD_LINES + HALF_LINES) out.push(line.slice(0, between(random, 1, line.length - 1)));
  }
  const parts: Buffer[] = [Buffer.from(`${out.join('\n')}\n`)];
  if (random() < CUT_FILES) parts.push(BAD_BYTES);
  if (random() < CUT_FILES) parts.push(cut(random, lines));
  return Buffer.concat(parts);
}

/** Gateways and older versions do not write the request: the same for all lines of an answer. */
function withoutRequest(line: string): string {
  return /"id":"msg_\w+7"/.test(line) ? line.replace(/,"requestId":"req_\w+"/, '') : line;
}

/** A line that is being written, of an answer that comes nowhere else. */
function cut(random: Random, lines: readonly string[]): Buffer {
  const line = Buffer.from(pick(random, [lines.at(-1) ?? '', ...lines]).replaceAll('msg_01', 'msg_02'));
  return line.subarray(0, between(random, 1, line.length));
}
