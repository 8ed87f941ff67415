import { list, number } from './wire';

/** A tray picture, 4 bytes a pixel: red, green, blue, alpha, not premultiplied. */
export interface TrayIcon {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

function iconOf(pixmap: unknown): TrayIcon {
  const [width, height, bytes] = list(pixmap);
  const argb = bytes instanceof Uint8Array ? bytes : Uint8Array.from(list(bytes).map(number));
  const rgba = new Uint8Array(argb.length);
  for (let at = 0; at + 3 < argb.length; at += 4) {
    rgba.set(argb.subarray(at + 1, at + 4), at);
    rgba[at + 3] = argb[at] ?? 0;
  }
  return { width: number(width), height: number(height), rgba };
}

/** `IconPixmap` of a StatusNotifierItem, `a(iiay)` in network byte order ARGB, smallest first. */
export function iconsOf(pixmaps: unknown): readonly TrayIcon[] {
  return list(pixmaps)
    .map(iconOf)
    .sort((a, b) => a.width - b.width);
}
