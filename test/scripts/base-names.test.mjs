import { expect, it } from 'vitest';
import { layerFiles, repeatedBaseNames } from '../../scripts/lib/test/base-names.mjs';

it('a name that two files of a layer have is found, in any folder and with any ending', () => {
  const files = [
    'electron/core/proxy.ts',
    'electron/core/network/proxy.ts',
    'renderer/popover/Head.tsx',
    'renderer/window/Head.ts',
  ];
  expect(repeatedBaseNames(files)).toEqual([
    'core: proxy – electron/core/network/proxy.ts, electron/core/proxy.ts',
    'renderer: Head – renderer/popover/Head.tsx, renderer/window/Head.ts',
  ]);
});

it('a name may occur in several layers, and in each language', () => {
  const files = [
    'electron/core/proxy.ts',
    'electron/app/proxy.ts',
    'electron/core/i18n/en/tray.ts',
    'electron/core/i18n/ja/tray.ts',
    'electron/core/tray/tray.ts',
  ];
  expect(repeatedBaseNames(files)).toEqual([]);
});

it('the layers are read from the checkout', () => {
  expect(layerFiles()).toContain('electron/ipc/contract.ts');
});
