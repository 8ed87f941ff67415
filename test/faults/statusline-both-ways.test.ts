import fc from 'fast-check';
import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { folderId } from '../../electron/app/accounts/ids';
import { saveLineState } from '../../electron/app/statusline/stored-line-state';
import type { LineState } from '../../electron/core/statusline/line-state';
import { QUOTIDE } from './support/command';
import type { Places } from './support/places';
import { ask, notesIn, serve, statuslinePlaces, withoutRuntime } from './support/statusline-way';

const RUNS = process.env['QUOTIDE_LONG'] === undefined ? 12 : 150;
const RESET = 4_000_000_000;
const row = {
  resetsAt: RESET * 1000,
  observedAt: 1_700_000_000_000,
  verdict: 'runs_out',
  runsOutAt: RESET * 1000 - 60_000,
} as const;
const knowing: LineState = {
  locale: { language: 'ja', timeZone: 'Asia/Tokyo' },
  segments: [],
  colour: false,
  windows: [
    { id: 'five_hour', label: '5-hour', percent: 50, ...row },
    { id: 'seven_day_fable', label: '7-day Fable', percent: 81.5, ...row },
  ],
  spend: 12,
  mode: { text: '低優先度', until: RESET * 1000 },
  aheadMs: 0,
};

it('the app and quotide statusline print the same bytes and store the same values, for every input of Claude Code', async () => {
  const served = statuslinePlaces();
  const plain = { ...served, dataDir: path.join(served.home, 'plain') };
  if (!fs.existsSync(path.resolve('dist/statusline.cjs'))) throw new Error('build first');
  const launcher = withoutRuntime(served);
  // The running app knows it, and has stored it for the command that starts the runtime.
  await serve(served, { state: (dir) => (dir === served.configDir ? knowing : null) });
  saveLineState(plain.dataDir, folderId(plain.configDir), JSON.stringify(knowing));
  await fc.assert(
    fc.asyncProperty(anyInput(served), anyEnvironment, anyWords, async (input, env, args) => {
      for (const { dataDir } of [served, plain])
        fs.rmSync(path.join(dataDir, 'statusline'), { recursive: true, force: true });
      const [byApp, byItself] = await Promise.all([
        ask(launcher, served, input, { env, args }),
        ask(QUOTIDE, plain, input, { env, args }),
      ]);
      expect(byApp).toEqual(byItself);
      expect(notesIn(served)).toEqual(notesIn(plain));
    }),
    { numRuns: RUNS, seed: 11, endOnFailure: true, examples: odd.map((input) => [input, {}, []]) },
  );
}, 120_000);

const window = `"five_hour":{"used_percentage":7,"resets_at":${String(RESET)}}`;
/** What a shell treats differently from a file: NUL bytes, lines at the end, bytes that are no text. */
const odd: readonly (string | Buffer)[] = [
  `{"rate_limits":\0{${window}}}`,
  `{"rate_limits":{${window}}}\n\n`,
  Buffer.concat([
    Buffer.from(`{"session_id":"`),
    Buffer.from([0x81, 0x88, 0xff]),
    Buffer.from(`","rate_limits":{${window}}}`),
  ]),
];

/** Inputs as Claude Code gives them, and such as it never should. */
function anyInput({ home }: Places): fc.Arbitrary<string | Buffer> {
  const transcript = path.join(home, 'session.jsonl');
  fs.writeFileSync(transcript, '');
  fs.utimesSync(transcript, 1_700_000_000, 1_700_000_000);
  const percent = fc.oneof(fc.double({ min: 0, max: 120, noNaN: true }), fc.constant(null), fc.constant('7'));
  const name = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom('ā\u0081', '%s\\0', "it's", '200', 'x\n200', '$(id)', '日本語'),
  );
  const session = fc.record({
    session_id: name,
    transcript_path: fc.constantFrom(transcript, 'session.jsonl', '/gone', ''),
    workspace: fc.record({ project_dir: fc.constantFrom(home, '.', '') }),
    rate_limits: fc.record(
      {
        five_hour: fc.record({ used_percentage: percent, resets_at: fc.constantFrom(RESET, '2097-01-01') }),
        seven_day: fc.record({ used_percentage: percent }),
        seven_day_models: fc.array(fc.record({ display_name: name, used_percentage: percent }), {
          maxLength: 4,
        }),
        spend_limit: fc.record({ used_percentage: percent }),
      },
      { requiredKeys: [] },
    ),
  });
  const text = session.map((value) => JSON.stringify(value));
  return fc.oneof(
    { weight: 4, arbitrary: text },
    text.map((each) => `\ufeff${each}\n\n`),
    text.map((each) => Buffer.from(each.replace('{', '{\0 '))),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    fc.constantFrom('', '{', 'null', '\n', '-n', '\\c'),
  );
}

const anyWords = fc.constantFrom<readonly string[]>(
  [],
  ['--segments', 'all'],
  ['--segments=windows,resets,scoped,mode', '--width', '60'],
  ['--color', 'always', '--segments', 'all'],
);

const anyEnvironment = fc.constantFrom<Readonly<Record<string, string | undefined>>>(
  {},
  { CLAUDE_CONFIG_DIR: undefined },
  { CLAUDE_CONFIG_DIR: '' },
  { CLAUDE_CONFIG_DIR: ' ~/a b , /other' },
  { CLAUDE_CONFIG_DIR: "rel'ative/ü" },
  { CLAUDE_SECURESTORAGE_CONFIG_DIR: '' },
  { CLAUDE_SECURESTORAGE_CONFIG_DIR: 'x/../y' },
  { ANTHROPIC_API_KEY: 'k' },
  { CLAUDE_CODE_USE_VERTEX: 'no' },
  { COLUMNS: '40' },
  { COLUMNS: 'x', NO_COLOR: '1' },
);
