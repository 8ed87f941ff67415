// What is built from what.

/** Programs that run on Node or in Electron, each bundled into one CommonJS file in dist/. */
export const PROGRAMS = [
  { source: 'electron/entry.ts', output: 'entry.cjs' },
  { source: 'electron/main.ts', output: 'main.cjs' },
  // A sandboxed preload cannot require files: everything has to be in it.
  { source: 'electron/preload.ts', output: 'preload.cjs' },
  { source: 'electron/history/integrity/check-thread.ts', output: 'history-check.cjs' },
  { source: 'electron/history/integrity/checkpoint-thread.ts', output: 'history-checkpoint.cjs' },
  { source: 'electron/cli/statusline/statusline.ts', output: 'statusline.cjs' },
  { source: 'electron/proxy/main.ts', output: 'proxy.cjs' },
  { source: 'electron/cli/entry.ts', output: 'cli.cjs' },
  { source: 'electron/cli/main.ts', output: 'cli-main.cjs' },
  { source: 'electron/cli/scan/scan-main.ts', output: 'cli-scan.cjs' },
  // A thread of the two programs above.
  { source: 'electron/transcripts/worker.ts', output: 'scan-worker.cjs' },
  // Loaded only when metrics are pushed.
  { source: 'electron/metrics/otlp.ts', output: 'otlp.cjs' },
  // Loaded only where a signed package installs a new version, and packed only there.
  { source: 'electron/updater/installer/main.ts', output: 'installer.cjs' },
  { source: 'test/fakes/demo.ts', output: 'demo.cjs' },
];

/** The page, built into dist/renderer/. */
export const PAGE = { folder: 'renderer', index: 'renderer/index.html' };

/** Loaded at run time, not bundled: Electron itself and the native modules. */
export const EXTERNAL = ['electron', 'better-sqlite3', 'keytar'];

/** What the result depends on. */
export const INPUTS = [
  'electron',
  'renderer',
  'assets',
  'test/fakes',
  'scripts/lib/build',
  'packaging/updates.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.base.json',
  'tsconfig.core.json',
  'tsconfig.node.json',
  'tsconfig.renderer.json',
  'tsconfig.test.json',
];
