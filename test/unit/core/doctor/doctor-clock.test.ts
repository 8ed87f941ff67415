import { describe, expect, it } from 'vitest';
import { doctorReport } from '../../../../electron/core/doctor/doctor';
import { doctorFacts, findingOf, HOUR, MINUTE } from './make-doctor-facts';

describe('the finding about the clock', () => {
  it.each([
    [2 * HOUR, 'This computer’s clock is 2 hours ahead; Quotide goes by Anthropic’s time.'],
    [-3 * HOUR, 'This computer’s clock is 3 hours behind; Quotide goes by Anthropic’s time.'],
    [5 * MINUTE, 'This computer’s clock is 5 minutes ahead; Quotide goes by Anthropic’s time.'],
  ])('names a difference of %d ms with its size and the advice', (clockAheadMs, sentence) => {
    const { state, facts, action } = findingOf('clock', { clockAheadMs });
    expect(facts.map((fact) => fact.replaceAll('\u202f', ' '))).toEqual([sentence]);
    expect(state).toBe('warning');
    expect(action).toMatch(/clock/);
  });

  it('is absent while the clock is right', () => {
    expect(doctorReport(doctorFacts()).findings.map(({ id }) => id)).not.toContain('clock');
  });
});
