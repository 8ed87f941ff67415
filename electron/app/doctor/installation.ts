import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { InstallationFacts } from '../../core/doctor/facts';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * How this copy got here.
 * @param folder where the running program lies: dist/ of a checkout, or in a package's archive
 * @returns null: it runs from its sources.
 */
export function installationFacts(folder: string, env: Variables): InstallationFacts | null {
  const archive = path.dirname(folder);
  if (path.basename(archive) !== 'app.asar') return null;
  const resources = path.dirname(archive);
  const read = (name: string) => {
    try {
      return readFileSync(path.join(resources, name), 'utf8');
    } catch {
      return null;
    }
  };
  const [type, runtime] = [read('package-type'), read('runtime')];
  return {
    kind: env['APPIMAGE'] === undefined ? (type?.trim() ?? null) : 'AppImage',
    officialRuntime: runtime === null ? null : runtime.trim() === 'official',
  };
}
