/** The colour behind the panels of the large window: `--window` of `renderer/styles/tokens.css`, which a test compares. */
export const WINDOW_COLOUR = { light: '#f4f6f6', dark: '#171a1c' } as const;
