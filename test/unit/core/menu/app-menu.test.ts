import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../../../electron/core/i18n/words';
import { appMenu, type MenuGroup, type MenuLine } from '../../../../electron/core/menu/app-menu';
import { LANGUAGES, languageIds } from '../../../../electron/core/i18n/languages';

const platforms = ['darwin', 'win32', 'linux'] as const;
const languages = languageIds.map((id) => LANGUAGES[id].formats);
const english = wordsOf({ language: 'en-GB', timeZone: 'UTC' });

function groups(platform: string): readonly MenuGroup[] {
  return appMenu(platform, english);
}

function lines(platform: string): readonly MenuLine[] {
  return groups(platform).flatMap((group) => group.lines);
}

function roles(platform: string): readonly string[] {
  return lines(platform).flatMap((line) => (line.kind === 'role' ? [line.role] : []));
}

describe('the application menu', () => {
  test('has on macOS the app first, then edit, view, window and help', () => {
    expect(groups('darwin').map(({ label }) => label)).toEqual(['Quotide', 'Edit', 'View', 'Window', 'Help']);
    expect(groups('darwin').map(({ role }) => role)).toEqual([null, null, null, 'window', 'help']);
  });

  test.each(['win32', 'linux'])('has on %s a file menu in the place of the app’s', (platform) => {
    expect(groups(platform).map(({ label }) => label)).toEqual(['File', 'Edit', 'View', 'Help']);
    expect(roles(platform)).not.toContain('hide');
  });

  test.each(platforms)('has on %s copy, paste, close and quit, each once', (platform) => {
    for (const role of ['undo', 'cut', 'copy', 'paste', 'selectAll', 'close', 'quit', 'togglefullscreen'])
      expect(roles(platform).filter((each) => each === role)).toEqual([role]);
  });

  test.each(platforms)(
    'has on %s keys for the zoom, also without Shift and on the number block',
    (platform) => {
      const keys = (action: string) =>
        lines(platform).flatMap((line) =>
          line.kind === 'action' && line.action === action ? [line.keys] : [],
        );
      expect(keys('zoom_in')).toEqual([
        'CommandOrControl+Plus',
        'CommandOrControl+=',
        'CommandOrControl+numadd',
      ]);
      expect(keys('zoom_out')).toEqual(['CommandOrControl+-', 'CommandOrControl+numsub']);
      expect(keys('zoom_reset')).toEqual(['CommandOrControl+0']);
    },
  );

  test.each(platforms)('gives on %s no key to two lines', (platform) => {
    const keys = lines(platform).flatMap((line) =>
      line.kind === 'action' && line.keys !== null ? [line.keys] : [],
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  test.each(languages)('has a label for each visible line in %s, and none twice in one menu', (language) => {
    for (const platform of platforms) {
      for (const group of appMenu(platform, wordsOf({ language, timeZone: 'UTC' }))) {
        const labels = group.lines.flatMap((line) =>
          line.kind === 'separator' || (line.kind === 'action' && line.hidden) ? [] : [line.label],
        );
        expect(labels.every((label) => label.trim() !== '')).toBe(true);
        expect(new Set(labels).size).toBe(labels.length);
      }
    }
  });

  test('opens the pages of the dashboard, the settings and the self-check', () => {
    const actions = lines('linux').flatMap((line) => (line.kind === 'action' ? [line.action] : []));
    expect(actions.filter((action) => action.startsWith('page:'))).toEqual([
      'page:settings',
      'page:overview',
      'page:history',
      'page:activity',
      'page:sessions',
      'page:settings/check',
    ]);
  });
});
