import { z } from 'zod';
import { activityExport, activityQuery, activityReport, sessionsQuery } from './schemas/activity';
import type { Notice } from '../core/snapshot/notice';
import { doctorReport } from './schemas/doctor';
import { plan, weekEdit, weekReport } from './schemas/estimate';
import { exportOutcome, historyQuery, historyReport } from './schemas/history';
import { autostartState, settings, settingsChange } from './schemas/settings';
import { sessionLook, sessionPrompts, sessionsExport, sessionsReport } from './schemas/sessions';
import { proxyReport, proxyTest, statuslineReport } from './schemas/proxy';
import { snapshot } from './schemas/snapshot';
import { telemetryState } from './schemas/telemetry';
import { updateState } from './schemas/updates';

/**
 * The contract between main and page: every call and every push. Main checks by these schemas what it is sent and what
 * it sends; pages have only the names (`names.ts`), since a check of what main sends would only repeat its own.
 */

const nothing = z.void();
const notice = z.enum(['no_tray', 'no_tray_gnome']) satisfies z.ZodType<Notice>;

/** What the page may ask of main: argument and result of each call. */
export const calls = {
  /** The snapshot of this moment; later ones come as pushes. */
  getSnapshot: { argument: nothing, result: snapshot },
  /** Ask Anthropic now, within the cooldown. True when a request was started. */
  refresh: { argument: nothing, result: z.boolean() },
  /** Ask Claude Code in our place, where the snapshot offers it; what comes of it is in the snapshots that follow. */
  askClaudeCode: { argument: nothing, result: nothing },
  /** Open a page of a fixed list in the browser; an id, never an address. */
  openLink: { argument: z.enum(['status_page', 'usage_page']), result: nothing },
  /** Put a text of a fixed list on the clipboard. */
  copy: {
    argument: z.enum([
      'claude_command',
      'proxy_shell',
      'proxy_settings',
      'proxy_undo',
      'statusline_settings',
      'statusline_before',
    ]),
    result: nothing,
  },
  /** The height in CSS px that the content of the popover needs. */
  setHeight: { argument: z.number().int().min(1).max(2000), result: nothing },
  /** Close the window that asks (Escape). */
  close: { argument: nothing, result: nothing },
  /** What the popover says of the desktop; `null`: nothing, or it was understood. */
  getNotice: { argument: nothing, result: notice.nullable() },
  /** The person has understood the notice. */
  dismissNotice: { argument: nothing, result: nothing },
  /** The settings of this moment; later ones come as pushes. */
  getSettings: { argument: nothing, result: settings },
  /** Changes some settings, checks and stores them; a sentence that says what is wrong, or `null`: stored. */
  changeSettings: { argument: settingsChange, result: z.string().nullable() },
  /** Stores the defaults in place of what the settings file holds and cannot be used; why not, or `null`: done. */
  useDefaultSettings: { argument: nothing, result: z.string().nullable() },
  /** Whether the app starts at login, as the system says it. */
  getAutostart: { argument: nothing, result: autostartState },
  /** Asks the system to start the app at login, or not to; what it then says. */
  setAutostart: { argument: z.boolean(), result: autostartState },
  /** Lets the user pick a config folder and adds it; the error as a sentence, or `null`: added or cancelled. */
  addConfigDir: { argument: nothing, result: z.string().nullable() },
  /** Sends a sample notification; `null` when the system took it, else why not. */
  testAlert: { argument: nothing, result: z.string().nullable() },
  /** Lets the user pick the program that is run on events; the error as a sentence, or `null`: set or cancelled. */
  chooseProgram: { argument: nothing, result: z.string().nullable() },
  /** How the proxy is, what belongs where to use it, and what it has done. */
  getProxy: { argument: nothing, result: proxyReport },
  /** Asks our own proxy something that it answers by itself; Anthropic is sent nothing. */
  testProxy: { argument: nothing, result: proxyTest },
  /** What belongs into Claude Code's settings for its status line, and whether it was heard. */
  getStatusline: { argument: nothing, result: statuslineReport },
  /** The self-check, redacted. It asks Anthropic nothing. */
  getDoctor: { argument: nothing, result: doctorReport },
  /** Puts the self-check on the clipboard as text. */
  copyDoctor: { argument: nothing, result: nothing },
  /** Shows a file of ours in the system's file manager. */
  showFile: { argument: z.enum(['data', 'settings', 'log']), result: nothing },
  /** A span of the shown account's history, ready to draw. */
  getHistory: { argument: historyQuery, result: historyReport },
  /** What was used on this machine in a span, by day, model, project and hour of the week. */
  getActivity: { argument: activityQuery, result: activityReport },
  /** Claude Code's sessions on this machine in a span, and the one that is going on. */
  getSessions: { argument: sessionsQuery, result: sessionsReport },
  /** Reads a session's prompts from now on and pushes them, again with each of its lines; `null`: no more. */
  watchSession: { argument: sessionLook.nullable(), result: nothing },
  /** Lets the user pick a file and writes the sessions of a span into it, as CSV; prompts are never in it. */
  exportSessions: { argument: sessionsExport, result: exportOutcome },
  /** Lets the user pick a file and writes who used how much into it, as CSV. */
  exportActivity: { argument: activityExport, result: exportOutcome },
  /** How the week stands by this machine's own count; `null` before an account is known. */
  getWeek: { argument: nothing, result: weekReport.nullable() },
  /** Syncs, edits or clears the week; why not as a sentence (then nothing changed), or `null`: done. */
  editWeek: { argument: weekEdit, result: z.string().nullable() },
  /** The plan to reckon with while Anthropic names none; the error as a sentence, or `null`: stored. */
  choosePlan: { argument: plan.nullable(), result: z.string().nullable() },
  /** Lets the user pick a file and writes every sample of a span into it. */
  exportHistory: {
    argument: z.object({ format: z.enum(['csv', 'json']), since: z.number(), until: z.number() }).readonly(),
    result: exportOutcome,
  },
  /** Deletes stored history for good; a sentence that says what became of it. */
  forgetHistory: { argument: z.enum(['account', 'everything']), result: z.string() },
  /** What metrics do at this moment; later states come as pushes. */
  getTelemetry: { argument: nothing, result: telemetryState },
  /** Keeps the headers of a push in the keychain, or removes them; the error as a sentence, or `null`: done. */
  setOtlpHeaders: { argument: z.string().max(8192).nullable(), result: z.string().nullable() },
  /** Puts on the clipboard what Prometheus' configuration needs. */
  copyScrapeConfig: { argument: nothing, result: nothing },
  /** What is known of new versions; later states come as pushes. */
  getUpdates: { argument: nothing, result: updateState },
  /** Opens the page of releases, while there is a newer one. */
  openReleases: { argument: nothing, result: nothing },
  /** Puts the version in place that was fetched and checked, and restarts; while there is none, nothing. */
  installUpdate: { argument: nothing, result: nothing },
  /** Opens the large window at a route such as `settings/alerts`; `dashboard` is wherever it was last. */
  openWindow: { argument: z.string().max(2000), result: nothing },
} as const;

/** What main tells the page unasked. */
export const pushes = {
  snapshot,
  settings,
  notice: notice.nullable(),
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

/** What the page sees as `window.quotide`: a function a call, and `on` for pushes (returns unsubscribe). */
export type Bridge = {
  readonly [N in CallName]: (
    ...argument: Argument<N> extends undefined ? [] : [Argument<N>]
  ) => Promise<CallResult<N>>;
} & {
  readonly on: <N extends PushName>(push: N, listener: (value: Pushed<N>) => void) => () => void;
};
