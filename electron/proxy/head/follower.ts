/** What a piece of a body came to. */
export interface Piece {
  /** Bytes of `bytes` from `start` that belong to the body, framing included; -1: the framing is broken. */
  readonly taken: number;
  readonly done: boolean;
}

/** Follows a body as it passes, without holding any of it. */
export interface BodyFollower {
  /**
   * @param payload called with each part of the content itself; the parts are views into `bytes`
   */
  readonly follow: (bytes: Buffer, start: number, payload: ((part: Buffer) => void) | null) => Piece;
  /** Whether a first chunk size was read (always, where there are no chunks): before, nothing is sent on. */
  readonly isSound: () => boolean;
}
