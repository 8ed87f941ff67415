import { expect, it } from 'vitest';
import { sharesOf } from '../../../../electron/core/sessions/shares';
import { useOf } from '../../../fakes/token-use';

it('a session has no share of a window for what the plan does not pay for', () => {
  const { at } = useOf('a');
  const shares = sharesOf([{ from: at - 1000, until: at + 1000, peak: 60 }]);
  shares.add(useOf('a', { sessionId: 's1' }));
  shares.add(useOf('b', { sessionId: 's2' }));
  shares.add(useOf('c', { sessionId: 's2', onPlan: false }));
  shares.add(useOf('d', { sessionId: 's3', onPlan: false }));
  expect(shares.bySession()).toEqual(
    new Map([
      ['s1', 30],
      ['s2', 30],
    ]),
  );
});
