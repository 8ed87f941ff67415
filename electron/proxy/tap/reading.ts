import { spendsPlan } from '../../core/tokens/plan-use';
import type { TokenUse } from '../../core/tokens/tokens';
import type { HeaderLine } from '../head/lines';
import { createDecoder, type Decoder } from './decode';
import { createSseScanner } from './sse';
import { GrowingBytes, TapMemory } from './tap-memory';
import { noUsage, tokensOf, withMessageBytes, type ResponseUsage } from './usage';

/** Reads the token counts in the body of one response. */
export interface Reading {
  readonly push: (part: Buffer) => void;
  /** @param whole false when the response was cut off */
  readonly end: (whole: boolean) => void;
  /** Whether no more bytes are of use: the tokens are unknown. */
  readonly isOver: () => boolean;
}

export interface ReadingEvents {
  readonly onUse: (use: TokenUse, partial: boolean) => void;
  /** The tokens cannot be determined; no more calls follow. */
  readonly onUnknown: () => void;
}

/** A JSON body is read once it is complete; a larger one is no answer of a model. */
const MAX_JSON_BYTES = 1024 * 1024;
const MAX_ID_CHARS = 200;
/** Content from which its garbage is worth a collection when it was of no use, in bytes. */
const LARGE_BYTES = 256 * 1024;

/** Reads token counts from plain bytes. */
interface Scanner {
  readonly push: (part: Buffer) => void;
  readonly usage: () => ResponseUsage;
  readonly isComplete: () => boolean;
  /** Returns the memory. */
  readonly close: () => void;
}

/**
 * Reads one response, within limits of size and of work for each piece.
 * @param at when the response began (epoch ms)
 * @param memory shared by all readings of a proxy
 */
export function createReading(
  lines: readonly HeaderLine[],
  at: number,
  events: ReadingEvents,
  memory = new TapMemory(),
): Reading {
  const header = (name: string) => lines.find((line) => line.name === name)?.value ?? '';
  const type = header('content-type').toLowerCase();
  const isStream = type.startsWith('text/event-stream');
  const scanner: Scanner = isStream ? createSseScanner(noUsage, memory) : createJsonReader(memory);
  const coding = header('content-encoding');
  const isCoded = !/^\s*(identity)?\s*$/i.test(coding);
  const requestId = idOf(header('request-id'));
  let settled = false;
  let decodedBytes = 0;

  const settle = (report: () => void) => {
    if (settled) return;
    settled = true;
    decoder?.destroy();
    scanner.close();
    report();
  };
  const unknown = () => {
    settle(events.onUnknown);
  };
  const giveUp = () => {
    unknown();
    memory.onGivenUp();
  };
  const onData = (part: Buffer) => {
    if (settled) return;
    scanner.push(part);
    decodedBytes += part.length;
    // Bytes that were not coded were counted when they arrived.
    if (isCoded) memory.onDecoded(part.length);
  };
  const decoder: Decoder | null = createDecoder(coding, { onData, onError: giveUp }, memory);
  return {
    push: (part) => {
      if (!settled) decoder?.push(part);
    },
    end: (whole) => {
      if (decoder === null) unknown();
      decoder?.end(() => {
        if (settled) return;
        const use = useOf(scanner.usage(), requestId, at);
        if (use === null && decodedBytes > LARGE_BYTES) giveUp();
        else if (use === null) unknown();
        else
          settle(() => {
            events.onUse(use, !(whole && scanner.isComplete()));
          });
      });
    },
    isOver: () => settled || decoder === null,
  };
}

/** An id is short; `null` for any other text. */
function idOf(text: string): string | null {
  return text === '' || text.length > MAX_ID_CHARS ? null : text;
}

function createJsonReader(memory: TapMemory): Scanner {
  const bytes = new GrowingBytes(memory, MAX_JSON_BYTES);
  let isTooLarge = false;
  return {
    push: (part) => {
      isTooLarge ||= !bytes.append(part);
    },
    usage: () => (isTooLarge ? noUsage : withMessageBytes(noUsage, bytes.view())),
    isComplete: () => true,
    close: () => {
      bytes.drop();
    },
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
