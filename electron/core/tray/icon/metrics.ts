/** How two digits lie side by side. */
export interface DigitMetrics {
  readonly pen: number;
  readonly width: number;
  /** The space between the two digits. */
  readonly gap: number;
  readonly height: number;
  /** Height of the upper counter. */
  readonly counter: number;
}

/** The tops and the height of two bars. */
export interface BarMetrics {
  readonly tops: readonly [number, number];
  readonly height: number;
}

/** Bars on a plate, with a margin at each side. */
export interface InsetBarMetrics extends BarMetrics {
  readonly inset: number;
}

/** The number with thin bars below it; `top` is the top of the digits. */
export interface BothMetrics {
  readonly top: number;
  readonly digits: DigitMetrics;
  readonly bars: InsetBarMetrics;
}

/** The measures of one size, in whole px. Each size has its own; none is scaled. */
export interface SizeMetrics {
  readonly size: number;
  /** Thickness of the underline (solid or dotted) at the lower edge. */
  readonly line: number;
  /** Length of a dot of the dotted underline, and of its gaps. */
  readonly dot: number;
  /** Corner radius of the critical plate. */
  readonly radius: number;
  /** The bar on the disc of a reached limit. */
  readonly stop: { readonly inset: number; readonly height: number };
  /** Thickness of a hollow bar's outline. */
  readonly outline: number;
  readonly digits: DigitMetrics;
  readonly plateDigits: DigitMetrics;
  readonly bars: BarMetrics;
  /** Bars above an underline. */
  readonly linedBars: BarMetrics;
  readonly plateBars: InsetBarMetrics;
  readonly both: BothMetrics;
  readonly plateBoth: BothMetrics;
}
