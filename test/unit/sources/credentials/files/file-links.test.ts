import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeCredentialsText } from '../../../../fakes/credentials';
import { look, lookOnly, place } from './file-place';
import { CANARY, storedLogin } from '../support';

describe('the file finder with links', () => {
  it('a link to the login file is followed inside the home folder, with a warning', async () => {
    const at = place();
    mkdirSync(join(at.home, 'dotfiles'));
    writeFileSync(join(at.home, 'dotfiles', 'claude.json'), storedLogin(), { mode: 0o600 });
    symlinkSync('../dotfiles/claude.json', at.path);
    const finding = await lookOnly(at);
    expect(finding.credential?.accessToken).toBe(CANARY);
    expect(finding.credential?.warnings).toEqual(['followed_link']);
  });

  it('a link to the login file is not followed out of the home folder, not even to a folder whose name begins alike', async () => {
    const at = place();
    const outside = `${at.home}-other`;
    mkdirSync(outside);
    onTestFinished(() => {
      rmSync(outside, { recursive: true });
    });
    writeFileSync(join(outside, 'claude.json'), storedLogin());
    symlinkSync(join(outside, 'claude.json'), at.path);
    expect(await lookOnly(at)).toMatchObject({
      outcome: 'unreadable',
      detail: 'a link that leads outside the home folder',
    });
  });

  it('a link to the login file is not followed when it leads out by another link inside the home folder', async () => {
    const at = place();
    const other = place();
    writeCredentialsText(other.dir, storedLogin());
    symlinkSync(other.dir, join(at.home, 'way'));
    symlinkSync(join(at.home, 'way', '.credentials.json'), at.path);
    expect((await lookOnly(at)).detail).toBe('a link that leads outside the home folder');
  });

  it('a link to the login file is followed when the home folder itself is behind a link', async () => {
    const at = place();
    writeFileSync(join(at.home, 'real.json'), storedLogin(), { mode: 0o600 });
    symlinkSync(join(at.home, 'real.json'), at.path);
    const alias = `${at.home}-alias`;
    symlinkSync(at.home, alias);
    onTestFinished(() => {
      rmSync(alias);
    });
    expect((await look({ ...at, home: alias })).outcome).toBe('found');
  });

  it('a link to the login file is not followed when the home folder cannot be found', async () => {
    const at = place();
    writeFileSync(join(at.home, 'real.json'), storedLogin());
    symlinkSync(join(at.home, 'real.json'), at.path);
    expect((await look({ ...at, home: join(at.home, 'nowhere') })).outcome).toBe('unreadable');
  });

  it('a link to the config folder is followed anywhere', async () => {
    const at = place();
    const other = place();
    writeCredentialsText(other.dir, storedLogin());
    rmSync(at.dir, { recursive: true });
    symlinkSync(other.dir, at.dir);
    expect((await lookOnly(at)).outcome).toBe('found');
  });
});
