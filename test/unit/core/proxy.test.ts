import { describe, expect, it } from 'vitest';
import { isManagedPlan, proxyLines } from '../../../electron/core/proxy';

describe('proxyLines', () => {
  it('name the port and keep the tool search on, for a shell, for settings.json, and back', () => {
    const { shell, settings, undo } = proxyLines({ port: 4711, key: null }, 'linux');
    expect(shell).toBe('export ANTHROPIC_BASE_URL=http://127.0.0.1:4711\nexport ENABLE_TOOL_SEARCH=true');
    expect(JSON.parse(settings)).toEqual({
      env: { ANTHROPIC_BASE_URL: 'http://127.0.0.1:4711', ENABLE_TOOL_SEARCH: 'true' },
    });
    expect(undo).toBe('unset ANTHROPIC_BASE_URL ENABLE_TOOL_SEARCH');
  });

  it('contain the secret path where there is a key; the lines to undo do not', () => {
    const key = 'k3y_k3y-k3y_k3y-';
    const { shell, settings, undo } = proxyLines({ port: 4711, key }, 'linux');
    expect(shell).toContain(`export ANTHROPIC_BASE_URL=http://127.0.0.1:4711/${key}\n`);
    expect(settings).toContain(`"http://127.0.0.1:4711/${key}"`);
    expect(undo).not.toContain(key);
    expect(proxyLines({ port: 4711, key }, 'win32').shell).toContain(`'http://127.0.0.1:4711/${key}'`);
  });

  it('are written for PowerShell on Windows', () => {
    const { shell, undo } = proxyLines({ port: 4711, key: null }, 'win32');
    expect(shell).toBe("$env:ANTHROPIC_BASE_URL = 'http://127.0.0.1:4711'\n$env:ENABLE_TOOL_SEARCH = 'true'");
    expect(undo).toBe('Remove-Item Env:ANTHROPIC_BASE_URL, Env:ENABLE_TOOL_SEARCH');
  });
});

it.each([
  ['max', false],
  ['pro', false],
  [null, false],
  ['team', true],
  ['Team', true],
  ['claude_enterprise', true],
])('the plan %s is managed by an organisation: %s', (plan, is) => {
  expect(isManagedPlan(plan)).toBe(is);
});
