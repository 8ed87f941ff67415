import { macHourSwitch, registryText, windowsHourSwitch, type HourSwitch } from '../core/time/hour-switch';
import type { Run } from './session-bus';

const TIMEOUT_MS = 3000;
const INTERNATIONAL = String.raw`HKCU\Control Panel\International`;

/**
 * Reads whether macOS or Windows is set to a 12-hour or a 24-hour clock, which `Intl` does not know; `null` on Linux,
 * where the locale decides.
 */
export async function readHourSwitch(run: Run, platform: NodeJS.Platform): Promise<HourSwitch> {
  const printed = async (command: string, args: readonly string[]): Promise<string | null> => {
    const { code, stdout } = await run(command, args, { timeoutMs: TIMEOUT_MS });
    return code === 0 ? stdout.toString() : null;
  };
  if (platform === 'darwin') {
    const read = (name: string) => printed('/usr/bin/defaults', ['read', '-g', name]);
    return macHourSwitch(await read('AppleICUForce24HourTime'), await read('AppleICUForce12HourTime'));
  }
  if (platform !== 'win32') return null;
  const answer = (await printed('reg', ['query', INTERNATIONAL])) ?? '';
  return windowsHourSwitch(registryText(answer, 'sShortTime'), registryText(answer, 'iTime'));
}
