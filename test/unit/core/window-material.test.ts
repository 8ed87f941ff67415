import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  materialOf,
  materialOptions,
  onMaterial,
  type MaterialFacts,
} from '../../../electron/core/window-material';

const facts = (change: Partial<MaterialFacts>): MaterialFacts => ({
  platform: 'darwin',
  release: '25.1.0',
  isTransparencyReduced: false,
  isContrastRaised: false,
  ...change,
});

describe('materialOf', () => {
  it.each([
    ['darwin', '25.1.0', 'vibrancy'],
    ['win32', '10.0.26100', 'acrylic'],
    ['win32', '10.0.22621', 'acrylic'],
    ['win32', '10.0.22000', null],
    ['win32', '10.0.19045', null],
    ['win32', 'unreadable', null],
    ['linux', '6.12.0-22621', null],
    ['freebsd', '14.1', null],
  ] as const)('gives the material of %s %s: %s', (platform, release, material) => {
    expect(materialOf(facts({ platform, release }))).toBe(material);
  });

  it.each([
    ['less transparency', { isTransparencyReduced: true }],
    ['more contrast', { isContrastRaised: true }],
  ])('is plain for a user who wants %s', (_wish, change) => {
    expect(materialOf(facts(change))).toBeNull();
    expect(materialOf(facts({ ...change, platform: 'win32', release: '10.0.26100' }))).toBeNull();
  });
});

describe('materialOptions', () => {
  it('sets nothing for a plain surface, and one material otherwise', () => {
    expect(materialOptions(null)).toEqual({});
    expect(materialOptions('vibrancy')).toEqual({ vibrancy: 'popover', visualEffectState: 'active' });
    expect(materialOptions('acrylic')).toEqual({ backgroundMaterial: 'acrylic' });
  });
});

describe('onMaterial', () => {
  it('names the material in the address, before its route', () => {
    const address = 'app://quotide/index.html#popover';
    expect(onMaterial(address, null)).toBe(address);
    const { pathname, search, hash } = new URL(onMaterial(address, 'acrylic'));
    expect([pathname, search, hash]).toEqual(['/index.html', '?material=acrylic', '#popover']);
  });
});

describe('the tint over a material', () => {
  const tokens = readFileSync('renderer/styles/tokens.css', 'utf8');
  const pair = (name: string): readonly string[] =>
    new RegExp(`--${name}: light-dark\\((#\\w+|rgb\\([^)]*\\)), (#\\w+|rgb\\([^)]*\\))\\)`)
      .exec(tokens)
      ?.slice(1) ?? [];
  const hex = (colour = ''): readonly number[] =>
    [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const over = (tint: string, ground: number): readonly number[] => {
    const [red = 0, green = 0, blue = 0, part = 1] = (tint.match(/[\d.]+/g) ?? []).map(Number);
    return [red, green, blue].map((value) => value * part + ground * (1 - part));
  };
  const light = (rgb: readonly number[]): number => {
    const [red = 0, green = 0, blue = 0] = rgb.map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (a: readonly number[], b: readonly number[]): number => {
    const [dark = 0, bright = 0] = [light(a), light(b)].toSorted((x, y) => x - y);
    return (bright + 0.05) / (dark + 0.05);
  };

  it.each([
    ['light', 0],
    ['dark', 1],
  ] as const)(
    'leaves the palest words readable in the %s theme, over black, grey and white',
    (_theme, index) => {
      for (const ground of [0, 128, 255]) {
        const surface = over(pair('tint-acrylic')[index] ?? '', ground);
        expect(contrast(surface, hex(pair('ink-3')[index]))).toBeGreaterThan(4.5);
      }
    },
  );
});
