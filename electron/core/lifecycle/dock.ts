/** Ms after the icon appeared in which Electron ignores that it is hidden, and some more. */
const IGNORED_MS = 1100;

/**
 * Ms after which the icon in the Dock must be hidden once more; `null`: once is enough. Electron does nothing when it is
 * hidden within a second after it was shown, since macOS would leave several icons:
 * https://github.com/electron/electron/blob/main/shell/browser/browser_mac.mm (`DockHide`)
 * @param shownForMs how long it has been shown
 */
export function hideDockAgainAfter(shownForMs: number): number | null {
  return shownForMs < IGNORED_MS ? IGNORED_MS - Math.max(0, shownForMs) : null;
}
