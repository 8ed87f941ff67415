import { Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import type { Words } from '../../core/i18n/words';
import { appMenu, type MenuAction, type MenuGroup, type MenuLine } from '../../core/menu/app-menu';

/** Sets the application menu, whose keys work in both windows; call again after a change of language. */
export function setAppMenu(words: Words, act: (action: MenuAction) => void): void {
  const groups = appMenu(process.platform, words);
  Menu.setApplicationMenu(Menu.buildFromTemplate(groups.map((group) => template(group, act))));
}

function template({ role, label, lines }: MenuGroup, act: (action: MenuAction) => void) {
  const submenu = lines.map((line) => itemOf(line, act));
  const group: MenuItemConstructorOptions = { label, submenu };
  return role === null ? group : { ...group, role };
}

function itemOf(line: MenuLine, act: (action: MenuAction) => void): MenuItemConstructorOptions {
  if (line.kind === 'separator') return { type: 'separator' };
  const { label } = line;
  if (line.kind === 'role') return { role: line.role, label };
  const { action, keys, hidden } = line;
  return {
    label,
    visible: !hidden,
    ...(keys !== null && { accelerator: keys }),
    click: () => {
      act(action);
    },
  };
}
