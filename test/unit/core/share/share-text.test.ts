import { describe, expect, it } from 'vitest';
import { shareCaption, shareText } from '../../../../electron/core/share/share-text';
import { locale, NOW, snapshot, windowView } from '../make-snapshot';

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/gu, ' ');

const account = {
  key: 'account-key',
  plan: 'Max',
  tier: null,
  organizationId: 'organisation-id',
  name: 'mara@fennel.dev',
};

describe('shareText', () => {
  it('has the plan, the verdict, a line for each limit, and last source and date', () => {
    const shown = snapshot({ account });
    const lines = plain(shareText(shown, 'used', locale)).split('\n');
    expect(lines[0]).toBe('Max');
    expect(lines[1]).toBe(plain(`${shown.verdict.claim} ${shown.verdict.rest}`.trim()));
    expect(lines).toContainEqual(expect.stringMatching(/^5-hour: 22 % · resets /));
    expect(lines.at(-1)).toMatch(/^Anthropic’s usage report, \d+ \w+ 20\d\d, \d\d:\d\d · Quotide$/);
  });

  it('has no name and no key of the account, and no control characters', () => {
    const odd = snapshot({ account, windows: [windowView({ label: '5-hour\u001b[31m\nred' })] });
    const text = shareText(odd, 'used', locale);
    expect(text).not.toMatch(/mara|account-key|organisation-id/);
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });
});

describe('shareCaption', () => {
  it('has the time of the reading, not that of the picture', () => {
    expect(shareCaption(snapshot({ observedAt: NOW - 86_400_000 }), locale)).not.toBe(
      shareCaption(snapshot({ observedAt: NOW }), locale),
    );
  });

  it('names simulated numbers, and that there are none', () => {
    expect(shareCaption(snapshot({ demo: true }), locale)).toMatch(/^Simulated|^Demo/);
    expect(shareCaption(snapshot({ source: null, observedAt: null }), locale)).toMatch(/^No numbers, /);
  });
});
