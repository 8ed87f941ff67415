/** A rectangle in screen px (device-independent); may be negative on a second screen. */
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

/** What the popover's place depends on, all in screen px. */
export interface PlacementInput {
  /** The tray icon; `null` or empty where the system does not tell (Linux says 0,0,0,0). */
  readonly trayBounds: Rect | null;
  readonly cursor: Point;
  readonly size: { readonly width: number; readonly height: number };
  /** Of the screen that the icon (or the cursor) is on. */
  readonly workArea: Rect;
  /** `darwin`, `win32`; all else is treated as Linux. */
  readonly platform: string;
}

/**
 * The icon's bounds where they can be meant: not empty, and on some display. macOS reports an icon that hides behind the
 * notch, or that was dragged out of the menu bar, as empty or beside every screen.
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

/** A screen as the system reports it: all of it, and the part that panels leave free. */
export interface ScreenAreas {
  readonly bounds: Rect;
  readonly workArea: Rect;
}

/** What is known of the place of an icon whose bounds the system does not tell (Linux), all in screen px. */
export interface IconFacts {
  /** The pointer; `null` where it cannot be known. It need not be on the icon: the app also opens by a key. */
  readonly cursor: Point | null;
  /** Where the icon was last found; `null` before that. */
  readonly lastGood: Point | null;
  /** All screens, the primary one first. */
  readonly screens: readonly ScreenAreas[];
  /** Where the app's own windows are or were last: a pointer in one of them is an old one. */
  readonly ownWindows: readonly Rect[];
}

/** Where the icon is taken to be. */
export interface IconPlace {
  readonly point: Point;
  /** The point was seen in a panel, and may be used again. */
  readonly isSeen: boolean;
}

/** A panel that hides itself leaves no mark in the work area; it is no thicker than this, in px. */
const HIDDEN_PANEL_PX = 64;

/**
 * The place of the icon: the pointer where it lies in a panel, else where the icon was last seen, else the end of the
 * first panel that is found. Panels have their tray at the right or lower end.
 */
export function iconPlace({ cursor, lastGood, screens, ownWindows }: IconFacts): IconPlace {
  const isOwn = cursor !== null && ownWindows.some((rect) => contains(rect, cursor));
  if (cursor !== null && !isOwn && isInPanel(cursor, screens)) return { point: cursor, isSeen: true };
  if (lastGood !== null && isInPanel(lastGood, screens)) return { point: lastGood, isSeen: true };
  return { point: panelEnd(screens), isSeen: false };
}

/** Whether a point is outside every work area; without any panel on its screen, whether it is close to an edge. */
function isInPanel(point: Point, screens: readonly ScreenAreas[]): boolean {
  const screen = screens.find(({ bounds }) => contains(bounds, point));
  if (screen === undefined) return false;
  if (thickestPanel(screen) !== null) return !screens.some(({ workArea }) => contains(workArea, point));
  const { x, y, width, height } = screen.bounds;
  const toEdge = Math.min(point.x - x, x + width - 1 - point.x, point.y - y, y + height - 1 - point.y);
  return toEdge < HIDDEN_PANEL_PX;
}

/** The far end of the thickest panel of the first screen that has one; without any the upper right corner. */
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

/** The side on which a screen's largest panel is; `null`: there is none. */
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

/** Between the popover and the icon, and between it and the edges of the work area. */
const MARGIN = 8;

/**
 * The popover's size in screen px: its content's at the page's zoom, and no larger than the work area, where
 * it scrolls.
 * @param height of the content in CSS px
 */
export function popoverSize(height: number, zoom: number, workArea: Rect): PlacementInput['size'] {
  return {
    width: Math.max(1, Math.min(Math.round(WIDTH * zoom), workArea.width - 2 * MARGIN)),
    height: Math.max(1, Math.min(Math.ceil(height * zoom), workArea.height - 2 * MARGIN)),
  };
}

/** What decides how the popover appears. */
export interface SessionFacts {
  readonly platform: string;
  /** `XDG_SESSION_TYPE`. */
  readonly sessionType: string | undefined;
  readonly waylandDisplay: string | undefined;
  /** `--ozone-platform`; empty when it was not given. */
  readonly ozonePlatform: string;
  /** Whether a panel shows our icon. */
  readonly hasTray: boolean;
}

/**
 * Whether the popover is an ordinary small window: Wayland lets no app place its windows, nor know where
 * the pointer is, so a frameless one would lie anywhere. Who asks for X11 (through XWayland) gets the popover.
 * Without a tray there is no icon to stand by, nor one to come back to: it is ordinary there too.
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
 * Whether windows are drawn by Wayland itself: there the pointer must not be asked for, which crashes Electron 33 before
 * there is a window, and gives 0,0 later.
 */
export function isWayland(facts: Omit<SessionFacts, 'hasTray'>): boolean {
  const { platform, sessionType, waylandDisplay, ozonePlatform } = facts;
  if (platform === 'darwin' || platform === 'win32') return false;
  // `auto` lets Chromium choose, as no switch does.
  if (ozonePlatform !== '' && ozonePlatform !== 'auto') return ozonePlatform === 'wayland';
  return sessionType === 'wayland' || (sessionType === undefined && (waylandDisplay ?? '') !== '');
}

/** The top left corner (whole px) of an ordinary window: in the middle of the work area, never above or left of it. */
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
 * The popover's top left corner in whole px: at the icon, on the side away from the edge where the panel is,
 * centred on the icon, inside the work area with a margin. One that is larger than the work area starts at
 * its top left. On Linux the cursor stands for the icon.
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
 * The edge of the work area that the icon lies beyond; an icon inside (Windows' overflow flyout, a panel that
 * hides itself) belongs to the nearest. In a corner top and bottom win: that is where panels are.
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

/** A start that keeps `length` inside, with the margin at both ends; at the near end when it cannot. */
function within(wish: number, start: number, room: number, length: number): number {
  const [least, most] = [Math.ceil(start + MARGIN), Math.floor(start + room - length - MARGIN)];
  return Math.max(least, Math.min(most, Math.round(wish)));
}
