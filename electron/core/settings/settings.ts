import type { Language } from '../i18n/languages';
import { noOwnPrices, type OwnPrices } from '../prices/own-prices';
import { PROXY_PORT } from '../proxy';
import type { LineSettings } from '../statusline/line-choice';

/**
 * The user's settings, saved in `settings.json` in the data folder. The start at login is not among them, since only
 * the system stores it.
 */
export interface Settings {
  readonly accounts: {
    /** Further config folders of Claude Code, absolute, beside those of CLAUDE_CONFIG_DIR. */
    readonly configDirs: readonly string[];
    /** The config folder whose account the tray shows; `null`: the first with numbers. */
    readonly chosenDir: string | null;
    /** Whether names and e-mail addresses are on screen. */
    readonly showNames: boolean;
  };
  readonly refresh: {
    /** Seconds between two requests without another reason for one; `null`: automatic. */
    readonly everyS: number | null;
    /** An https origin, beside Anthropic's own, that may get the token; `null`: none. */
    readonly confirmedApi: string | null;
    /** Whether keytar may ask the macOS keychain, which may show a dialog. */
    readonly askKeychain: boolean;
  };
  readonly alerts: AlertSettings;
  readonly tray: {
    readonly style: TrayStyle;
    /** `most_critical`, `headline` (what Anthropic points to), `most_room` (of all accounts), or the id of a window. */
    readonly window: string;
    readonly amount: Amount;
  };
  readonly appearance: {
    readonly theme: 'system' | 'light' | 'dark';
    readonly language: 'system' | Language;
    readonly amount: Amount;
    readonly time: 'countdown' | 'clock';
    /** The clock of all times; `system`: as the user set it in the system. */
    readonly hours: 'system' | '12h' | '24h';
  };
  readonly privacy: {
    /** Whether prompts, titles and project names are hidden, on screen and in exports. */
    readonly on: boolean;
  };
  /** Prices of the user's own, in place of Anthropic's list. */
  readonly prices: OwnPrices;
  readonly popover: {
    /** Minutes for which a closed popover stays in memory, to open it again quickly. */
    readonly keepMinutes: number;
    /** A global shortcut that opens it, in Electron's form (`Alt+Shift+Q`); `null`: none. */
    readonly shortcut: string | null;
  };
  /** Claude Code's status line, as Quotide draws it. */
  readonly statusline: LineSettings;
  readonly proxy: {
    /** Whether Claude Code's requests may pass through this app. */
    readonly on: boolean;
    readonly port: number;
    /** The first part of the path that every request must have; `null`: any local program may use the proxy. */
    readonly key: string | null;
  };
  /** The small window that stays on top. */
  readonly mini: {
    readonly on: boolean;
    /** Whether clicks reach the window below it. */
    readonly clickThrough: boolean;
  };
  readonly machines: {
    /** Hosts for the user's own `ssh` whose token ledgers are asked for: `laptop`, `me@server`. */
    readonly hosts: readonly string[];
    /** Whether they are asked each hour; else by a click alone. */
    readonly hourly: boolean;
  };
  readonly updates: {
    /** Whether the app requests the feed of releases once a day. */
    readonly check: boolean;
    /** Whether a signed package downloads a newer version, which is installed when the user restarts the app. */
    readonly install: boolean;
  };
  /** Metrics for users who watch many machines; all are off by default. */
  readonly telemetry: {
    /** Push by OTLP, http/protobuf. */
    readonly otlp: boolean;
    /** Base address of the receiver, `http://collector:4318`; `null`: that of the environment, else this machine. */
    readonly endpoint: string | null;
    /** Whether the app answers Prometheus on loopback. */
    readonly scrape: boolean;
    /** The port of the metrics and of the JSON. */
    readonly scrapePort: number;
    /** Whether other programs of this machine may read limits and history as JSON, on the same port. */
    readonly json: boolean;
    /** The key that requests for the JSON must have; `null`: any program of this machine may read it. */
    readonly jsonKey: string | null;
    /** Whether series carry Anthropic's id of the organization, as Claude Code's own metrics do. */
    readonly organizationId: boolean;
    /** Whether series carry a hash of the account, by which one account on several machines is counted once. */
    readonly accountHash: boolean;
    /** Whether series carry this machine's name. */
    readonly hostName: boolean;
  };
}

