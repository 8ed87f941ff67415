import { describe, expect, it, vi } from 'vitest';
import { formatClock, formatMoney, formatPercent, formatTokens } from '../../../../electron/core/text/format';
import { dateFormatter, numberFormatter } from '../../../../electron/core/text/formatters';

describe('formatters', () => {
  it('gives the same formatter again for the same language and style', () => {
    const style = { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Berlin' } as const;
    expect(dateFormatter('de-DE', style)).toBe(dateFormatter('de-DE', { ...style }));
    expect(numberFormatter('de-DE', {})).toBe(numberFormatter('de-DE', {}));
  });

  it('gives another formatter for another zone, language or style', () => {
    const at = Date.UTC(2026, 10, 30, 12);
    const hour = (language: string, timeZone: string) =>
      dateFormatter(language, { timeStyle: 'short', timeZone }).format(at);
    expect(hour('de-DE', 'Europe/Berlin')).toBe('13:00');
    expect(hour('de-DE', 'Asia/Tokyo')).toBe('21:00');
    expect(hour('en-US', 'Asia/Tokyo')).toMatch(/9:00\sPM/);
    expect(numberFormatter('en', { maximumFractionDigits: 1 }).format(1.25)).toBe('1.3');
    expect(numberFormatter('en', { maximumFractionDigits: 0 }).format(1.25)).toBe('1');
  });

  it('forgets old formatters after many', () => {
    const first = numberFormatter('en', { minimumIntegerDigits: 1 });
    for (let digits = 0; digits <= 64; digits += 1)
      numberFormatter('en', { maximumFractionDigits: digits % 20, minimumIntegerDigits: 1 + (digits % 21) });
    for (const language of ['de', 'fr', 'es', 'it', 'pt', 'nl', 'sv'])
      for (let digits = 1; digits < 20; digits += 1)
        numberFormatter(language, { minimumIntegerDigits: digits });
    expect(numberFormatter('en', { minimumIntegerDigits: 1 })).not.toBe(first);
  });
});

describe('texts of numbers and times', () => {
  it('make no new formatter when they are made again', () => {
    const locale = { language: 'de-DE', timeZone: 'Europe/Berlin' };
    const at = Date.UTC(2026, 10, 30, 12);
    const make = (now: number): readonly string[] => [
      formatClock(at, now, locale),
      formatClock(at + 9 * 86_400_000, now, locale),
      formatPercent(42, locale),
      formatMoney({ amount: 12.5, currency: 'EUR' }, locale),
      formatTokens(4200, locale),
    ];
    make(at);
    const dates = vi.spyOn(Intl, 'DateTimeFormat');
    const numbers = vi.spyOn(Intl, 'NumberFormat');
    for (let minute = 0; minute < 100; minute += 1) make(at + minute * 60_000);
    expect(dates).not.toHaveBeenCalled();
    expect(numbers).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });
});
