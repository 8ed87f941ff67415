import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostilePieces, hostileText, unsafeIn } from '../support/hostile-text';
import { runs } from '../support/runs';
import { surfaces } from '../support/surfaces';

describe.each(surfaces)('$name', ({ between, text }) => {
  const check = async (hostile: string): Promise<void> => {
    for (const shown of await text(hostile)) expect(unsafeIn(shown, between)).toEqual([]);
  };

  it('shows nothing of any text that could steer a terminal, turn what is read around, or hide', async () => {
    await fc.assert(fc.asyncProperty(hostileText, check), runs(40));
  });

  it('shows nothing of each such character within a name', async () => {
    for (const piece of hostilePieces) await check(`a${piece}b`);
  });
});

describe('JSON', () => {
  it('of samples and events has the whole value of each name', async () => {
    const json = surfaces.find(({ name }) => name === 'history --json');
    const name = hostilePieces.filter((piece) => !/[\ud800-\udfff]/u.test(piece)).join('');
    const all = (await json?.text(name))?.join('') ?? '';
    const [samples = '', events = ''] = all.split(/(?<=\]\}\n)/);
    expect(JSON.parse(samples)).toMatchObject({ samples: [{ window: name, account: name }] });
    expect(JSON.parse(events)).toMatchObject({ events: [{ window: name }] });
  });
});
