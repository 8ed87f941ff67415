/** The app's clock, by which every part reads the time and waits. */
export interface Clock {
  /** Wall clock, epoch ms: Anthropic's time once it is known. */
  readonly now: () => number;
  /** Monotonic ms since the clock was made; never jumps. */
  readonly monotonic: () => number;
  /** Calls back once after `ms`; the returned function cancels. */
  readonly after: (ms: number, callback: () => void) => () => void;
  /** Converts an instant of the system's clock, from another process, to this clock (epoch ms). */
  readonly ofSystem?: (at: number) => number;
}

/** An answer of Anthropic to another process. */
export interface DatedAnswer {
  /** Its `Date`, epoch ms. */
  readonly serverDate: number;
  /** When it began, by the system's clock (epoch ms). */
  readonly at: number;
  /** From the request to that moment, ms. */
  readonly tookMs: number;
}

/** A clock that is set by Anthropic's time, since the clock of the machine may be hours off. */
export interface AppClock extends Clock {
  readonly ofSystem: (at: number) => number;
  /** The same in real time; in fast motion the instant itself, since transcripts are written in real time. */
  readonly ofTranscript: (at: number) => number;
  /** To be called when a request is sent; the returned function sets the clock by the answer's `Date` (epoch ms). */
  readonly listen: () => (serverDate: number) => void;
  /** Sets the clock by the `Date` of an answer to another process of this machine. */
  readonly takeDate: (answer: DatedAnswer) => void;
  /** The earliest possible present (epoch ms): before Anthropic's time is known, the clock may be far ahead. */
  readonly earliest: () => number;
  /** Whether conclusions may be drawn from the time alone: it is known, or it could not be learned for a minute. */
  readonly isSettled: () => boolean;
  /** By how much the machine's clock is ahead where a user should know, in ms, negative: behind; else `null`. */
  readonly aheadMs: () => number | null;
}
