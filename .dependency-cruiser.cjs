/** The direction of dependencies (CONTRIBUTING, "The house"): checked, not remembered. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed },
});

const npm = 'node_modules/';
const io = '^electron/(sources|transcripts|proxy|history|metrics|platform|updater)/';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^(electron|renderer)/', pathNot: '\\.d\\.ts$|/wasm/image\\.ts$' },
      to: {},
    },
    only('core-is-pure', '^electron/core/', `^electron/core/|${npm}zod/`, 'core imports itself and zod'),
    only(
      'io-knows-core-only',
      io,
      `^electron/core/|${npm}|^(node:)?[a-z0-9_/]+$|^electron/(sources|transcripts|proxy|history|metrics|platform|updater)/`,
      'sources, transcripts, proxy, history and metrics know core and Node',
    ),
    {
      name: 'io-rooms-do-not-know-each-other',
      severity: 'error',
      from: { path: '^electron/(sources|transcripts|proxy|history|metrics|platform|updater)/' },
      to: {
        path: '^electron/(sources|transcripts|proxy|history|metrics|platform|updater)/',
        pathNot: '^electron/($1|platform)/',
      },
    },
    {
      name: 'app-below-native',
      severity: 'error',
      from: { path: '^electron/(app|ipc|cli)/' },
      to: { path: '^electron/(native/|main|preload)' },
    },
    {
      name: 'ipc-knows-core',
      severity: 'error',
      from: { path: '^electron/ipc/' },
      to: { path: '^electron/', pathNot: '^electron/(ipc|core)/' },
    },
    {
      name: 'nothing-imports-main',
      severity: 'error',
      from: {},
      to: { path: '^electron/(main|preload)\\.ts$' },
    },
    {
      name: 'electron-in-native-only',
      severity: 'error',
      from: { pathNot: '^(electron/(native/|main\\.ts|preload\\.ts)|test/|scripts/|bench/)' },
      to: { path: '^(node_modules/)?electron(/|$)', pathNot: '^electron/' },
    },
    {
      name: 'renderer-imports-core-and-contract',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^electron/', pathNot: '^electron/(core/|ipc/contract\\.ts$)' },
    },
    {
      name: 'renderer-takes-the-contract-as-types',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^electron/ipc/contract\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'app-does-not-import-tests',
      severity: 'error',
      from: { path: '^(electron|renderer)/' },
      to: { path: '^(test|bench|scripts)/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mts', '.mjs', '.cjs', '.js', '.css'] },
  },
};
