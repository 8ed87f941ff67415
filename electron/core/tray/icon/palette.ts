/** The paint of a layer. `erase` removes the layers below. */
export type Paint = readonly [red: number, green: number, blue: number] | 'erase';

/** The roles of colour in an icon. */
export type Role = 'ink' | 'dim' | 'warning' | 'critical' | 'reached' | 'onSolid';

export type Palette = Readonly<Record<Role, Paint>>;

/** Whether the ink is dark (for light panels) or light (for dark ones). */
export type Ink = 'dark' | 'light';

/**
 * The colour tokens --ink, --ink-3, --warn-fill, --crit-fill, --reached-fill and --on-solid of the style sheet,
 * repeated because main has no style sheet.
 */
export const palettes: Readonly<Record<Ink, Palette>> = {
  dark: {
    ink: [0x17, 0x21, 0x24],
    dim: [0x5b, 0x68, 0x6d],
    warning: [0xc0, 0x6a, 0x06],
    critical: [0xc9, 0x38, 0x2c],
    reached: [0x99, 0x21, 0x1b],
    onSolid: [0xff, 0xff, 0xff],
  },
  light: {
    ink: [0xea, 0xf0, 0xf2],
    dim: [0x97, 0xa3, 0xa8],
    warning: [0xe5, 0xa0, 0x3a],
    critical: [0xee, 0x7a, 0x6b],
    reached: [0xff, 0x60, 0x52],
    onSolid: [0x10, 0x18, 0x1b],
  },
};

const black: Paint = [0, 0, 0];

/** The palette of templates: macOS tints them itself, so they are black with alpha, and light parts are cut out. */
export const templatePalette: Palette = {
  ink: black,
  dim: black,
  warning: black,
  critical: black,
  reached: black,
  onSolid: 'erase',
};
