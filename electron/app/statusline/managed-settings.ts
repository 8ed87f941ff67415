import fs from 'node:fs';
import path from 'node:path';

/** Where an organisation puts settings for Claude Code on a machine. */
export function managedFolder(platform: string): string {
  if (platform === 'darwin') return '/Library/Application Support/ClaudeCode';
  return platform === 'win32' ? 'C:\\Program Files\\ClaudeCode' : '/etc/claude-code';
}

/** The organisation's settings in that folder; `null` where there are none. */
export function managedSettings(folder: string): string | null {
  const names = ['managed-settings.json', 'managed-settings.d'];
  return names.map((name) => path.join(folder, name)).find((file) => fs.existsSync(file)) ?? null;
}
