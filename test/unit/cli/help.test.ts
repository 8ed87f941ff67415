import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseCommand } from '../../../electron/cli/args/args';
import { COMMANDS, listCommands, type CommandName } from '../../../electron/cli/args/command-table';
import { nearestWord } from '../../../electron/cli/args/nearest-word';
import { usageLine } from '../../../electron/cli/args/usage-line';
import { completions } from '../../../electron/cli/help/completions';
import { commandHelp, helpText } from '../../../electron/cli/help/help-text';
import { manPage } from '../../../electron/cli/help/man-page';
import { cellsOf } from '../../../electron/cli/terminal/columns';

const names = Object.keys(COMMANDS) as CommandName[];

describe('help texts', () => {
  it('no help text has a line wider than 79 cells', () => {
    const texts = [helpText(), ...names.map(commandHelp)];
    const lines = texts.flatMap((text) => text.split('\n'));
    expect(lines.filter((line) => cellsOf(line) > 79)).toEqual([]);
  });

  it('the help lists each command once, under See, Collect, Check or Shell', () => {
    const text = helpText();
    for (const { name, about } of listCommands())
      expect(text.match(new RegExp(`^ {2}${name} +${about}$`, 'gm'))).toHaveLength(1);
    expect(text).toMatch(/^See\n[^]*^Collect\n[^]*^Check\n[^]*^Shell\n/m);
  });

  it.each(names)('the help of %s names each of its options and the form of the call', (name) => {
    const text = commandHelp(name);
    expect(text.replaceAll(/\s+/g, ' ')).toContain(`Usage: ${usageLine(name)}`);
    for (const { flag } of listCommands().find((each) => each.name === name)?.options ?? [])
      expect(text).toMatch(new RegExp(`^ {2}.*${flag}`, 'm'));
  });

  it.each(names)('parseCommand gives the help of %s for --help, -h and help NAME', (name) => {
    for (const words of [
      [name, '--help'],
      [name, '-h'],
      ['help', name],
      [name, '--json', '--help'],
    ])
      expect(parseCommand(words)).toEqual({ ok: true, value: { name: 'help', of: name } });
  });
});

describe('nearestWord', () => {
  it.each([
    ['stauts', 'status'],
    ['statsu', 'status'],
    ['stat', 'status'],
    ['Status', 'status'],
    ['histroy', 'history'],
    ['wach', 'watch'],
    ['docter', 'doctor'],
    ['scn', 'scan'],
    ['compl', 'completion'],
    ['xyz', null],
    ['', null],
    ['help-me-please', null],
  ])('takes %j for %j', (typed, meant) => {
    expect(nearestWord(typed, names)).toBe(meant);
  });
});

/** Completes a line in a real bash and returns the suggestions. */
function completeInBash(line: readonly string[]): readonly string[] {
  const words = line.map((word) => `'${word}'`).join(' ');
  const script = `${completions.bash()}
COMP_WORDS=(${words}); COMP_CWORD=${String(line.length - 1)}; _quotide; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync('bash', ['--norc', '-c', script]).toString().trim().split('\n');
}

describe('completions', () => {
  it('bash completes commands, options and the values of options', () => {
    expect(completeInBash(['quotide', 'st'])).toEqual(['status', 'statusline']);
    expect(completeInBash(['quotide', 'status', '--'])).toEqual([
      '--json',
      '--format',
      '--refresh',
      '--names',
      '--help',
    ]);
    expect(completeInBash(['quotide', 'scan', '--by', ''])).toEqual(['day', 'model', 'session', 'project']);
    expect(completeInBash(['quotide', 'completion', 'z'])).toEqual(['zsh']);
  });

  it('zsh and fish get every command and option, with what it does', () => {
    for (const { name, about, options } of listCommands())
      for (const script of [completions.zsh(), completions.fish()]) {
        expect(script).toContain(name);
        expect(script).toContain(about);
        for (const option of options) expect(script).toContain(option.flag.slice(2));
      }
  });

  it('parseCommand reads the shell, and refuses another word with the allowed ones', () => {
    expect(parseCommand(['completion', 'fish'])).toEqual({
      ok: true,
      value: { name: 'completion', shell: 'fish' },
    });
    for (const words of [['completion'], ['completion', 'tcsh'], ['completion', 'zsh', 'more']]) {
      const result = parseCommand(words);
      expect(!result.ok && result.error).toMatch(/; use: quotide completion bash\|zsh\|fish$/);
    }
  });
});

describe('the manual page', () => {
  it('the manual page has each command with its options, and no line that roff takes for a request', () => {
    const page = manPage('1.2.3');
    const plain = page
      .replaceAll(/\\f[BIR]/g, '')
      .replaceAll('\\-', '-')
      .replaceAll('\\(cq', '’');
    for (const { name, about, options } of listCommands()) {
      expect(plain).toContain(`.SS ${name}\n${about}.`);
      for (const { flag } of options) expect(plain).toContain(flag);
    }
    const requests = new Set(page.split('\n').flatMap((line) => /^[.'](\w*)/.exec(line)?.[1] ?? []));
    expect([...requests].sort()).toEqual(['B', 'PP', 'SH', 'SS', 'TH', 'TP', 'br']);
  });

  it('man reads the page without a warning', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-man-'));
    onTestFinished(() => {
      fs.rmSync(folder, { recursive: true });
    });
    const file = path.join(folder, 'quotide.1');
    fs.writeFileSync(file, manPage('1.2.3'));
    const groff = ['/usr/bin/groff', '/usr/local/bin/groff', '/opt/homebrew/bin/groff'].find((each) =>
      fs.existsSync(each),
    );
    // A system without groff has no man either.
    if (groff === undefined) return;
    const text = execFileSync(groff, ['-man', '-Tutf8', '-ww', file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    expect(text.toString()).toContain('completion');
  });
});
