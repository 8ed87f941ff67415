import { app } from 'electron';
import type { Regional } from '../app/settings/locale';
import { readHourSwitch } from '../platform/hour-switch';
import type { Run } from '../platform/session-bus';

/** Reads the user's clock and region on macOS and Windows, whose changes `Intl` does not follow in a running app. */
export async function askRegional(run: Run, platform: NodeJS.Platform): Promise<Regional> {
  const hour12 = await readHourSwitch(run, platform).catch(() => null);
  const language = app.getSystemLocale();
  return { hour12, language: language === '' ? null : language };
}
