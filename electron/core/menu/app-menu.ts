import type { Words } from '../i18n/words';
import type { ZoomStep } from './zoom';

/** What the system or Chromium does for a line; names of Electron's roles. */
export type MenuRole =
  | 'about'
  | 'services'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'quit'
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'togglefullscreen'
  | 'minimize'
  | 'zoom'
  | 'front'
  | 'close';

/** What Quotide does for a line; `page:<route>` opens the dashboard there. */
export type MenuAction = ZoomStep | PageAction;

type PageAction = `page:${string}`;

/** The start of an action that opens the dashboard; its route follows. */
export const PAGE = 'page:';

/** Whether an action opens the dashboard. */
export function isPage(action: MenuAction): action is PageAction {
  return action.startsWith(PAGE);
}

/** A line of the application menu. */
export type MenuLine =
  | { readonly kind: 'separator' }
  | { readonly kind: 'role'; readonly role: MenuRole; readonly label: string }
  | {
      readonly kind: 'action';
      readonly action: MenuAction;
      readonly label: string;
      /** In Electron's form; `null`: none. */
      readonly keys: string | null;
      /** A second key for an action: it works, and has no line. */
      readonly hidden: boolean;
    };

/** A menu of the bar; macOS adds entries of its own to those with a role. */
export interface MenuGroup {
  readonly role: 'window' | 'help' | null;
  readonly label: string;
  readonly lines: readonly MenuLine[];
}

const separator: MenuLine = { kind: 'separator' };

/** The application menu of a system (`darwin`, or any other): on macOS the app's own menu first, elsewhere a file menu. */
export function appMenu(platform: string, words: Words): readonly MenuGroup[] {
  const isMac = platform === 'darwin';
  return [
    isMac ? macApp(words) : file(words),
    edit(words),
    view(words),
    ...(isMac ? [macWindow(words)] : []),
    help(words),
  ];
}

function role(name: MenuRole, label: string): MenuLine {
  return { kind: 'role', role: name, label };
}

function action(name: MenuAction, label: string, keys: string | null, hidden = false): MenuLine {
  return {
    kind: 'action',
    action: name,
    label,
    keys,
    hidden,
  };
}

function settings({ appMenu: words }: Words): MenuLine {
  return action('page:settings', words.settings, 'CommandOrControl+,');
}

function macApp(all: Words): MenuGroup {
  const words = all.appMenu;
  return {
    role: null,
    label: 'Quotide',
    lines: [
      role('about', words.about),
      separator,
      settings(all),
      separator,
      role('services', words.services),
      separator,
      role('hide', words.hide),
      role('hideOthers', words.hideOthers),
      role('unhide', words.showAll),
      separator,
      role('quit', words.quit),
    ],
  };
}

function file(all: Words): MenuGroup {
  const words = all.appMenu;
  return {
    role: null,
    label: words.file,
    lines: [settings(all), separator, role('close', words.close), role('quit', words.quit)],
  };
}

function edit({ appMenu: words }: Words): MenuGroup {
  return {
    role: null,
    label: words.edit,
    lines: [
      role('undo', words.undo),
      role('redo', words.redo),
      separator,
      role('cut', words.cut),
      role('copy', words.copy),
      role('paste', words.paste),
      role('selectAll', words.selectAll),
    ],
  };
}

function view({ appMenu: words, dashboard }: Words): MenuGroup {
  const { overview, history, activity, sessions } = dashboard.pages;
  return {
    role: null,
    label: words.view,
    lines: [
      action('page:overview', overview, 'CommandOrControl+1'),
      action('page:history', history, 'CommandOrControl+2'),
      action('page:activity', activity, 'CommandOrControl+3'),
      action('page:sessions', sessions, 'CommandOrControl+4'),
      separator,
      action('zoom_reset', words.actualSize, 'CommandOrControl+0'),
      action('zoom_in', words.zoomIn, 'CommandOrControl+Plus'),
      // Plus needs Shift on many keyboards; people press the key without it.
      action('zoom_in', words.zoomIn, 'CommandOrControl+=', true),
      action('zoom_in', words.zoomIn, 'CommandOrControl+numadd', true),
      action('zoom_out', words.zoomOut, 'CommandOrControl+-'),
      action('zoom_out', words.zoomOut, 'CommandOrControl+numsub', true),
      separator,
      role('togglefullscreen', words.fullScreen),
    ],
  };
}

function macWindow({ appMenu: words }: Words): MenuGroup {
  return {
    role: 'window',
    label: words.window,
    lines: [
      role('close', words.close),
      role('minimize', words.minimize),
      role('zoom', words.zoomWindow),
      separator,
      role('front', words.front),
    ],
  };
}

function help({ appMenu: words, settings: { check } }: Words): MenuGroup {
  return {
    role: 'help',
    label: words.help,
    lines: [action('page:settings/check', check.title, null)],
  };
}
