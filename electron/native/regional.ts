import { app } from 'electron';
import type { Regional } from '../app/settings/locale';
import { readHourSwitch } from '../platform/hour-switch';
import type { Run } from '../platform/session-bus';

/** The user's clock and region on macOS and Windows, where a running `Intl` follows neither. */
export async function askRegional(run: Run, platform: NodeJS.Platform): Promise<Regional> {
  const hour12 = await readHourSwitch(run, platform).catch(() => null);
  const language = app.getSystemLocale();
  return { hour12, language: language === '' ? null : language };
}
