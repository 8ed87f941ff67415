import { describe, expect, it } from 'vitest';
import { defaultDataDir, readEnvironment } from '../../../electron/app/environment';

const read = (variables: Record<string, string>) => readEnvironment(variables, '/data');

describe('readEnvironment', () => {
  it('has the documented defaults', () => {
    const result = read({});
    expect(result).toMatchObject({
      ok: true,
      value: {
        dataDir: '/data',
        apiUrl: 'https://api.anthropic.com',
        timeScale: 1,
        logLevel: 'info',
        demo: false,
      },
    });
  });

  it.each(['http://127.0.0.1:8080', 'http://localhost:1', 'http://[::1]:9/', 'https://127.9.8.7'])(
    'takes an address on this machine: %s',
    (url) => {
      expect(read({ QUOTIDE_API_URL: url })).toMatchObject({ ok: true, value: { apiIsLoopback: true } });
    },
  );

  it.each([
    'http://api.anthropic.com',
    'https://api.anthropic.com.evil.example',
    'http://127.0.0.1.evil.example',
    'https://evil.example',
    'file:///etc/passwd',
    'nonsense',
    'http://user@evil.example#127.0.0.1',
    'http://127.0.0.1@evil.example',
    'https://api.anthropic.com@evil.example',
    'https://api.anthropic.com:8443',
    'https://api.anthropic.com.',
    'https://evil.example/https://api.anthropic.com',
    'https://api.anthropic.com%2eevil.example',
    'https://evil.example?127.0.0.1',
    'http://localhost.evil.example',
    'http://localhost.',
    'http://0.0.0.0:1',
    'http://[::ffff:10.0.0.1]:1',
    'ws://127.0.0.1:1',
    'data:text/plain,127.0.0.1',
    'javascript:fetch("https://evil.example")',
    '127.0.0.1:8080',
    '//api.anthropic.com',
    'https://\u0430pi.anthropic.com',
    'https://evil.example\\@api.anthropic.com',
  ])('refuses another address for the token: %s', (url) => {
    const result = read({ QUOTIDE_API_URL: url });
    expect(result.ok).toBe(false);
    expect(!result.ok && result.error).toContain('QUOTIDE_API_URL');
  });

  it.each(['https://api.anthropic.com\\.evil.example', 'https://ann@api.anthropic.com/evil.example?x#y'])(
    'uses only the origin of an address: %s',
    (url) => {
      const value = { apiUrl: 'https://api.anthropic.com', apiIsLoopback: false };
      expect(read({ QUOTIDE_API_URL: url })).toMatchObject({ ok: true, value });
    },
  );

  it.each([
    'ht!tp:sesame-7Kx',
    'https://ann:sesame-7Kx@[bad',
    '//sesame-7Kx',
    'https://ann:sesame-7Kx@evil.example',
  ])('repeats no secret of an address that it refuses: %s', (url) => {
    const result = read({ QUOTIDE_API_URL: url });
    expect(!result.ok && result.error).toMatch(/^(?!.*sesame).*QUOTIDE_API_URL/);
  });

  it('allows another https origin for the token only if the settings of that data folder name it exactly', () => {
    const asked: string[] = [];
    const readWith = (url: string, confirmed: string | null) =>
      readEnvironment({ QUOTIDE_API_URL: url, QUOTIDE_DATA_DIR: '/mine' }, '/data', (dataDir) => {
        asked.push(dataDir);
        return confirmed;
      });
    const own = 'https://proxy.example';
    expect(readWith(own, own)).toMatchObject({ ok: true, value: { apiUrl: own, apiIsLoopback: false } });
    expect(asked).toEqual(['/mine']);
    const refused = [
      readWith(own, null),
      readWith(`${own}:8443`, own),
      readWith('http://proxy.example', own),
    ];
    for (const result of refused)
      expect(!result.ok && result.error).toMatch(/QUOTIDE_API_URL.*settings\.json/);
  });

  it('speeds time up only against an API on this machine', () => {
    expect(read({ QUOTIDE_TIME_SCALE: '600' }).ok).toBe(false);
    const local = { QUOTIDE_API_URL: 'http://127.0.0.1:1' };
    expect(read({ ...local, QUOTIDE_TIME_SCALE: '600' })).toMatchObject({
      ok: true,
      value: { timeScale: 600 },
    });
    for (const bad of ['0', '-1', 'NaN', 'fast', '1e9']) {
      expect(read({ ...local, QUOTIDE_TIME_SCALE: bad }).ok).toBe(false);
    }
  });

  it('names the log levels if one is unknown', () => {
    expect(read({ QUOTIDE_LOG: 'loud' })).toEqual({
      ok: false,
      error: 'QUOTIDE_LOG is "loud"; it can be debug, info, warn, error.',
    });
  });
});

describe('defaultDataDir', () => {
  it('is Electron’s userData on each system', () => {
    expect(defaultDataDir('linux', {}, '/home/m')).toBe('/home/m/.config/Quotide');
    expect(defaultDataDir('linux', { XDG_CONFIG_HOME: '/cfg' }, '/home/m')).toBe('/cfg/Quotide');
    expect(defaultDataDir('darwin', {}, '/Users/m')).toBe('/Users/m/Library/Application Support/Quotide');
    expect(defaultDataDir('win32', { APPDATA: 'C:/Roaming' }, 'C:/Users/m')).toContain('Quotide');
  });
});
