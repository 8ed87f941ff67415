import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderId } from '../../../electron/app/folder-id';
import { statusline } from '../../../electron/cli/statusline/run';

const NOW = Date.now();
const input = (percent: number) =>
  JSON.stringify({
    session_id: 'secret',
    rate_limits: { five_hour: { used_percentage: percent, resets_at: 1795304984 } },
  });

describe('quotide statusline', () => {
  let dataDir = '';
  const warnings: string[] = [];
  beforeEach(() => {
    dataDir = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-statusline-')), 'data');
    warnings.length = 0;
  });
  afterEach(() => {
    fs.rmSync(path.dirname(dataDir), { recursive: true, force: true });
  });
  const run = (text: string, words: readonly string[] = [], now = NOW) =>
    statusline({ words, input: text, dataDir, configDir: '/c', now, warn: (line) => warnings.push(line) });
  const file = () => path.join(dataDir, 'statusline', `${folderId('/c')}.json`);
  const note = () => fs.readFileSync(file(), 'utf8');

  it('prints the limits and hands them on, for the owner alone', async () => {
    expect(await run(input(42.9))).toBe('5h 42%');
    expect(JSON.parse(note())).toEqual({
      ...{ schema: 1, at: NOW },
      limits: { five_hour: { usedPercentage: 42.9, resetsAt: 1795304984 }, seven_day: null },
    });
    expect(fs.statSync(file()).mode & 0o777).toBe(0o600);
    expect(fs.readdirSync(path.dirname(file()))).toHaveLength(1);
  });

  it('writes at most once in 30 s', async () => {
    await run(input(1));
    await run(input(2), [], NOW + 20_000);
    expect(note()).toContain('"usedPercentage":1,');
    await run(input(3), [], NOW + 40_000);
    expect(note()).toContain('"usedPercentage":3,');
  });

  it('prints the line of a chained command, which gets the same input', async () => {
    expect(await run(input(42), ['--chain', 'cat >/dev/null; echo "its own"; echo noise >&2'])).toBe(
      'its own',
    );
    expect(await run(input(42), ['--chain=cat'])).toBe(input(42));
    expect(await run(input(42), ['--chain', 'exit 3'])).toBe('5h 42%');
    expect(warnings).toEqual(['the chained command printed nothing']);
  });

  it.each(['', '{', 'null', '{"rate_limits":{"five_hour":{"used_percentage":"x"}}}'])(
    'prints an empty line for %j',
    async (text) => {
      expect(await run(text)).toBe('');
      expect(fs.existsSync(file())).toBe(false);
    },
  );

  it('prints all the same when it cannot write or is called wrongly', async () => {
    fs.writeFileSync(dataDir, 'a file');
    expect(await run(input(42))).toBe('5h 42%');
    expect(await run(input(42), ['--nonsense'])).toBe('5h 42%');
    expect(warnings.join('\n')).toMatch(/could not be handed on[^]*--chain CMD/);
  });
});
