import { spendsPlan } from '../../core/tokens/plan-use';
import type { TokenUse } from '../../core/tokens/tokens';
import type { HeaderLine } from '../head/lines';
import { createDecoder, type Decoder } from './decode';
import { createSseScanner } from './sse';
import { noUsage, tokensOf, withMessage, type ResponseUsage } from './usage';

/** Reads the token counts in the body of one response. */
export interface Reading {
  readonly push: (part: Buffer) => void;
  /** @param whole false when the response was cut off */
  readonly end: (whole: boolean) => void;
}

export interface ReadingEvents {
  readonly onUse: (use: TokenUse, partial: boolean) => void;
  /** The tokens cannot be determined; no more calls follow. */
  readonly onUnknown: () => void;
}

/** A JSON body is parsed once it is complete; a larger one is no answer of a model. */
const MAX_JSON_BYTES = 8 * 1024 * 1024;
const MAX_ID_CHARS = 200;
const MAX_DECODED_BYTES = 512 * 1024 * 1024;

/** Reads token counts from plain bytes. */
interface Scanner {
  readonly push: (part: Buffer) => void;
  readonly usage: () => ResponseUsage;
  readonly isComplete: () => boolean;
}

/** @param at when the response began (epoch ms) */
export function createReading(lines: readonly HeaderLine[], at: number, events: ReadingEvents): Reading {
  const header = (name: string) => lines.find((line) => line.name === name)?.value ?? '';
  const type = header('content-type').toLowerCase();
  const scanner = type.startsWith('text/event-stream') ? createSseScanner(noUsage) : createJsonReader();
  const requestId = idOf(header('request-id'));
  let decoded = 0;
  let settled = false;

  const unknown = () => {
    if (settled) return;
    settled = true;
    decoder?.destroy();
    events.onUnknown();
  };
  const decoder: Decoder | null = createDecoder(header('content-encoding'), {
    onData: (part) => {
      decoded += part.length;
      if (decoded > MAX_DECODED_BYTES) unknown();
      else if (!settled) scanner.push(part);
    },
    onError: unknown,
  });
  return {
    push: (part) => {
      if (!settled) decoder?.push(part);
    },
    end: (whole) => {
      if (decoder === null) unknown();
      decoder?.end(() => {
        if (settled) return;
        const use = useOf(scanner.usage(), requestId, at);
        if (use === null) {
          unknown();
          return;
        }
        settled = true;
        events.onUse(use, !(whole && scanner.isComplete()));
      });
    },
  };
}

/** An id is short; `null` for any other text. */
function idOf(text: string): string | null {
  return text === '' || text.length > MAX_ID_CHARS ? null : text;
}

function createJsonReader(): Scanner {
  let parts: Buffer[] = [];
  let bytes = 0;
  let usage = noUsage;
  const read = (): ResponseUsage => {
    if (parts.length === 0) return usage;
    try {
      usage = withMessage(noUsage, JSON.parse(Buffer.concat(parts).toString('utf8')));
    } catch {
      usage = noUsage;
    }
    parts = [];
    return usage;
  };
  return {
    push: (part) => {
      bytes += part.length;
      if (bytes > MAX_JSON_BYTES) parts = [];
      else parts.push(Buffer.from(part));
    },
    usage: read,
    isComplete: () => true,
  };
}

function useOf(usage: ResponseUsage, requestId: string | null, at: number): TokenUse | null {
  const tokens = tokensOf(usage);
  const { messageId, model, fast, terms } = usage;
  if (tokens === null || messageId === null || model === null) return null;
  return {
    messageId,
    requestId,
    at,
    model,
    tokens,
    fast,
    terms,
    origin: 'proxy',
    account: null,
    sessionId: null,
    project: null,
    branch: null,
    sidechain: false,
    onPlan: spendsPlan({ model, messageId }),
    copied: false,
  };
}
