import { z } from 'zod';
import { activityExport, activityQuery, activityReport, sessionsQuery } from './schemas/activity';
import type { Notice } from '../core/snapshot/notice';
import { doctorReport } from './schemas/doctor';
import { driftReport } from './schemas/drift';
import { plan, weekEdit, weekReport } from './schemas/estimate';
import { exportOutcome, historyQuery, historyReport } from './schemas/history';
import { autostartState, settings, settingsChange } from './schemas/settings';
import { sessionLook, sessionPrompts, sessionsExport, sessionsReport } from './schemas/sessions';
import { machineStates } from './schemas/machines';
import { portTest, proxyReport, statuslineReport } from './schemas/proxy';
import { snapshot } from './schemas/snapshot';
import { telemetryState } from './schemas/telemetry';
import { updateState } from './schemas/updates';

/**
 * The contract between main and page: every call and every push. Main checks both directions by these schemas. Pages
 * have only the names (`names.ts`), since main has already checked what it sends.
 */

const nothing = z.void();
const notice = z.enum(['no_tray', 'no_tray_gnome']) satisfies z.ZodType<Notice>;

/** The calls from the page to main: argument and result of each. */
export const calls = {
  /** The snapshot of this moment; later ones come as pushes. */
  getSnapshot: { argument: nothing, result: snapshot },
  /** Ask Anthropic now, within the cooldown. True when a request was started. */
  refresh: { argument: nothing, result: z.boolean() },
  /** Ask Claude Code for the limits, if the snapshot offers it; the outcome is in the snapshots that follow. */
  askClaudeCode: { argument: nothing, result: nothing },
  /** Open a page of a fixed list in the browser; an id, never an address. */
  openLink: { argument: z.enum(['status_page', 'usage_page', 'claude_code_page']), result: nothing },
  /** Put a text of a fixed list on the clipboard. */
  copy: {
    argument: z.enum([
      'claude_command',
      'proxy_shell',
      'proxy_settings',
      'proxy_undo',
      'statusline_settings',
      'statusline_before',
      'json_request',
    ]),
    result: nothing,
  },
  /** The height in CSS px that the content of the popover needs. */
  setHeight: { argument: z.number().int().min(1).max(2000), result: nothing },
  /** Close the window that asks (Escape). */
  close: { argument: nothing, result: nothing },
  /** The notice about the desktop in the popover; `null`: there is none, or it was dismissed. */
  getNotice: { argument: nothing, result: notice.nullable() },
  /** Dismiss the notice. */
  dismissNotice: { argument: nothing, result: nothing },
  /** Whether the popover has the line of the first run; later changes come as pushes. */
  getFirstRun: { argument: nothing, result: z.boolean() },
  /** Ends the line of the first run; it does not come back. */
  endFirstRun: { argument: nothing, result: nothing },
  /** The settings of this moment; later ones come as pushes. */
  getSettings: { argument: nothing, result: settings },
  /**
   * Checks and stores a change of settings; a dialog of the system asks first where one reaches outside (a config folder,
   * an address, a program). The error as a sentence, or `null`: stored, or cancelled there.
   */
  changeSettings: { argument: settingsChange, result: z.string().nullable() },
  /** Stores defaults in place of unusable values of the settings file; the error as a sentence, or `null`: done. */
  useDefaultSettings: { argument: nothing, result: z.string().nullable() },
  /** Whether the app starts at login, as the system reports it. */
  getAutostart: { argument: nothing, result: autostartState },
  /** Sets whether the system starts the app at login; gives the state after that. */
  setAutostart: { argument: z.boolean(), result: autostartState },
  /** Lets the user pick a config folder and adds it; the error as a sentence, or `null`: added or cancelled. */
  addConfigDir: { argument: nothing, result: z.string().nullable() },
  /** Sends a sample notification; the error as a sentence, or `null`: the system accepted it. */
  testAlert: { argument: nothing, result: z.string().nullable() },
  /** Lets the user pick the program that is run on events; the error as a sentence, or `null`: set or cancelled. */
  chooseProgram: { argument: nothing, result: z.string().nullable() },
  /** The proxy's state and figures, and the lines that a user pastes to use it. */
  getProxy: { argument: nothing, result: proxyReport },
  /** Makes a random key for the proxy's secret path; the result is why it was not stored, or `null`. */
  makeProxyKey: { argument: nothing, result: z.string().nullable() },
  /** Makes a random key for the JSON on loopback; the result is why it was not stored, or `null`. */
  makeJsonKey: { argument: nothing, result: z.string().nullable() },
  /** Tests the proxy with a request that it answers itself; nothing is sent to Anthropic. */
  testProxy: { argument: nothing, result: portTest },
  /** The lines for Claude Code's settings of its status line, and whether one has run. */
  getStatusline: { argument: nothing, result: statuslineReport },
  /** The self-check, redacted. It sends no request to Anthropic. */
  getDoctor: { argument: nothing, result: doctorReport },
  /** Puts the self-check on the clipboard as text. */
  copyDoctor: { argument: nothing, result: nothing },
  /** Shows a file of Quotide in the system's file manager. */
  showFile: { argument: z.enum(['data', 'settings', 'log']), result: nothing },
  /** The history report of the shown account for a span. */
  getHistory: { argument: historyQuery, result: historyReport },
  /**
   * What one percent of each window of the shown account buys over the last sixty days, and its changes; `null` while no
   * account is known, or while transcripts are still read.
   */
  getDrift: { argument: nothing, result: driftReport.nullable() },
  /** The token use on this machine in a span, by day, model, project and hour of the week. */
  getActivity: { argument: activityQuery, result: activityReport },
  /** Claude Code's sessions on this machine in a span, and the one that is going on. */
  getSessions: { argument: sessionsQuery, result: sessionsReport },
  /** Reads a session's prompts from now on and pushes them, again with each of its lines; `null`: no more. */
  watchSession: { argument: sessionLook.nullable(), result: nothing },
  /** Lets the user pick a file and writes the sessions of a span into it, as CSV; prompts are never in it. */
  exportSessions: { argument: sessionsExport, result: exportOutcome },
  /** Lets the user pick a file and writes a table of the activity into it, as CSV. */
  exportActivity: { argument: activityExport, result: exportOutcome },
  /** The week by this machine's own count; `null` while no account is known. */
  getWeek: { argument: nothing, result: weekReport.nullable() },
  /** Syncs, edits or clears the week; the error as a sentence (then nothing changed), or `null`: done. */
  editWeek: { argument: weekEdit, result: z.string().nullable() },
  /** Chooses the plan to use while Anthropic names none; the error as a sentence, or `null`: stored. */
  choosePlan: { argument: plan.nullable(), result: z.string().nullable() },
  /** Lets the user pick a file and writes every sample of a span into it. */
  exportHistory: {
    argument: z.object({ format: z.enum(['csv', 'json']), since: z.number(), until: z.number() }).readonly(),
    result: exportOutcome,
  },
  /** Puts the limits as text on the clipboard, with source and time. */
  shareText: { argument: nothing, result: nothing },
  /** Takes a picture of a part of the page (CSS px), for the clipboard or for a file that the user picks. */
  sharePicture: {
    argument: z
      .object({
        area: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }).readonly(),
        to: z.enum(['clipboard', 'file']),
      })
      .readonly(),
    result: exportOutcome,
  },
  /** Lets the user pick a file and writes the readings behind the drift into it, as CSV. */
  exportDrift: { argument: nothing, result: exportOutcome },
  /** The other machines: those of the settings, and those with an imported ledger. */
  getMachines: { argument: nothing, result: machineStates },
  /** Asks the machines of the settings over ssh, one after the other; their outcome is in the states. */
  askMachines: { argument: nothing, result: nothing },
  /** Deletes the token counts of a machine; the error as a sentence, or `null`: done. */
  forgetMachine: { argument: z.string().max(200), result: z.string().nullable() },
  /** Deletes stored history for good; gives a sentence with the outcome. */
  forgetHistory: { argument: z.enum(['account', 'everything']), result: z.string() },
  /** The present state of metrics; later ones come as pushes. */
  getTelemetry: { argument: nothing, result: telemetryState },
  /** Saves the headers of a push in the keychain, or removes them; the error as a sentence, or `null`: done. */
  setOtlpHeaders: { argument: z.string().max(8192).nullable(), result: z.string().nullable() },
  /** Puts the configuration for Prometheus on the clipboard. */
  copyScrapeConfig: { argument: nothing, result: nothing },
  /** The present state of updates; later ones come as pushes. */
  getUpdates: { argument: nothing, result: updateState },
  /** Opens the page of releases, while there is a newer one. */
  openReleases: { argument: nothing, result: nothing },
  /** Installs the version that was fetched and checked, and restarts; does nothing if there is none. */
  installUpdate: { argument: nothing, result: nothing },
  /** Opens the large window at a route such as `settings/alerts`; `dashboard` is the last one. */
  openWindow: { argument: z.string().max(2000), result: nothing },
} as const;

/** The pushes from main to the pages. */
export const pushes = {
  snapshot,
  settings,
  notice: notice.nullable(),
  /** Whether the popover has the line of the first run. */
  firstRun: z.boolean(),
  telemetry: telemetryState,
  updates: updateState,
  /** The prompts of the session that is watched; to the large window alone. */
  session: sessionPrompts,
  /** Go to a route (`settings/alerts`), or for the popover to a window (`window/five_hour`). */
  route: z.string(),
} as const;

export type CallName = keyof typeof calls;
export type PushName = keyof typeof pushes;
export type Argument<N extends CallName> = z.infer<(typeof calls)[N]['argument']>;
export type CallResult<N extends CallName> = z.infer<(typeof calls)[N]['result']>;
export type Pushed<N extends PushName> = z.infer<(typeof pushes)[N]>;

/** `window.quotide` in a page: a function for each call, and `on` for pushes (returns unsubscribe). */
export type Bridge = {
  readonly [N in CallName]: (
    ...argument: Argument<N> extends undefined ? [] : [Argument<N>]
  ) => Promise<CallResult<N>>;
} & {
  readonly on: <N extends PushName>(push: N, listener: (value: Pushed<N>) => void) => () => void;
};
