import { describe, expect, it } from 'vitest';
import { tokenHash } from '../../../../electron/sources/credentials/token-hash';

describe('tokenHash', () => {
  it('tokenHash is the first 16 hex digits of the SHA-256', () => {
    expect(tokenHash('abc')).toBe('ba7816bf8f01cfea');
  });

  it('tokenHash differs for a rotated token', () => {
    expect(tokenHash('sk-ant-oat01-a')).not.toBe(tokenHash('sk-ant-oat01-b'));
    expect(tokenHash('sk-ant-oat01-a')).toMatch(/^[0-9a-f]{16}$/);
  });
});
