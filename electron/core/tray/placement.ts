/** A rectangle in screen px (device-independent); its coordinates can be negative on a second screen. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The facts that the popover's place depends on, in screen px. */
export interface PlacementInput {
  /** The tray icon; `null` or empty where the system does not report it (Linux reports 0,0,0,0). */
  readonly trayBounds: Rect | null;
  readonly cursor: Point;
  readonly size: { readonly width: number; readonly height: number };
  /** The work area of the screen with the icon (or the cursor). */
  readonly workArea: Rect;
  /** `darwin`, `win32`; everything else counts as Linux. */
  readonly platform: string;
}

/**
 * The icon's bounds if they are valid: not empty, and on some display. macOS reports an icon behind the notch, or one
 * that was dragged out of the menu bar, as empty or outside of every screen.
 * @param displays whole displays, not their work areas: panels lie outside of those
 */
export function visibleBounds(bounds: Rect | null, displays: readonly Rect[]): Rect | null {
  if (bounds === null || bounds.width <= 0 || bounds.height <= 0) return null;
  const touches = (display: Rect): boolean =>
    bounds.x < display.x + display.width &&
    display.x < bounds.x + bounds.width &&
    bounds.y < display.y + display.height &&
    display.y < bounds.y + bounds.height;
  return displays.some(touches) ? bounds : null;
}

/** A screen as the system reports it: its bounds, and the part without panels. */
export interface ScreenAreas {
  readonly bounds: Rect;
  readonly workArea: Rect;
}

/** The facts about an icon whose bounds are unknown (Linux), in screen px. */
export interface IconFacts {
  /** The pointer; `null` where it is unknown. It need not be on the icon: a key opens the popover too. */
  readonly cursor: Point | null;
  /** The last known place of the icon; `null` without one. */
  readonly lastGood: Point | null;
  /** All screens, the primary one first. */
  readonly screens: readonly ScreenAreas[];
  /** The bounds of the app's own windows: a pointer inside one of them is an old one. */
  readonly ownWindows: readonly Rect[];
}

/** The assumed place of the icon. */
export interface IconPlace {
  readonly point: Point;
  /** Whether the point was in a panel, so that it may be used again. */
  readonly isSeen: boolean;
}

/** A panel that hides itself is not in the work area; it is at most this thick (px). */
const HIDDEN_PANEL_PX = 64;

/**
 * The place of the icon: the pointer if it is in a panel, else the last known place, else the end of the first panel.
 * Panels have their tray at the right or lower end.
 */
export function iconPlace({ cursor, lastGood, screens, ownWindows }: IconFacts): IconPlace {
  const isOwn = cursor !== null && ownWindows.some((rect) => contains(rect, cursor));
  if (cursor !== null && !isOwn && isInPanel(cursor, screens)) return { point: cursor, isSeen: true };
  if (lastGood !== null && isInPanel(lastGood, screens)) return { point: lastGood, isSeen: true };
  return { point: panelEnd(screens), isSeen: false };
}

/** Whether a point is outside of every work area; on a screen without any panel, whether it is near an edge. */
function isInPanel(point: Point, screens: readonly ScreenAreas[]): boolean {
  const screen = screens.find(({ bounds }) => contains(bounds, point));
  if (screen === undefined) return false;
  if (thickestPanel(screen) !== null) return !screens.some(({ workArea }) => contains(workArea, point));
  const { x, y, width, height } = screen.bounds;
  const toEdge = Math.min(point.x - x, x + width - 1 - point.x, point.y - y, y + height - 1 - point.y);
  return toEdge < HIDDEN_PANEL_PX;
}

/** The far end of the thickest panel of the first screen with one; without any, the upper right corner. */
function panelEnd(screens: readonly ScreenAreas[]): Point {
  const screen = screens.find((each) => thickestPanel(each) !== null) ?? screens[0];
  if (screen === undefined) return { x: 0, y: 0 };
  const { bounds, workArea } = screen;
  const right = workArea.x + workArea.width - 1;
  const bottom = workArea.y + workArea.height - 1;
  switch (thickestPanel(screen)) {
    case 'bottom':
      return { x: right, y: bottom + 1 };
    case 'left':
      return { x: bounds.x, y: bottom };
    case 'right':
      return { x: right + 1, y: bottom };
    case 'top':
    case null:
      return { x: right, y: bounds.y };
  }
}

/** The side of a screen's thickest panel; `null` without one. */
function thickestPanel({ bounds, workArea }: ScreenAreas): Side | null {
  const sides: readonly (readonly [Side, number])[] = [
    ['top', workArea.y - bounds.y],
    ['bottom', bounds.y + bounds.height - workArea.y - workArea.height],
    ['left', workArea.x - bounds.x],
    ['right', bounds.x + bounds.width - workArea.x - workArea.width],
  ];
  const [side, px] = sides.reduce((thickest, each) => (each[1] > thickest[1] ? each : thickest));
  return px > 0 ? side : null;
}

function contains({ x, y, width, height }: Rect, point: Point): boolean {
  return point.x >= x && point.x < x + width && point.y >= y && point.y < y + height;
}

/** The popover's width in CSS px. */
const WIDTH = 380;

/** The distance between the popover and the icon, and between it and the edges of the work area (px). */
const MARGIN = 8;

/**
 * The popover's size in screen px: that of its content at the page's zoom, but no larger than the work area, where it
 * scrolls.
 * @param height of the content in CSS px
 */
