import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

/** Releases whose tray is dead on GNOME, Cinnamon or XFCE: electron/electron#52674, #53138, #53213. */
const BROKEN_TRAY = ['43.3.0', '43.4.0', '43.4.1', '43.4.2', '44.0.0'];

describe('what package.json pins', () => {
  const pins = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });

  it.each(pins)('%s is one exact version', (_name, version) => {
    expect(version).toMatch(/^(npm:@github\/keytar@)?\d+\.\d+\.\d+$/);
  });

  it('is an Electron whose Linux tray works', () => {
    expect(manifest.devDependencies.electron).toMatch(/^45\./);
    expect(BROKEN_TRAY).not.toContain(manifest.devDependencies.electron);
  });
});
