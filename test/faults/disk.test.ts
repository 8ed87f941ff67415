import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openHistory } from '../../electron/history/open';
import { treeState } from '../unit/sources/credentials/support';
import { commandWorld, eventually, QUOTIDE, run, start } from './support/command';
import { CANARY_TAIL, filesWith, type Places } from './support/places';
import { need } from './support/tools';

const LONG = process.env['QUOTIDE_LONG'] !== undefined;
/** One sentence for a person: no stack, no code of ours. */
const SAYS_MEMORY = /^quotide: The history cannot be written\. [^\n]+\n$/;
const SENTENCE = /^quotide: The (data folder|history in) .{10,300}\n$/;

/** The command in a mount namespace of its own, after `prepare`: nothing is left behind. */
const inNamespace = (prepare: string): [string, ...string[]] => [
  need('unshare', 'util-linux'),
  ...(process.getuid?.() === 0 ? ['-m'] : ['-rm']),
  '/bin/sh',
  '-c',
  `${prepare} && exec "${QUOTIDE}" "$@"`,
  'sh',
];

const READ_ONLY =
  'mount --bind "$QUOTIDE_DATA_DIR" "$QUOTIDE_DATA_DIR" && mount -o remount,ro,bind "$QUOTIDE_DATA_DIR"';

interface Row {
  readonly name: string;
  readonly make: (places: Places) => void;
  readonly program: () => [string, ...string[]];
}

const ROWS: readonly Row[] = [
  {
    name: 'is a file',
    make: ({ dataDir }) => {
      fs.writeFileSync(dataDir, 'mine');
    },
    program: () => [QUOTIDE],
  },
  {
    name: 'lies below a file',
    make: ({ home }) => {
      fs.writeFileSync(path.join(home, 'data'), 'mine');
    },
    program: () => inNamespace('export QUOTIDE_DATA_DIR="$QUOTIDE_DATA_DIR/below"'),
  },
];

describe('the data folder of the command', () => {
  for (const { name, make, program } of ROWS) {
    it(`the command prints one sentence, exits with 1 and changes nothing where the data folder ${name}`, async () => {
      const { api, places } = await commandWorld();
      make(places);
      const before = treeState(places.home);
      for (const args of [['status', '--json'], ['status'], ['watch']]) {
        const { code, out, err } = await run(places, args, { QUOTIDE_API_URL: api.url }, program());
        expect({ code, out }).toEqual({ code: 1, out: '' });
        expect(err).toMatch(SENTENCE);
      }
      expect(treeState(places.home)).toEqual(before);
      expect(api.requests).toHaveLength(0);
    });
  }

  it('the command prints the numbers and changes nothing where the data folder is read-only and empty', async () => {
    const { api, places } = await commandWorld();
    fs.mkdirSync(places.dataDir);
    const before = treeState(places.home);
    const env = { QUOTIDE_API_URL: api.url };
    const { code, out, err } = await run(places, ['status', '--json'], env, inNamespace(READ_ONLY));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({ error: null, stale: false });
    expect(treeState(places.home)).toEqual(before);
    const history = await run(places, ['history', '--json'], env, inNamespace(READ_ONLY));
    expect(history).toMatchObject({ code: 0, err: expect.stringMatching(SAYS_MEMORY) as string });
  });

  it('the command prints the stored history where the data folder becomes read-only, and the history is whole afterwards', async () => {
    const { api, places } = await commandWorld();
    const env = { QUOTIDE_API_URL: api.url };
    expect((await run(places, ['status', '--json'], env)).code).toBe(0);
    const before = treeState(places.dataDir);
    const samples = await run(places, ['history', '--json'], env);
    const { code, out, err } = await run(places, ['history', '--json'], env, inNamespace(READ_ONLY));
    expect({ code, out, err: SAYS_MEMORY.test(err) }).toEqual({ code: 0, out: samples.out, err: true });
    expect((await run(places, ['status', '--json'], env, inNamespace(READ_ONLY))).code).toBe(0);
    expect(Object.keys(treeState(places.dataDir))).toEqual(Object.keys(before));
    const again = await run(places, ['status', '--json'], env);
    expect({ code: again.code, requests: api.requests.length }).toEqual({ code: 0, requests: 1 });
  });
});