export function popoverSize(height: number, zoom: number, workArea: Rect): PlacementInput['size'] {
  return {
    width: Math.max(1, Math.min(Math.round(WIDTH * zoom), workArea.width - 2 * MARGIN)),
    height: Math.max(1, Math.min(Math.ceil(height * zoom), workArea.height - 2 * MARGIN)),
  };
}

/** The facts that decide between a popover and an ordinary window. */
export interface SessionFacts {
  readonly platform: string;
  /** `XDG_SESSION_TYPE`. */
  readonly sessionType: string | undefined;
  readonly waylandDisplay: string | undefined;
  /** `--ozone-platform`; empty without one. */
  readonly ozonePlatform: string;
  /** Whether a panel shows the tray icon. */
  readonly hasTray: boolean;
}

/**
 * Whether the popover is an ordinary small window. On Wayland an app can neither place its windows nor get the
 * pointer's position, so a frameless window would lie anywhere; with X11 (through XWayland) it is a popover. Without a
 * tray there is no icon beside it and none to reopen it, so it is an ordinary window too.
 */
export function isOrdinaryWindow({
  platform,
  sessionType,
  waylandDisplay,
  ozonePlatform,
  hasTray,
}: SessionFacts): boolean {
  if (platform === 'darwin' || platform === 'win32') return false;
  return !hasTray || isWayland({ platform, sessionType, waylandDisplay, ozonePlatform });
}

/**
 * Whether Electron may be asked for the pointer, with facts of a popover that is placed at it. Not where Wayland may draw
 * the windows: there the question ends Electron up to 41 before its first window, and later ones answer 0,0
 * (https://github.com/electron/electron/issues/41559, https://github.com/electron/electron/pull/50092). A compositor that
 * was started from a console leaves `XDG_SESSION_TYPE` at `tty`, so its own variable counts too.
 */
export function hasElectronPointer(facts: SessionFacts): boolean {
  const { platform, waylandDisplay, ozonePlatform } = facts;
  if (platform === 'darwin' || platform === 'win32') return true;
  return !isOrdinaryWindow(facts) && (ozonePlatform === 'x11' || (waylandDisplay ?? '') === '');
}

/** Whether windows are drawn by Wayland itself. */
export function isWayland(facts: Omit<SessionFacts, 'hasTray'>): boolean {
  const { platform, sessionType, waylandDisplay, ozonePlatform } = facts;
  if (platform === 'darwin' || platform === 'win32') return false;
  // With `auto` Chromium chooses, as without the switch.
  if (ozonePlatform !== '' && ozonePlatform !== 'auto') return ozonePlatform === 'wayland';
  return sessionType === 'wayland' || (sessionType === undefined && (waylandDisplay ?? '') !== '');
}

/**
 * The top left corner (whole px) of an ordinary window: in the middle of the work area, but never above or left of it.
 */
export function placeCentred({ width, height }: PlacementInput['size'], workArea: Rect): Point {
  const middle = (start: number, room: number, length: number): number =>
    Math.max(Math.ceil(start), Math.round(start + (room - length) / 2));
  return {
    x: middle(workArea.x, workArea.width, width),
    y: middle(workArea.y, workArea.height, height),
  };
}

type Side = 'left' | 'right' | 'top' | 'bottom';

/**
 * The popover's top left corner in whole px: at the icon, on the side away from the panel's edge, centred on the icon,
 * inside the work area with a margin. A popover that is larger than the work area starts at its top left. On Linux the
 * cursor stands for the icon.
 */
export function placePopover({ trayBounds, cursor, size, workArea, platform }: PlacementInput): Point {
  const usesIcon =
    (platform === 'darwin' || platform === 'win32') && trayBounds !== null && trayBounds.width > 0;
  const anchor = usesIcon ? trayBounds : { ...cursor, width: 0, height: 0 };
  const side = platform === 'darwin' ? 'top' : panelSide(anchor, workArea);
  const { x, y } = beside(anchor, size, side);
  return {
    x: within(x, workArea.x, workArea.width, size.width),
    y: within(y, workArea.y, workArea.height, size.height),
  };
}

/**
 * The edge of the work area beyond which the icon lies; for an icon inside it (Windows' overflow flyout, a panel that
 * hides itself) the nearest edge. In a corner top and bottom have priority, since panels are there.
 */
function panelSide(anchor: Rect, area: Rect): Side {
  const [x, y] = [anchor.x + anchor.width / 2, anchor.y + anchor.height / 2];
  const inside: readonly (readonly [Side, number])[] = [
    ['bottom', area.y + area.height - y],
    ['top', y - area.y],
    ['right', area.x + area.width - x],
    ['left', x - area.x],
  ];
  return inside.reduce((nearest, edge) => (edge[1] < nearest[1] ? edge : nearest))[0];
}

function beside(anchor: Rect, { width, height }: PlacementInput['size'], side: Side): Point {
  const x = anchor.x + anchor.width / 2 - width / 2;
  const y = anchor.y + anchor.height / 2 - height / 2;
  switch (side) {
    case 'top':
      return { x, y: anchor.y + anchor.height + MARGIN };
    case 'bottom':
      return { x, y: anchor.y - height - MARGIN };
    case 'left':
      return { x: anchor.x + anchor.width + MARGIN, y };
    case 'right':
      return { x: anchor.x - width - MARGIN, y };
  }
}

/** A start that keeps `length` inside, with the margin at both ends; if it does not fit, at the near end. */
function within(wish: number, start: number, room: number, length: number): number {
  const [least, most] = [Math.ceil(start + MARGIN), Math.floor(start + room - length - MARGIN)];
  return Math.max(least, Math.min(most, Math.round(wish)));
}
