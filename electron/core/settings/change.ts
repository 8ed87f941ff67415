import { err, ok, type Result } from '../result';
import { defaultSettings, type Settings } from './settings';
import type { Check, Fault } from './checks';
import { checks } from './schema';

/** A change of some settings; the others stay. */
export type SettingsChange = {
  readonly [S in keyof Settings]?:
    { readonly [F in keyof Settings[S]]?: Settings[S][F] | undefined } | undefined;
};

/** The settings of a file. A wrong or missing value has its default. */
export interface ReadSettings {
  readonly settings: Settings;
  /** The names of unusable values: `alerts.thresholds`. */
  readonly wrong: readonly string[];
}

/** Parses stored settings. Never throws. */
export function readSettings(stored: unknown): ReadSettings {
  const wrong = Object.keys(defaultSettings).filter((name) => isOdd(recordOf(stored).get(name)));
  const settings = merge(defaultSettings, stored, (where) => {
    wrong.push(where);
  });
  return { settings, wrong };
}

/** The settings with a change, or its first fault: then nothing of it is applied. */
export function changeSettings(settings: Settings, change: SettingsChange): Result<Settings, Fault> {
  const faults: Fault[] = [];
  const changed = merge(settings, change, (_where, fault) => {
    faults.push(fault);
  });
  const [first] = faults;
  return first === undefined ? ok(changed) : err(first);
}

type OnFault = (where: string, fault: Fault) => void;

/** `base` with every valid value of `given`. */
function merge(base: Settings, given: unknown, onFault: OnFault): Settings {
  const from = recordOf(given);
  const section = <S extends keyof Settings>(name: S): Settings[S] =>
    mergeSection(base[name], recordOf(from.get(name)), checks[name], (field, fault) => {
      onFault(`${name}.${field}`, fault);
    });
  return {
    accounts: section('accounts'),
    refresh: section('refresh'),
    alerts: section('alerts'),
    tray: section('tray'),
    appearance: section('appearance'),
    privacy: section('privacy'),
    prices: section('prices'),
    popover: section('popover'),
    mini: section('mini'),
    statusline: section('statusline'),
    proxy: section('proxy'),
    machines: section('machines'),
    updates: section('updates'),
    telemetry: section('telemetry'),
  };
}

function mergeSection<T extends object>(
  base: T,
  given: ReadonlyMap<string, unknown>,
  fieldChecks: { readonly [K in keyof T]: Check<T[K]> },
  onFault: OnFault,
): T {
  const merged = { ...base };
  for (const field of Object.keys(fieldChecks) as (keyof T & string)[]) {
    const value = given.get(field);
    if (value === undefined) continue;
    const checked = fieldChecks[field](value);
    if (checked.fault !== undefined) onFault(field, checked.fault);
    if (checked.value !== undefined) merged[field] = checked.value;
  }
  return merged;
}

/** Whether a value is present and is no section. */
function isOdd(section: unknown): boolean {
  return section !== undefined && (typeof section !== 'object' || section === null || Array.isArray(section));
}

function recordOf(value: unknown): ReadonlyMap<string, unknown> {
  const record = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  return new Map<string, unknown>(Object.entries(record));
}
