import { clipboard, ClipboardItem, type BrowserWindow, type NativeImage } from 'electron';
import type { Argument, CallResult } from '../../ipc/contract';
import { pictureArea } from '../../core/share/share-area';
import { writeWhole } from '../../platform/write-whole';

/** A picture of the part of a window that its page named; an error when it is not on screen. */
export async function takePicture(
  window: BrowserWindow | null,
  { area }: Argument<'sharePicture'>,
): Promise<NativeImage> {
  if (window === null) throw new Error('no window');
  const { width, height } = window.getContentBounds();
  const part = pictureArea(area, window.webContents.getZoomFactor(), { width, height });
  if (part === null) throw new Error('nothing of it is on screen');
  return window.webContents.capturePage(part);
}

/** Puts a picture on the clipboard. */
export async function copyPicture(picture: NativeImage): Promise<CallResult<'sharePicture'>> {
  // Up to Electron 44 (https://www.electronjs.org/docs/latest/breaking-changes); the fallback runtime is one of these.
  const earlier = clipboard as { readonly writeImage?: (image: NativeImage) => void };
  if (earlier.writeImage) earlier.writeImage(picture);
  else
    await clipboard.write([
      new ClipboardItem({ 'image/png': new Blob([new Uint8Array(picture.toPNG())], { type: 'image/png' }) }),
    ]);
  return { saved: null, error: null };
}

/** Writes a picture as PNG. */
export function writePicture(file: string, picture: NativeImage): Promise<void> {
  return writeWhole(file, 0o600, (handle) => handle.writeFile(picture.toPNG()));
}
