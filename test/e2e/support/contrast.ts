import type { Page } from '@playwright/test';

/** A token as a text or shape colour on one of the grounds it is used on, and what it must reach. */
interface Pair {
  readonly ink: string;
  readonly ground: string;
  readonly least: number;
}

export interface Figure extends Pair {
  readonly ratio: number;
}

const text = 4.5;
const shape = 3;
const on = (ground: string, least: number, ...inks: readonly string[]): readonly Pair[] =>
  inks.map((ink) => ({ ink, ground, least }));

const pairs: readonly Pair[] = [
  ...on('--surface', text, '--ink', '--ink-2', '--ink-3', '--tide-text'),
  ...on('--surface', text, '--warn-text', '--crit-text', '--reached-text', '--good-text'),
  ...on('--sunken', text, '--ink', '--ink-2', '--ink-3'),
  ...on('--warn-wash', text, '--ink', '--ink-2', '--warn-text'),
  ...on('--crit-wash', text, '--ink', '--ink-2', '--crit-text', '--reached-text'),
  ...on('--tide-solid', text, '--on-tide'),
  ...on('--surface', shape, '--tide-fill', '--warn-fill', '--crit-fill', '--reached-fill'),
  ...on('--surface', shape, '--focus', '--control-edge', '--tick'),
  ...on('--track', shape, '--tide-fill', '--warn-fill', '--crit-fill', '--reached-fill', '--ink-3'),
  ...on('--sunken', shape, '--focus'),
];

/** The contrast of each pair as the page itself computes its colours in the present theme. */
export async function contrastFigures(page: Page): Promise<readonly Figure[]> {
  const colours = await page.evaluate(
    (names) => {
      const probe = document.body.appendChild(document.createElement('i'));
      const found = names.map((name) => {
        probe.style.color = `var(${name})`;
        return [name, getComputedStyle(probe).color] as const;
      });
      probe.remove();
      return found;
    },
    [...new Set(pairs.flatMap(({ ink, ground }) => [ink, ground]))],
  );
  const light = new Map(colours.map(([name, colour]) => [name, luminance(colour)]));
  return pairs.map((pair) => {
    const [a, b] = [light.get(pair.ink) ?? NaN, light.get(pair.ground) ?? NaN];
    return { ...pair, ratio: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) };
  });
}

/** Relative luminance of an opaque `rgb(r, g, b)`: WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const parts = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(colour);
  if (parts === null) throw new Error(`not an opaque colour: ${colour}`);
  const [red = 0, green = 0, blue = 0] = parts.slice(1).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
