import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noOwnPrices } from '../../../../electron/core/prices/own-prices';
import {
  countPrompts,
  type PromptsWish,
  type SessionEvent,
} from '../../../../electron/core/sessions/prompts';
import { noTokens } from '../../../../electron/core/tokens/tokens';
import { useOf } from '../../../fakes/token-use';

const wish: PromptsWish = { sessionId: 's', open: [], texts: true, prices: noOwnPrices };
const prompt = (id: string, at: number, text = `do ${id}`): SessionEvent => ({
  kind: 'prompt',
  id,
  at,
  text,
});
const answer = (
  id: string,
  at: number,
  over: { output?: number; tools?: readonly string[]; agent?: string; model?: string } = {},
): SessionEvent => ({
  kind: 'answer',
  use: useOf(id, {
    at,
    model: over.model ?? 'claude-opus-5-5',
    tokens: { ...noTokens, input: 1, output: over.output ?? 10 },
  }),
  tools: (over.tools ?? []).map((name, index) => ({ id: `${id}${String(index)}${name}`, name })),
  agent: over.agent ?? null,
});

function report(events: readonly SessionEvent[], over: Partial<PromptsWish> = {}) {
  const count = countPrompts();
  for (const event of events) count.add(event);
  return count.report({ ...wish, ...over });
}

describe('countPrompts', () => {
  it('a prompt has the turns up to the next one, each answer once with its largest output, newest first', () => {
    const { prompts, older } = report([
      prompt('p1', 1000),
      answer('a', 1001, { output: 1, tools: ['Read'] }),
      answer('a', 1002, { output: 8, tools: ['Edit'] }),
      answer('a', 1003, { output: 90, tools: ['Edit'] }),
      answer('b', 1004, { model: 'claude-haiku-4-5', tools: ['Edit', 'Bash'] }),
      prompt('p2', 2000),
      answer('c', 2001),
    ]);
    expect(older).toBe(0);
    expect(prompts.map(({ id, own }) => [id, own.turns, own.tokens.output])).toEqual([
      ['p2', 1, 10],
      ['p1', 2, 100],
    ]);
    expect(prompts[1]).toMatchObject({
      at: 1000,
      text: 'do p1',
      isCut: false,
      lastAt: 1004,
      agents: null,
      own: {
        models: ['claude-opus-5-5', 'claude-haiku-4-5'],
        // A repeated line with the same call is the same call.
        tools: [
          { name: 'Edit', calls: 2 },
          { name: 'Read', calls: 1 },
          { name: 'Bash', calls: 1 },
        ],
      },
    });
    expect(prompts[1]?.own.costUsd).toBeGreaterThan(0);
  });

  it('the work of sub-agents is separate, and counts under the prompt where each began', () => {
    const { prompts } = report([
      prompt('p1', 1000),
      answer('a', 1001, { tools: ['Task'] }),
      prompt('p2', 2000),
      answer('x1', 1500, { agent: 'x', tools: ['Grep'] }),
      answer('x2', 2500, { agent: 'x' }),
      answer('y1', 1600, { agent: 'y' }),
    ]);
    expect(prompts).toMatchObject([
      { id: 'p2', own: { turns: 0, costUsd: 0 }, agents: null },
      {
        id: 'p1',
        lastAt: 2500,
        own: { turns: 1, tools: [{ name: 'Task', calls: 1 }] },
        agents: { count: 2, turns: 3, tokens: { output: 30 }, tools: [{ name: 'Grep', calls: 1 }] },
      },
    ]);
  });

  it('an open prompt has its whole text, and privacy mode hides all texts', () => {
    const long = 'long-'.repeat(5000);
    const events = [prompt('p1', 1, long), prompt('p2', 2, long), answer('a', 3)];
    const [second, first] = report(events, { open: ['p1'] }).prompts;
    expect(second).toMatchObject({ id: 'p2', isCut: true });
    expect(second?.text?.length).toBe(200);
    expect(first?.text?.length).toBe(8000);
    const hidden = report(events, { open: ['p1'], texts: false });
    expect(JSON.stringify(hidden)).not.toContain('long');
    expect(hidden.prompts[0]).toMatchObject({ text: null, own: { turns: 1 } });
  });

  it('at most fifty prompts are listed, with the work before the first one', () => {
    const events = Array.from({ length: 60 }, (_, index) => prompt(`p${index}`, 1000 + index));
    const { prompts, older } = report([answer('a', 5), ...events]);
    expect([prompts.length, older]).toEqual([50, 11]);
    expect(report([answer('a', 5), prompt('p', 9)]).prompts.at(-1)).toMatchObject({
      id: '',
      at: 5,
      text: '',
      own: { turns: 1 },
    });
  });

  it('repeated events change nothing, and no answer is lost', () => {
    const event = fc.oneof(
      fc
        .record({ id: fc.constantFrom('p1', 'p2', 'p3'), at: fc.nat(99) })
        .map(({ id, at }) => prompt(id, at)),
      fc
        .record({ id: fc.constantFrom('a', 'b', 'c', 'd'), at: fc.nat(99), agent: fc.boolean() })
        .map(({ id, at, agent }) => answer(id, at, agent ? { agent: 'x' } : {})),
    );
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const { prompts } = report(events);
        const answerIds = new Set(
          events.flatMap((each) => (each.kind === 'answer' ? [each.use.messageId] : [])),
        );
        const turns = prompts.reduce((sum, { own, agents }) => sum + own.turns + (agents?.turns ?? 0), 0);
        expect(turns).toBe(answerIds.size);
        const twice = report(events.flatMap((each) => [each, each]));
        expect(twice).toEqual({ ...twice, prompts });
      }),
      { seed: 5 },
    );
  });

  it('the cost has its known and unknown parts, at the user’s own prices if there are any', () => {
    const events = [prompt('p1', 0), answer('a', 1), answer('b', 2, { model: 'glm-5', output: 99 })];
    const rates = { input: 0, output: 1e6, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };
    expect(report(events).prompts[0]?.own).toMatchObject({
      costUsd: null,
      knownCostUsd: 0.000204,
      unpriced: { messages: 1, tokens: 100 },
      ownPriced: 0,
    });
    const prices = { factor: 1, models: { 'glm-5': rates } };
    expect(report(events, { prices }).prompts[0]?.own).toMatchObject({ costUsd: 99.000204, ownPriced: 1 });
  });
});