describe('the command on a full disk', () => {
  it(
    'a full disk costs no number on screen and at most one log line a minute, and stores again when there is room',
    { timeout: 60_000 },
    async () => {
      const { api, places } = await commandWorld();
      const say = (utilization: number) => {
        api.setUsage(
          api.usage({
            five_hour: { utilization, resetsAt: Math.ceil(Date.now() / 60_000) * 60_000 + 20 * 3_600_000 },
          }),
        );
      };
      say(42);
      fs.mkdirSync(places.dataDir);
      const scale = 600;
      const watch = start(
        places,
        ['watch', '--json'],
        { QUOTIDE_API_URL: api.url, QUOTIDE_TIME_SCALE: String(scale), QUOTIDE_LOG: 'debug' },
        inNamespace('mount -t tmpfs -o size=1m none "$QUOTIDE_DATA_DIR"'),
      );
      const shows = (percent: number) => () => watch.lines().at(-1)?.windows[0]?.utilization === percent;
      await eventually('42 %', shows(42));
      const inside = path.join('/proc', String(watch.pid), 'root', places.dataDir);
      fill(path.join(inside, 'fill'));
      const before = api.requests.length;
      const started = performance.now();
      await api.waitForRequests(before + 6, 8000);
      say(51);
      await eventually('51 %', shows(51));
      const complaints = () =>
        watch
          .err()
          .split('\n')
          .filter((line) => / (warn|error) /.test(line));
      const minutes = ((performance.now() - started) * scale) / 60_000;
      expect(complaints().length).toBeGreaterThan(0);
      expect(complaints().length).toBeLessThanOrEqual(minutes);
      fs.rmSync(path.join(inside, 'fill'));
      say(63);
      await eventually('63 %', shows(63));
      const after = complaints().length;
      await api.waitForRequests(api.requests.length + 3, 10_000);
      expect(complaints().length).toBe(after);
      expect(filesWith(inside, CANARY_TAIL)).toEqual([]);
      // What was read while the disk was full waited in memory and is in the file now.
      const copy = `${places.dataDir}-copy`;
      fs.cpSync(inside, copy, { recursive: true });
      const { out } = await run(places, ['history', '--json'], { QUOTIDE_DATA_DIR: copy });
      const { samples } = JSON.parse(out) as { samples: readonly { utilization: number }[] };
      expect(samples.map(({ utilization }) => utilization)).toEqual(expect.arrayContaining([42, 51, 63]));
      const { code } = await watch.stop();
      expect(code).toBe(0);
    },
  );
});

/** Writes zeros until nothing more fits. */
function fill(file: string): void {
  const handle = fs.openSync(file, 'w');
  try {
    for (const size of [1 << 16, 1 << 12, 512, 1]) {
      try {
        for (;;) if (fs.writeSync(handle, Buffer.alloc(size)) < size) break;
      } catch (error) {
        expect(error).toMatchObject({ code: 'ENOSPC' });
      }
    }
  } finally {
    fs.closeSync(handle);
  }
}

describe('the history on a failing disk (strace)', () => {
  const CALLS = ['fdatasync,fsync', ...(LONG ? ['pwrite64', 'ftruncate', 'rename', 'unlink'] : [])];
  const WHEN = LONG ? ['1', '2', '3', '5', '8', '13', '1+'] : ['1', '1+'];
  for (const calls of CALLS) {
    it.each(WHEN)(
      `an error at ${calls} number %s leads to numbers or a sentence, and the next run works`,
      { timeout: 60_000 },
      async (when) => {
        const { api, places } = await commandWorld();
        const strace = need('strace', 'strace');
        const { code, out, err, signal } = await run(
          places,
          ['status', '--json'],
          { QUOTIDE_API_URL: api.url },
          [
            strace,
            ...[
              '-f',
              '-qq',
              '-o',
              '/dev/null',
              '-e',
              `trace=${calls}`,
              '-e',
              `inject=${calls}:error=EIO:when=${when}`,
            ],
            QUOTIDE,
          ],
        );
        expect(signal).toBeNull();
        if (code === 0) expect(JSON.parse(out)).toMatchObject({ error: null });
        else expect({ code, isSentence: SENTENCE.test(err) }, err).toEqual({ code: 1, isSentence: true });
        const again = await run(places, ['status', '--json'], { QUOTIDE_API_URL: api.url });
        expect({ code: again.code, err: again.err }).toEqual({ code: 0, err: '' });
        const { db, setAside } = openHistory(places.dataDir, Date.now());
        try {
          expect({ setAside, check: db.pragma('quick_check', { simple: true }) }).toEqual({
            setAside: null,
            check: 'ok',
          });
        } finally {
          db.close();
        }
        expect(filesWith(places.dataDir, CANARY_TAIL)).toEqual([]);
      },
    );
  }
});
