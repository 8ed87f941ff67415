import { describe, expect, it } from 'vitest';
import { progressBar } from '../../../../electron/cli/scan/progress-bar';
import { scanText } from '../../../../electron/cli/scan/scan-text';
import { totalsBy } from '../../../../electron/core/tokens/token-totals';
import { noTokens, type TokenUse } from '../../../../electron/core/tokens/tokens';

const locale = { language: 'en-GB', timeZone: 'UTC' };
const use = (model: string, sessionId: string): TokenUse => ({
  messageId: 'm',
  requestId: null,
  at: 0,
  model,
  tokens: { ...noTokens, output: 1e6 },
  origin: 'transcript',
  account: null,
  sessionId,
  project: null,
  branch: null,
  sidechain: false,
  fast: false,
  terms: 0,
  onPlan: true,
  copied: false,
});

describe('the table of quotide scan', () => {
  const grouped = totalsBy(
    [use('claude-opus-4-6', 'a'), use('new-model', 'b')],
    ({ sessionId }) => sessionId ?? '',
  );

  it('the table has the titles of sessions, and beside the costs how many responses have no price', () => {
    const text = scanText({ grouped, by: 'session', titles: new Map([['a', 'Drain\nthe queue']]), locale });
    const [head, a, b, total, note] = text.replaceAll('\u00a0', ' ').split('\n');
    expect(head).toMatch(/^session +messages/);
    expect(a).toMatch(/^Drain the queue +1 .* \$25\.00$/);
    expect(b).toMatch(/^b +1 .* unknown$/);
    expect(total).toMatch(/^total +2 .* ≥ \$25\.00$/);
    expect(note).toMatch(/^\$25\.00 and 1 answer of unknown price \(1\sM tokens\)\.$/);
  });
});

describe('the progress bar of quotide scan', () => {
  it('the bar fills with the bytes that were read, and is cleared', () => {
    const bar = progressBar({ filesDone: 3, filesTotal: 10, bytesDone: 5e6, bytesTotal: 10e6 });
    expect(bar).toContain(`${'█'.repeat(15)}${'░'.repeat(15)} 3 of 10 transcripts, 5 of 10 MB`);
    expect(progressBar({ filesDone: 0, filesTotal: 0, bytesDone: 0, bytesTotal: 0 })).toContain(
      '█'.repeat(30),
    );
    expect(progressBar(null)).toBe('\r\u001b[K');
  });
});
