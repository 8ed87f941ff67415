import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { AnthropicApi } from '../fakes/anthropic-api';
import { usageBody } from '../fakes/api/usage-body';
import { cachedUsageUtilization, writeClaudeJson } from '../fakes/claude-json';
import { commandWorld, eventually, QUOTIDE, run } from './support/command';
import { childEnv, type Places } from './support/places';

const HOUR = 3_600_000;
const FOLDER = fileURLToPath(new URL('../../assets/clients', import.meta.url));
const scripts = fs.readdirSync(FOLDER).filter((name) => name.endsWith('.sh'));

/** What Waybar reads with "return-type": "json" (https://github.com/Alexays/Waybar/wiki/Module:-Custom). */
const Waybar = z.strictObject({
  text: z.string().min(1),
  alt: z.string(),
  tooltip: z.string(),
  class: z.array(z.string()),
});
/** What i3status-rust reads with `json = true` (https://docs.rs/i3status-rs/latest/i3status_rs/blocks/custom/). */
const I3StatusRust = z.strictObject({
  state: z.enum(['Idle', 'Info', 'Good', 'Warning', 'Critical']),
  text: z.string().min(1),
  short_text: z.string().min(1),
});

describe('the ready clients', () => {
  let places: Places;
  let api: AnthropicApi;
  beforeEach(async () => {
    ({ places, api } = await commandWorld());
  });

  const use = (five: number) => {
    api.setUsage(
      api.usage({
        five_hour: { utilization: five, resetsAt: Date.now() + 2 * HOUR },
        seven_day: { utilization: 11, resetsAt: Date.now() + 50 * HOUR },
      }),
    );
  };
  /** The output of each client, by its name; the command has asked before, so that all read the same numbers. */
  const outputs = async (
    env: Readonly<Record<string, string>> = {},
  ): Promise<Readonly<Record<string, string>>> => {
    const all = { QUOTIDE, QUOTIDE_API_URL: api.url, ...env };
    await run(places, ['status'], all);
    const runs = scripts.map(async (name) => {
      const { code, out, err } = await run(places, [], all, [path.join(FOLDER, name)]);
      expect([name, code, err]).toEqual([name, 0, '']);
      return [name, out] as const;
    });
    return Object.fromEntries(await Promise.all(runs));
  };
  const waybar = (all: Readonly<Record<string, string>>) => Waybar.parse(JSON.parse(all['waybar.sh'] ?? ''));
  const i3status = (all: Readonly<Record<string, string>>) =>
    I3StatusRust.parse(JSON.parse(all['i3status-rust.sh'] ?? ''));

  it.each(scripts)('%s is a script that sh and bash can read, and that can be run', (name) => {
    const file = path.join(FOLDER, name);
    for (const shell of ['sh', 'bash']) execFileSync(shell, ['-n', file]);
    expect(fs.statSync(file).mode & 0o111).toBe(0o111);
  });

  it('each client shows live numbers, and what is nearly used up in another colour', async () => {
    use(97);
    const all = await outputs();
    expect(waybar(all)).toMatchObject({ text: '97 %', class: ['critical', 'live'] });
    expect(waybar(all).tooltip).toMatch(/\n5-hour 97 % · 7-day 11 %\nofficial_api, \d+ s ago$/);
    expect(i3status(all)).toEqual({ state: 'Critical', text: '5h 97 % 7d 11 %', short_text: '97 %' });
    expect(all['polybar.sh']).toBe('%{F#e5484d}5h 97 % 7d 11 % %{F-}\n');
    expect(all['tmux.sh']).toBe('#[fg=red]5h 97 % 7d 11 %#[default]\n');
    expect(all['quotide.1m.sh']).toMatch(
      /^Claude 97 %\n---\n.+\n5-hour: 97 %, resets in [12] h.*\nWeek: 11 %, resets in 2 d [12] h\nAll: .+\nSource: official_api, \d+ s ago\n---\nRefresh \| refresh=true\n$/,
    );
  });

  it('each client shows an old number as old', async () => {
    await api.down();
    writeClaudeJson(places.configDir, {
      cachedUsageUtilization: cachedUsageUtilization({
        fetchedAtMs: Date.now() - HOUR / 2,
        utilization: usageBody({ five_hour: { utilization: 42, resetsAt: Date.now() + 2 * HOUR } }),
      }),
    });
    const all = await outputs();
    for (const name of scripts)
      expect([name, all[name]]).toEqual([name, expect.stringContaining('42 % (old)')]);
    expect(waybar(all).class).toEqual(['normal', 'old']);
    expect(i3status(all).state).toBe('Info');
  });

  it('each client shows "?" where nothing is known, and where the command is missing', async () => {
    await api.down();
    for (const env of [{}, { QUOTIDE: path.join(places.home, 'no-such-command') }]) {
      const all = await outputs(env);
      for (const name of scripts) {
        expect([name, all[name]]).toEqual([name, expect.stringContaining('?')]);
        expect([name, all[name]]).not.toEqual([name, expect.stringMatching(/\b0 ?%/)]);
      }
      expect(waybar(all).text).toBe('?');
      expect(i3status(all).state).toBe('Info');
    }
  });

  it('in Argos no line is read as markup', async () => {
    use(0.5);
    const text = (await outputs({ ARGOS_VERSION: '2' }))['quotide.1m.sh'] ?? '';
    expect(text).toContain('5-hour: <1 %');
    for (const line of text.split('\n').filter((each) => /%/.test(each)))
      expect(line).toMatch(/\| useMarkup=false$/);
  });

  it('tmux has the numbers in its status line', { timeout: 60_000 }, async () => {
    use(83);
    const env = childEnv(places, {
      QUOTIDE,
      QUOTIDE_API_URL: api.url,
      TMUX_TMPDIR: places.home,
      TERM: 'xterm-256color',
    });
    const tmux = (...words: readonly string[]) =>
      execFileSync('tmux', ['-L', 'quotide', '-f', '/dev/null', ...words], { env });
    tmux('new-session', '-d', '-x', '120', '-y', '20', 'sleep 120');
    try {
      tmux('set', '-g', 'status-right', `#(${path.join(FOLDER, 'tmux.sh')})`);
      tmux('set', '-g', 'status-right-length', '60');
      tmux('set', '-g', 'status-interval', '1');
      // tmux draws its line only on a terminal.
      const attach = 'stty rows 20 cols 120; exec tmux -L quotide attach';
      const terminal = spawn('script', ['-qfec', attach, '/dev/null'], {
        env,
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      let drawn = '';
      terminal.stdout.on('data', (part: Buffer) => (drawn += part.toString()));
      await eventually('the numbers in the line', () => drawn.includes('5h 83 % 7d 11 %'), 50_000);
      expect(drawn).not.toContain('#[');
    } finally {
      tmux('kill-server');
    }
  });
});
