import { expect, it } from 'vitest';
import { useOf } from '../../fakes/token-use';
import { ALWAYS, newHistory } from './support';

it('a response that the plan does not pay for is in no window and no estimate, and in every list of responses', () => {
  const { ledger } = newHistory();
  const own = useOf('msg_1');
  ledger.add([
    own,
    useOf('msg_2', { model: 'glm-5', onPlan: false }),
    useOf('msg_bdrk_3', { onPlan: false }),
  ]);
  expect(ledger.sums({ account: null, since: 0 })).toMatchObject({ messages: 1, ...own.tokens });
  const steps = ledger.useSums({ account: 'org-1', since: 0, until: ALWAYS.until, stepMs: 1000 });
  expect(steps).toEqual([{ at: own.at, model: own.model, tokens: own.tokens }]);
  expect([...ledger.uses({ ...ALWAYS, account: null }, 10)].flat().map(({ onPlan }) => onPlan)).toEqual([
    true,
    false,
    false,
  ]);
});
