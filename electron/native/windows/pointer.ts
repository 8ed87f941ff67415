import { app, screen } from 'electron';
import type { Point } from 'electron';
import { hasElectronPointer, isWayland, type SessionFacts } from '../../core/tray/placement';
import { x11Pointer } from '../../platform/x11/pointer';

/**
 * The position of the pointer; `null`: unknown. On X11 Electron's own is right only until the pointer was over a window
 * of the app: https://github.com/electron/electron/issues/42519
 * @param isPlaceKnown whether there is an earlier place of the icon to use instead
 */
export async function findPointer(facts: SessionFacts, isPlaceKnown: boolean): Promise<Point | null> {
  if (facts.platform === 'darwin' || facts.platform === 'win32') return screen.getCursorScreenPoint();
  if (isWayland(facts)) return null;
  const point = await x11Pointer(process.env, app.getPath('home'));
  if (point === null)
    return isPlaceKnown || !hasElectronPointer(facts) ? null : screen.getCursorScreenPoint();
  const { scaleFactor } = screen.getPrimaryDisplay();
  return { x: point.x / scaleFactor, y: point.y / scaleFactor };
}
