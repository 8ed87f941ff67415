/** Time as the app sees it. Everything that waits or asks the time does it through this. */
export interface Clock {
  /** Wall clock, epoch ms: Anthropic's time, as far as it is known. */
  readonly now: () => number;
  /** Monotonic ms since the clock was made; never jumps. */
  readonly monotonic: () => number;
  /** Calls back once after `ms`; the returned function cancels. */
  readonly after: (ms: number, callback: () => void) => () => void;
  /** An instant that another process read off the system's clock (epoch ms), on this one; absent: it is the same. */
  readonly ofSystem?: (at: number) => number;
}

/** An answer of Anthropic's that another process has got. */
export interface DatedAnswer {
  /** Its `Date`, epoch ms. */
  readonly serverDate: number;
  /** When it began, by the system's clock (epoch ms). */
  readonly at: number;
  /** From the request to that moment, ms. */
  readonly tookMs: number;
}

/** A clock that goes by what Anthropic says the time is: the clock of the machine may be hours off. */
export interface AppClock extends Clock {
  readonly ofSystem: (at: number) => number;
  /** The same where this clock is real time; in fast motion the instant as it is: a transcript is not played faster. */
  readonly ofTranscript: (at: number) => number;
  /** To be called as a request leaves; the function it gives takes the `Date` of the answer (epoch ms). */
  readonly listen: () => (serverDate: number) => void;
  /** Takes the `Date` of an answer that another process of this machine has got. */
  readonly takeDate: (answer: DatedAnswer) => void;
  /** The earliest that it can be now (epoch ms): before Anthropic's time is known, the clock may be far ahead. */
  readonly earliest: () => number;
  /** Whether conclusions may be drawn from the time alone: it is known, or it could not be learned for a minute. */
  readonly isSettled: () => boolean;
  /** By how much the machine's clock is ahead where a user should know, in ms, negative: behind; else `null`. */
  readonly aheadMs: () => number | null;
}
