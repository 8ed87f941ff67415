/** How a window appears on every space of macOS. */
export interface SpaceRules {
  /** The kind of window. A panel appears over an app in full screen, which an ordinary window does not. */
  readonly type: 'panel';
  readonly everywhere: {
    readonly visibleOnFullScreen: true;
    /** Otherwise Electron takes the app out of the Dock, and with it the large window's icon and menu. */
    readonly skipTransformProcessType: true;
  };
}

/**
 * The rules by which the popover opens on the present space, also over an app in full screen; `null`: the system has no
 * spaces. https://www.electronjs.org/docs/latest/api/structures/base-window-options (`type`),
 * https://www.electronjs.org/docs/latest/api/browser-window#winsetvisibleonallworkspacesvisible-options-macos-linux
 */
export function spaceRules(platform: string): SpaceRules | null {
  if (platform !== 'darwin') return null;
  return { type: 'panel', everywhere: { visibleOnFullScreen: true, skipTransformProcessType: true } };
}
