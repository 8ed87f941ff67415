import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { unsafeIn } from '../support/hostile-text';
import { run } from './support/command';
import { makePlaces, type Places } from './support/places';

const FOLDER = '/home/ann/a\u001b[31m\u001b]0;owned\u0007\u202e\u009b2J';
const MODEL = 'claude-\u001b[2J\u009bopus\u0000\u200b-9\r\n';
const TITLE = 'Mend\u202e 👩‍👩‍👧 語語 \u001b]8;;http://evil.test\u0007the tray\u2028\u{e0041}';

/** A home whose one transcript has a hostile folder, model and title. */
function hostilePlace(): Places {
  const places = makePlaces();
  onTestFinished(() => {
    fs.rmSync(places.home, { recursive: true, force: true });
  });
  const dir = path.join(places.configDir, 'projects', '-home-ann');
  fs.mkdirSync(dir, { recursive: true });
  const sessionId = '0c3f0b3e-0000-4000-8000-000000000001';
  const at = new Date(Date.now() - 60_000).toISOString();
  const usage = { input_tokens: 100, output_tokens: 20 };
  const answers = [MODEL, 'claude-opus-5-5'].map((model, index) => ({
    type: 'assistant',
    sessionId,
    cwd: FOLDER,
    gitBranch: `main${TITLE}`,
    timestamp: at,
    requestId: `req_${String(index)}`,
    message: { id: `msg_${String(index)}`, model, role: 'assistant', usage },
  }));
  const title = { type: 'custom-title', sessionId, customTitle: TITLE };
  const lines = [...answers, title].map((line) => `${JSON.stringify(line)}\n`);
  fs.writeFileSync(path.join(dir, `${sessionId}.jsonl`), lines.join(''));
  return places;
}

describe('the command with a folder, a model and a title that hold control characters', () => {
  it(
    'the tables of the command hold no control characters, and their columns are in line',
    { timeout: 60_000 },
    async () => {
      const places = hostilePlace();
      for (const by of ['model', 'project', 'session', 'day']) {
        const { code, out, err } = await run(places, ['scan', '--by', by]);
        expect({ code, err }).toEqual({ code: 0, err: '' });
        expect(unsafeIn(out, '\n')).toEqual([]);
        // Only the known lines: head, a line a name, total, what has no price, what the plan does not pay for.
        const lines = out.trimEnd().split('\n');
        expect(lines.length).toBe(by === 'model' ? 6 : 5);
        if (by === 'session') expect(lines[1]).toContain('Mend 👩‍👩‍👧 語語');
      }
    },
  );

  it(
    'the JSON of the command has the whole names, escaped, and no control characters',
    { timeout: 60_000 },
    async () => {
      const places = hostilePlace();
      for (const [by, name] of [
        ['project', FOLDER],
        ['model', MODEL],
      ] as const) {
        const { out } = await run(places, ['scan', '--json', '--by', by]);
        expect(unsafeIn(out, '\n')).toEqual([]);
        const { groups } = JSON.parse(out) as { readonly groups: readonly { readonly key: string }[] };
        expect(groups.map(({ key }) => key)).toContain(name);
      }
    },
  );

  it(
    'the errors of the command hold no control characters and no password',
    { timeout: 60_000 },
    async () => {
      const places = hostilePlace();
      const tries: readonly (readonly [readonly string[], Readonly<Record<string, string>>])[] = [
        [['sta\u001b[31m\u202etus'], {}],
        [['status', '--\u009b2J'], {}],
        [['scan', '--since', '\u001b]0;x\u0007'], {}],
        [['history', '--window', '\u001bc', '--since', '\u202e'], {}],
        [['proxy', '--port', '\u001b[2J'], {}],
        [['status'], { QUOTIDE_API_URL: 'https://ann:hunter2\u001b[31m@api.test' }],
        [
          ['doctor'],
          { HTTPS_PROXY: 'http://ann:hunter2@\u001b[31mproxy:1', CLAUDE_CONFIG_DIR: `/x\u001b[2J` },
        ],
      ];
      for (const [words, env] of tries) {
        const { out, err } = await run(places, words, env);
        expect(out + err).not.toBe('');
        expect(unsafeIn(out + err, '\n')).toEqual([]);
        expect(out + err).not.toContain('hunter2');
      }
    },
  );
});
