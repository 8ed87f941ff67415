import type { TokenSums } from '../../../electron/core/usage/usage';

/** One reply of the model. */
export interface Reply {
  readonly text?: string;
  /** Tools that the client is asked to run; the next reply of the prompt answers what they gave. */
  readonly tools?: readonly ToolCall[];
  /** Default: gzip. */
  readonly coding?: Coding;
  /** What happens to the request before this reply is given: each once, in turn. */
  readonly trouble?: readonly Trouble[];
  /** Waits between the words of the text (ms); default 0. */
  readonly paceMs?: number;
}

export interface ToolCall {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export type Coding = 'gzip' | 'br' | 'deflate' | 'identity';

export type Trouble =
  /** Turned down; a burst and an overload say nothing of limits, a window that is full does. */
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly limits?: boolean;
    }
  /** The connection is reset in the middle of the text. */
  | { readonly kind: 'reset' }
  /** The text begins and never goes on; the client has to go. */
  | { readonly kind: 'endless' };

/** What the server did with one request for a message. */
export interface Sent {
  /** The word of the prompt that it answered, and the reply's place in the script. */
  readonly word: string;
  readonly step: number;
  readonly status: number;
  /** When the head was written: ms of `performance.now()`. */
  readonly headAt: number;
  readonly coding: Coding;
  /** Whether a sub-agent of the client asked. */
  readonly agent: boolean;
  /** `null` where it was refused. */
  readonly told: Told | null;
}

/** The reported tokens of a message, to its end or until it was cut off. */
export interface Told {
  readonly messageId: string;
  readonly requestId: string;
  readonly model: string;
  readonly tokens: TokenSums;
  readonly whole: boolean;
}

/** Limits of the unified headers: fractions of 1, and their resets (epoch seconds). */
export interface Limits {
  /** `null`: the account has no 5-hour window, so no header speaks of one. */
  readonly fiveHour: { readonly used: number; readonly reset: number } | null;
  readonly sevenDay: { readonly used: number; readonly reset: number };
  /** Further headers of the family, by what follows `anthropic-ratelimit-unified-`. */
  readonly more?: Readonly<Record<string, string>>;
}