/**
 * The tray's icon: a number over the level of what is used, a number alone, two numbers, two bars, a number over two
 * bars, or the Q alone.
 */
export type TrayStyle = 'line' | 'number' | 'two' | 'bars' | 'both' | 'icon';

/** Whether a window's used or remaining percent is shown. */
export type Amount = 'used' | 'left';

/** When to send alerts. Percents are of a window, 1–100. */
export interface AlertSettings {
  readonly on: boolean;
  readonly sound: boolean;
  /** Percents that raise an alert, ascending; 100 % has a switch of its own. */
  readonly thresholds: readonly number[];
  /** Percents of single windows, by id; they replace `thresholds` there. An empty list: none. */
  readonly windowThresholds: Readonly<Record<string, readonly number[]>>;
  readonly reached: boolean;
  /** Whether the reset of a window that had passed `resetLevel` raises an alert. */
  readonly reset: boolean;
  readonly resetLevel: number;
  readonly earlyReset: boolean;
  readonly credentials: boolean;
  /** Whether a window that is sure to run out before its reset raises an alert. */
  readonly runsOut: boolean;
  /** Whether extra usage that passes `spendThresholds` (percents of its limit), or the limit, raises an alert. */
  readonly spend: boolean;
  readonly spendThresholds: readonly number[];
  /** Whether an alert comes three days before a banked reset expires. */
  readonly bankedExpiry: boolean;
  /** Whether an alert comes when one percent of a window buys more or fewer tokens than before. */
  readonly limitChange: boolean;
  /** Windows without alerts, by id. */
  readonly mutedWindows: readonly string[];
  /** Local wall-clock times `HH:MM`; over midnight when `from` is later than `until`. */
  readonly quietHours: { readonly on: boolean; readonly from: string; readonly until: string };
  /** A program to run with each event, an absolute path; `null`: none. */
  readonly program: string | null;
}

/** The settings of a new user. */
export const defaultSettings: Settings = {
  accounts: { configDirs: [], chosenDir: null, showNames: true },
  refresh: { everyS: null, confirmedApi: null, askKeychain: false },
  alerts: {
    on: true,
    sound: false,
    thresholds: [80, 95],
    windowThresholds: {},
    reached: true,
    reset: true,
    resetLevel: 80,
    earlyReset: true,
    credentials: true,
    runsOut: true,
    spend: true,
    bankedExpiry: true,
    limitChange: false,
    spendThresholds: [80, 95],
    mutedWindows: [],
    quietHours: { on: false, from: '22:00', until: '07:00' },
    program: null,
  },
  tray: { style: 'line', window: 'most_critical', amount: 'used' },
  appearance: { theme: 'system', language: 'system', amount: 'used', time: 'countdown', hours: 'system' },
  privacy: { on: false },
  prices: noOwnPrices,
  popover: { keepMinutes: 5, shortcut: null },
  mini: { on: false, clickThrough: false },
  statusline: { segments: [], colour: false },
  proxy: { on: false, port: PROXY_PORT, key: null },
  // Off, so that a new user's Quotide connects to Anthropic only.
  machines: { hosts: [], hourly: false },
  updates: { check: false, install: false },
  telemetry: {
    otlp: false,
    endpoint: null,
    scrape: false,
    // Not OpenTelemetry's 9464, which Claude Code's own exporter uses.
    scrapePort: 9465,
    json: false,
    jsonKey: null,
    organizationId: false,
    accountHash: false,
    hostName: false,
  },
};
