/** The system's own material behind the popover; `null`: a plain surface. */
export type WindowMaterial = 'vibrancy' | 'acrylic' | null;

/** What the material depends on. */
export interface MaterialFacts {
  readonly platform: string;
  /** The version of the kernel, `10.0.22631` on Windows. */
  readonly release: string;
  /** Whether the user wants less transparency. */
  readonly isTransparencyReduced: boolean;
  /** Whether the user wants more contrast, or forced or inverted colours. */
  readonly isContrastRaised: boolean;
}

/** Windows 11 22H2, the first with materials that apps may choose. */
const FIRST_BUILD = 22621;

/** The material for these facts: vibrancy on macOS, acrylic on Windows 11, plain elsewhere and on the user's wish. */
export function materialOf({
  platform,
  release,
  isTransparencyReduced,
  isContrastRaised,
}: MaterialFacts): WindowMaterial {
  if (isTransparencyReduced || isContrastRaised) return null;
  if (platform === 'darwin') return 'vibrancy';
  return platform === 'win32' && buildOf(release) >= FIRST_BUILD ? 'acrylic' : null;
}

/** The options of a window with a material. */
interface MaterialOptions {
  readonly vibrancy?: 'popover';
  readonly visualEffectState?: 'active';
  readonly backgroundMaterial?: 'acrylic';
}

/** The options of a window by its material. */
export function materialOptions(material: WindowMaterial): MaterialOptions {
  switch (material) {
    case 'vibrancy':
      // A window that is not the app's main one would be drawn as inactive.
      return { vibrancy: 'popover', visualEffectState: 'active' };
    case 'acrylic':
      return { backgroundMaterial: 'acrylic' };
    case null:
      return {};
  }
}

/** The address of a page on a material; the page tints what is behind it. */
export function onMaterial(address: string, material: WindowMaterial): string {
  return material === null ? address : address.replace('#', `?material=${material}#`);
}

function buildOf(release: string): number {
  const [major, , build] = release.split('.').map(Number);
  return major === 10 && build !== undefined && Number.isFinite(build) ? build : 0;
}
