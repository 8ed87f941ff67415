/** How two digits lie side by side. */
export interface DigitMetrics {
  readonly pen: number;
  readonly width: number;
  /** Between the two digits. */
  readonly gap: number;
  readonly height: number;
  /** Height of the upper counter. */
  readonly counter: number;
}

/** Two bars: their tops and their height. */
export interface BarMetrics {
  readonly tops: readonly [number, number];
  readonly height: number;
}

/** Bars on a plate keep a margin at each side. */
export interface InsetBarMetrics extends BarMetrics {
  readonly inset: number;
}

/** The number and thin bars below it; `top` is the digits' top. */
export interface BothMetrics {
  readonly top: number;
  readonly digits: DigitMetrics;
  readonly bars: InsetBarMetrics;
}

/** Everything that is drawn for one size, in whole px: each size is drawn, none is scaled. */
export interface SizeMetrics {
  readonly size: number;
  /** Thickness of the underline, solid or dotted, at the lower edge. */
  readonly line: number;
  /** Length of a dot of the dotted underline, and of the gaps. */
  readonly dot: number;
  /** Corner of the critical plate. */
  readonly radius: number;
  /** The stop on the reached disc. */
  readonly stop: { readonly inset: number; readonly height: number };
  /** Outline of a hollow bar. */
  readonly outline: number;
  readonly digits: DigitMetrics;
  readonly plateDigits: DigitMetrics;
  readonly bars: BarMetrics;
  /** Bars that leave room for the underline. */
  readonly linedBars: BarMetrics;
  readonly plateBars: InsetBarMetrics;
  readonly both: BothMetrics;
  readonly plateBoth: BothMetrics;
}
