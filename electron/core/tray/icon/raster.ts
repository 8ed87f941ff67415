import type { Palette, Role } from './palette';
import type { Shape } from './shape';

/** One shape in one colour; later layers cover earlier ones. */
export interface Layer {
  readonly shape: Shape;
  readonly role: Role;
  /** 0–1; 1 when absent. */
  readonly alpha?: number;
}

/** A picture of straight (not premultiplied) RGBA bytes, row by row from the top left. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/** Draws layers into a square of `size` px, with `origin` px free at the left and at the top. */
export function paint(layers: readonly Layer[], size: number, origin: number, palette: Palette): Picture {
  const rgba = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      rgba.set(pixel(layers, x + 0.5 - origin, y + 0.5 - origin, palette), (y * size + x) * 4);
    }
  }
  return { width: size, height: size, rgba };
}

/** The colour at a pixel's centre: the layers blended by how much of the pixel each covers. */
function pixel(layers: readonly Layer[], x: number, y: number, palette: Palette): readonly number[] {
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (const layer of layers) {
    const cover = Math.min(1, Math.max(0, 0.5 - layer.shape(x, y))) * (layer.alpha ?? 1);
    if (cover === 0) continue;
    const colour = palette[layer.role];
    const below = 1 - cover;
    const [r, g, b] = colour === 'erase' ? [0, 0, 0] : colour;
    const above = colour === 'erase' ? 0 : cover;
    [red, green, blue] = [red * below + r * above, green * below + g * above, blue * below + b * above];
    alpha = alpha * below + above;
  }
  if (alpha === 0) return [0, 0, 0, 0];
  return [red / alpha, green / alpha, blue / alpha, alpha * 255].map(Math.round);
}
