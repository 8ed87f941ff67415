/** The part of a body in one piece of bytes. */
export interface Piece {
  /** Number of bytes from `start` that belong to the body, including the framing; -1 where the framing is invalid. */
  readonly taken: number;
  readonly done: boolean;
}

/** Finds the end of a body as it passes through, without storing it. */
export interface BodyFollower {
  /** @param payload called with each part of the content; the parts are views into `bytes` */
  readonly follow: (bytes: Buffer, start: number, payload: ((part: Buffer) => void) | null) => Piece;
  /** Whether the first chunk size was valid; always true without chunks. Before that nothing is sent to Anthropic. */
  readonly isSound: () => boolean;
}
