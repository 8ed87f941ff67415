import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressOf, presets, readView, viewBetween } from '../../../renderer/history/range';

const now = Date.parse('2026-11-24T12:00:30Z');
const read = (text: string) => readView(new URLSearchParams(text), now);

describe('the address of the history page', () => {
  test('means the last seven days unless it names another span', () => {
    const until = Date.parse('2026-11-24T12:01:00Z');
    for (const text of ['', 'range=2h', 'from=x&until=y', 'from=2026-11-24T12:00Z&until=2026-11-24T11:00Z'])
      expect(read(text)).toMatchObject({ preset: '7d', until, since: until - 7 * 86_400_000 });
  });

  test('can name a span with its own ends', () => {
    expect(read('from=2026-11-01T00:00Z&until=2026-11-02T00:00Z')).toMatchObject({
      preset: null,
      since: Date.parse('2026-11-01T00:00Z'),
      until: Date.parse('2026-11-02T00:00Z'),
    });
  });

  test('is parsed back into the view that wrote it', () => {
    const instants = fc
      .integer({ min: 0, max: 500_000 })
      .map((minutes) => now - (now % 60_000) - minutes * 60_000);
    const hidden = fc.uniqueArray(fc.constantFrom('five_hour', 'seven_day', 'seven_day_opus'));
    fc.assert(
      fc.property(
        instants,
        instants,
        hidden,
        fc.boolean(),
        fc.option(fc.constantFrom(...presets)),
        (a, b, hide, table, preset) => {
          const base = { ...read(`range=${preset ?? '7d'}`), hidden: hide, table };
          const view = preset === null ? viewBetween(base, a, b) : base;
          expect(read(addressOf(view).replace('#/history?', ''))).toEqual(view);
        },
      ),
      { seed: 3 },
    );
  });

  test('never means less than five minutes, however short the dragged span was', () => {
    const view = viewBetween(read(''), now, now - 1000);
    expect(view.until - view.since).toBe(300_000);
  });
});
