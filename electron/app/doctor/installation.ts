import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { InstallationFacts } from '../../core/doctor/doctor-facts';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The kind of package that this copy was installed from.
 * @param folder of the running program: dist/ of a checkout, or in a package's archive
 * @returns null: it runs from its sources.
 */
export function installationFacts(folder: string, env: Variables): InstallationFacts | null {
  const archive = path.dirname(folder);
  if (path.basename(archive) !== 'app.asar') return null;
  const resources = path.dirname(archive);
  const runtime = textOf(path.join(resources, 'runtime'));
  return {
    kind: kindOf(resources, env),
    officialRuntime: runtime === null ? null : runtime === 'official',
  };
}

/**
 * A deb and an rpm hold a file with their kind. An AppImage and the portable program set a variable. The others are
 * recognized by the files and folders around them.
 */
function kindOf(resources: string, env: Variables): string | null {
  if (env['APPIMAGE'] !== undefined) return 'AppImage';
  if (env['PORTABLE_EXECUTABLE_FILE'] !== undefined) return 'portable';
  const note = textOf(path.join(resources, 'package-type'));
  if (note !== null) return note;
  if (existsSync(path.join(resources, '..', 'Uninstall Quotide.exe'))) return 'NSIS';
  return resources.endsWith(path.join('.app', 'Contents', 'Resources')) ? 'app' : null;
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}
