// Variables that a shell's profile sets for other programs, and that would stop or change Quotide's runtime.

/**
 * Of Node: options (an unknown one ends Electron with 9, `--require` of a file that is gone with 1), other folders for
 * modules and data, debugging output, coverage, and the channel of another process. The launchers drop the same
 * (bin/quotide, bin/quotide.cmd, packaging/*); a test compares the lists.
 */
export const NODE_VARIABLES = [
  'NODE_OPTIONS',
  'NODE_PATH',
  'NODE_REPL_EXTERNAL_MODULE',
  'NODE_ICU_DATA',
  'NODE_DEBUG',
  'NODE_DEBUG_NATIVE',
  'NODE_V8_COVERAGE',
  'NODE_PRESERVE_SYMLINKS',
  'NODE_PRESERVE_SYMLINKS_MAIN',
  'NODE_PENDING_DEPRECATION',
  'NODE_REDIRECT_WARNINGS',
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'NODE_CHANNEL_FD',
  'NODE_CHANNEL_SERIALIZATION_MODE',
  'NODE_UNIQUE_ID',
];

/** Electron's variables that a user sets for all Electron programs. */
const KEPT_OF_ELECTRON = ['ELECTRON_OZONE_PLATFORM_HINT', 'ELECTRON_TRASH', 'ELECTRON_USE_UBUNTU_NOTIFIER'];
/** Of Electron's download, which is set-up's. */
const OF_THE_DOWNLOAD =
  /^ELECTRON_(?:MIRROR|NIGHTLY_MIRROR|CUSTOM_\w+|GET_\w+|SKIP_\w+|RUNTIME|CACHE|BUILDER_\w+)$/;

/**
 * Takes them out of the environment that our own scripts run in, so that no child gets them. `--use-system-ca` keeps its
 * meaning for those children (https://nodejs.org/api/cli.html#node_use_system_ca1); Quotide itself trusts the system's
 * certificates anyway.
 * @param {NodeJS.ProcessEnv} env changed in place
 */
export function dropOuterVariables(env) {
  const dropped = Object.keys(env).filter((name) => env[name] && isOuter(name));
  if (/--use-system-ca\b/.test(env.NODE_OPTIONS ?? '')) env.NODE_USE_SYSTEM_CA = '1';
  if (env.NODE_OPTIONS) env.QUOTIDE_OUTER_NODE_OPTIONS = env.NODE_OPTIONS;
  if (dropped.length > 0) env.QUOTIDE_DROPPED_VARIABLES = dropped.join(' ');
  for (const name of Object.keys(env)) if (isOuter(name)) delete env[name];
}

/** @param {string} name */
function isOuter(name) {
  if (NODE_VARIABLES.includes(name)) return true;
  // Only these scripts set ELECTRON_RUN_AS_NODE, for the child that needs it.
  return /^ELECTRON_/.test(name) && !KEPT_OF_ELECTRON.includes(name) && !OF_THE_DOWNLOAD.test(name);
}

/**
 * The environment for our runtime. Quotide reads the file of NODE_EXTRA_CA_CERTS by itself; Node would complain about
 * one that is gone on each start.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function runtimeEnv(env) {
  const { NODE_EXTRA_CA_CERTS: certificates, ...rest } = env;
  return certificates ? { ...rest, QUOTIDE_EXTRA_CA_CERTS: certificates } : rest;
}
