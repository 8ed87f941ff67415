import type { Point, Rect } from './placement';

/** The mini view's size in CSS px: two rows with a bar each. */
const SIZE = { width: 208, height: 84 } as const;
/** The distance to the corner of the work area at first (px). */
const MARGIN = 16;

/** The mini view's size in screen px, at the zoom of all pages. */
export function miniSize(zoom: number): Pick<Rect, 'width' | 'height'> {
  return { width: Math.round(SIZE.width * zoom), height: Math.round(SIZE.height * zoom) };
}

/**
 * The bounds of the mini view: where the user left it, moved inside a screen that is there. At first, or when its screen is
 * gone: the lower right corner of the primary work area, away from menu bars and panels.
 * @param saved the upper left corner; `null`: it was never moved
 * @param workAreas the primary one first
 */
export function placeMini(
  saved: Point | null,
  size: Pick<Rect, 'width' | 'height'>,
  workAreas: readonly Rect[],
): Rect {
  const middle = saved && { x: saved.x + size.width / 2, y: saved.y + size.height / 2 };
  const area = middle && workAreas.find((each) => contains(each, middle));
  if (saved !== null && area) return { ...size, ...inside(saved, size, area) };
  const primary = workAreas[0] ?? { x: 0, y: 0, ...size };
  const corner = {
    x: primary.x + primary.width - size.width - MARGIN,
    y: primary.y + primary.height - size.height - MARGIN,
  };
  return { ...size, ...inside(corner, size, primary) };
}

/** The stored form of a place, `120,-40`; `null` for anything else. */
export function parsePlace(stored: unknown): Point | null {
  const [, x, y] = typeof stored === 'string' ? (/^(-?\d{1,6}),(-?\d{1,6})$/.exec(stored) ?? []) : [];
  return x === undefined || y === undefined ? null : { x: Number(x), y: Number(y) };
}

/** The form in which a place is stored. */
export function storedPlace({ x, y }: Point): string {
  return `${String(Math.round(x))},${String(Math.round(y))}`;
}

function inside(point: Point, size: Pick<Rect, 'width' | 'height'>, area: Rect): Point {
  return {
    x: Math.max(area.x, Math.min(point.x, area.x + area.width - size.width)),
    y: Math.max(area.y, Math.min(point.y, area.y + area.height - size.height)),
  };
}

function contains({ x, y, width, height }: Rect, point: Point): boolean {
  return point.x >= x && point.x < x + width && point.y >= y && point.y < y + height;
}
