import { languageIds } from '../../core/i18n/languages';
import { z } from 'zod';
import { SEGMENTS } from '../../core/statusline/line-choice';
import type { Settings } from '../../core/settings/settings';
import { tokens } from './snapshot';

const amount = z.enum(['used', 'left']);
const percents = z.array(z.number()).readonly();
const texts = z.array(z.string()).readonly();

const sections = {
  accounts: z.object({ configDirs: texts, chosenDir: z.string().nullable(), showNames: z.boolean() }),
  refresh: z.object({
    everyS: z.number().nullable(),
    confirmedApi: z.string().nullable(),
    askKeychain: z.boolean(),
  }),
  alerts: z.object({
    on: z.boolean(),
    sound: z.boolean(),
    thresholds: percents,
    windowThresholds: z.record(z.string(), percents).readonly(),
    reached: z.boolean(),
    reset: z.boolean(),
    resetLevel: z.number(),
    earlyReset: z.boolean(),
    credentials: z.boolean(),
    runsOut: z.boolean(),
    spend: z.boolean(),
    bankedExpiry: z.boolean(),
    limitChange: z.boolean(),
    spendThresholds: percents,
    mutedWindows: texts,
    quietHours: z.object({ on: z.boolean(), from: z.string(), until: z.string() }).readonly(),
    program: z.string().nullable(),
  }),
  tray: z.object({
    style: z.enum(['line', 'number', 'two', 'bars', 'both', 'icon']),
    window: z.string(),
    amount,
  }),
  appearance: z.object({
    theme: z.enum(['system', 'light', 'dark']),
    language: z.enum(['system', ...languageIds]),
    amount,
    time: z.enum(['countdown', 'clock']),
    hours: z.enum(['system', '12h', '24h']),
  }),
  privacy: z.object({ on: z.boolean() }),
  prices: z.object({ factor: z.number(), models: z.record(z.string(), tokens).readonly() }),
  popover: z.object({ keepMinutes: z.number(), shortcut: z.string().nullable() }),
  mini: z.object({ on: z.boolean(), clickThrough: z.boolean() }),
  statusline: z.object({ segments: z.array(z.enum(SEGMENTS)).readonly(), colour: z.boolean() }),
  proxy: z.object({ on: z.boolean(), port: z.number(), key: z.string().nullable() }),
  machines: z.object({ hosts: texts, hourly: z.boolean() }),
  updates: z.object({ check: z.boolean(), install: z.boolean() }),
  telemetry: z.object({
    otlp: z.boolean(),
    endpoint: z.string().nullable(),
    scrape: z.boolean(),
    scrapePort: z.number(),
    json: z.boolean(),
    jsonKey: z.string().nullable(),
    organizationId: z.boolean(),
    accountHash: z.boolean(),
    hostName: z.boolean(),
  }),
};

/** The settings as they cross to a page. */
export const settings = z
  .object({
    accounts: sections.accounts.readonly(),
    refresh: sections.refresh.readonly(),
    alerts: sections.alerts.readonly(),
    tray: sections.tray.readonly(),
    appearance: sections.appearance.readonly(),
    privacy: sections.privacy.readonly(),
    prices: sections.prices.readonly(),
    popover: sections.popover.readonly(),
    mini: sections.mini.readonly(),
    statusline: sections.statusline.readonly(),
    proxy: sections.proxy.readonly(),
    machines: sections.machines.readonly(),
    updates: sections.updates.readonly(),
    telemetry: sections.telemetry.readonly(),
  })
  .readonly() satisfies z.ZodType<Settings>;

/** A change of settings; a setting that is left out stays. Values are checked when they are stored. */
export const settingsChange = z
  .strictObject({
    accounts: sections.accounts.partial().strict(),
    refresh: sections.refresh.partial().strict(),
    // A page may remove the program, but not choose one: only the system's file dialog may.
    alerts: sections.alerts.extend({ program: z.null() }).partial().strict(),
    tray: sections.tray.partial().strict(),
    appearance: sections.appearance.partial().strict(),
    privacy: sections.privacy.partial().strict(),
    prices: sections.prices.partial().strict(),
    popover: sections.popover.partial().strict(),
    mini: sections.mini.partial().strict(),
    statusline: sections.statusline.partial().strict(),
    // A page may remove the key of the proxy's secret path, but not choose it: main makes a random one.
    proxy: sections.proxy.extend({ key: z.null() }).partial().strict(),
    machines: sections.machines.partial().strict(),
    updates: sections.updates.partial().strict(),
    // The key of the JSON too.
    telemetry: sections.telemetry.extend({ jsonKey: z.null() }).partial().strict(),
  })
  .partial()
  .readonly();

/** Whether the app starts at login, as the system reports it, and the reason if it cannot be changed. */
export const autostartState = z
  .object({
    on: z.boolean(),
    state: z.enum(['on', 'off', 'requires_approval', 'blocked_by_system', 'unsupported']),
    /** A sentence for the user, or `null`. */
    note: z.string().nullable(),
  })
  .readonly();
