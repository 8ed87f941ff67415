import type { Words } from '../../electron/core/i18n/words';
import { plainLine } from '../../electron/core/text/plain-text';

/** The last part of a folder's path, which people use as the project's name. */
export function projectName(project: string, words: Words['activity']): string {
  return plainLine(project.split(/[\\/]/).filter(Boolean).at(-1) ?? '') || words.noProject;
}

/** The short name of a model: `claude-opus-5-5-20260922` is `Opus 5.5`. Any other name stays as it is. */
export function modelName(model: string): string {
  const [, family, version] = /^claude-([a-z]+)-(\d+(?:-\d{1,2})?)(?:-\d{8})?$/.exec(model) ?? [];
  if (family === undefined || version === undefined) return plainLine(model);
  return `${family.charAt(0).toUpperCase()}${family.slice(1)} ${version.replace('-', '.')}`;
}
