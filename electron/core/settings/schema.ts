import { languageIds } from '../i18n/languages';
import { SSH_HOST } from '../machines/machine-name';
import { PROXY_KEY } from '../proxy';
import type { Rates } from '../prices/own-prices';
import { SEGMENTS } from '../statusline/line-choice';
import type { AlertSettings, Settings } from './settings';
import {
  ABSOLUTE,
  eachOf,
  fields,
  flag,
  listOf,
  oneOf,
  orNull,
  percents,
  text,
  whole,
  within,
  type Check,
} from './checks';

type Checks<T> = { readonly [K in keyof T]: Check<T[K]> };

const folder = text(ABSOLUTE, 'folder');
const window = text(/^[\w-]{1,64}$/, 'value');
const timeOfDay = text(/^([01]\d|2[0-3]):[0-5]\d$/, 'time');
const amount = oneOf(['used', 'left']);
/** At least two keys, the last one no modifier: a single letter as a shortcut would no longer reach other programs. */
const shortcut = text(
  /^((Command|Cmd|Control|Ctrl|CommandOrControl|CmdOrCtrl|Alt|Option|AltGr|Shift|Super|Meta)\+)+([A-Z0-9]|F([1-9]|1\d|2[0-4])|Space|Tab|Up|Down|Left|Right|Home|End|PageUp|PageDown|Insert|[,./;'[\]\\`=-])$/,
  'shortcut',
);

const alerts: Checks<AlertSettings> = {
  on: flag,
  sound: flag,
  thresholds: percents,
  windowThresholds: eachOf(/^[a-z][\w-]{0,63}$/i, percents),
  reached: flag,
  reset: flag,
  resetLevel: whole(1, 100, 'percent'),
  earlyReset: flag,
  credentials: flag,
  runsOut: flag,
  spend: flag,
  bankedExpiry: flag,
  limitChange: flag,
  spendThresholds: percents,
  mutedWindows: listOf(window),
  quietHours: fields<AlertSettings['quietHours']>({ on: flag, from: timeOfDay, until: timeOfDay }),
  program: orNull(text(ABSOLUTE, 'program')),
};

/** USD for a million tokens. Ten thousand is far above all prices so far. */
const price = within(0, 10_000, 'price');
const rates = fields<Rates>({
  input: price,
  output: price,
  cacheRead: price,
  cacheWrite5m: price,
  cacheWrite1h: price,
});

/** The checks of all settings. `everyS` is at least three minutes, since more requests would get a 429. */
export const checks: { readonly [S in keyof Settings]: Checks<Settings[S]> } = {
  accounts: { configDirs: listOf(folder), chosenDir: orNull(folder), showNames: flag },
  refresh: {
    everyS: orNull(whole(180, 3600, 'interval')),
    confirmedApi: orNull(text(/^https:\/\/[A-Za-z0-9.-]+(:\d{1,5})?$/, 'origin')),
    askKeychain: flag,
  },
  alerts,
  tray: { style: oneOf(['line', 'number', 'two', 'bars', 'both', 'icon']), window, amount },
  appearance: {
    theme: oneOf(['system', 'light', 'dark']),
    language: oneOf(['system', ...languageIds]),
    amount,
    time: oneOf(['countdown', 'clock']),
    hours: oneOf(['system', '12h', '24h']),
  },
  privacy: { on: flag },
  prices: { factor: within(0.001, 1000, 'price'), models: eachOf(/^[a-z0-9@][^\p{C}]{0,199}$/iu, rates) },
  popover: { keepMinutes: whole(0, 60, 'minutes'), shortcut: orNull(shortcut) },
  mini: { on: flag, clickThrough: flag },
  statusline: { segments: listOf(oneOf(SEGMENTS)), colour: flag },
  proxy: { on: flag, port: whole(1024, 65_535, 'port'), key: orNull(text(PROXY_KEY, 'value')) },
  machines: { hosts: listOf(text(SSH_HOST, 'host')), hourly: flag },
  updates: { check: flag, install: flag },
  telemetry: {
    otlp: flag,
    // An address with a password or a query is refused: secrets belong in the keychain.
    endpoint: orNull(
      text(/^https?:\/\/([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?(\/[\w.~%/-]*)?$/, 'endpoint'),
    ),
    scrape: flag,
    scrapePort: whole(1024, 65_535, 'port'),
    json: flag,
    jsonKey: orNull(text(PROXY_KEY, 'value')),
    organizationId: flag,
    accountHash: flag,
    hostName: flag,
  },
};
