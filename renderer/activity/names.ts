import type { Words } from '../../electron/core/i18n/words';
import { plainLine } from '../../electron/core/plain-text';

/** The last part of a folder's path, as people call a project. */
export function projectName(project: string, words: Words['activity']): string {
  return plainLine(project.split(/[\\/]/).filter(Boolean).at(-1) ?? '') || words.noProject;
}

/** `claude-opus-5-5-20260922` as `Opus 5.5`; another name as it is. */
export function modelName(model: string): string {
  const [, family, version] = /^claude-([a-z]+)-(\d+(?:-\d{1,2})?)(?:-\d{8})?$/.exec(model) ?? [];
  if (family === undefined || version === undefined) return plainLine(model);
  return `${family.charAt(0).toUpperCase()}${family.slice(1)} ${version.replace('-', '.')}`;
}
