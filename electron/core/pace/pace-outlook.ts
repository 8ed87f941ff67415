/** A reading that is complete enough for a forecast. Instants are epoch ms. */
export interface Reading {
  /** Percent, 0 to below 100. */
  readonly used: number;
  readonly observedAt: number;
  readonly resetsAt: number;
  readonly lengthMs: number;
}

/** The use that a model expects after a reading. */
export interface Outlook {
  /**
   * The percent used by an instant between the reading and the reset that `share` (0–1) of all outcomes do not
   * exceed: 0.5 is the middle. Never falls with either.
   */
  usedBy(instant: number, share: number): number;
}
