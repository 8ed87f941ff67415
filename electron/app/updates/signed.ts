import { existsSync } from 'node:fs';
import path from 'node:path';
import type { InstallationFacts } from '../../core/doctor/facts';
import { replacesItself } from '../../core/updates/install';

/**
 * Whether this copy can put a new version in its own place: an installed package for macOS or Windows whose build was
 * signed. `npm run package` lets electron-builder write app-update.yml only into such a one.
 * @param built the folder of the built bundles
 */
export function canInstall(
  built: string,
  platform: string,
  installation: Pick<InstallationFacts, 'kind'> | null,
): boolean {
  if (installation === null || !replacesItself(platform, installation.kind)) return false;
  const resources = path.dirname(path.dirname(built));
  return existsSync(path.join(resources, 'app-update.yml')) && existsSync(path.join(built, 'installer.cjs'));
}
