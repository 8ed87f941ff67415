import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answer } from '../unit/transcripts/support';
import { run } from './support/command';
import { makePlaces, type Places } from './support/places';

interface Costs {
  readonly key: string;
  readonly messages: number;
  readonly costUsd: number | null;
  readonly knownCostUsd: number;
  readonly unpriced: { readonly messages: number; readonly tokens: number };
  readonly ownPricedMessages: number;
}

const usual = { input_tokens: 0, output_tokens: 100_000, service_tier: 'standard' };
const noTools = { web_search_requests: 0, web_fetch_requests: 0 };

/** Answers of a hundred thousand tokens, one a line: model and what its usage says beside. */
function placeOf(...answers: readonly (readonly [model: string, usage: object])[]): Places {
  const places = makePlaces();
  onTestFinished(() => {
    fs.rmSync(places.home, { recursive: true, force: true });
  });
  const folder = path.join(places.configDir, 'projects', '-p');
  fs.mkdirSync(folder, { recursive: true });
  const lines = answers.map(([model, usage], index) => {
    const id = String(index);
    const message = { id: `msg_${id}`, model, role: 'assistant', content: [], usage: { ...usual, ...usage } };
    return `${answer({ message, requestId: `req_${id}`, uuid: id })}\n`;
  });
  fs.writeFileSync(path.join(folder, 's.jsonl'), lines.join(''));
  return places;
}

async function scan(places: Places): Promise<{ readonly totals: Costs; readonly groups: readonly Costs[] }> {
  const { code, out } = await run(places, ['scan', '--json', '--by', 'model'], { TZ: 'UTC' });
  expect(code).toBe(0);
  return JSON.parse(out) as { readonly totals: Costs; readonly groups: readonly Costs[] };
}

describe('the costs that quotide scan prints', () => {
  it(
    'quotide scan prints known costs beside the models without a price, in JSON and in text',
    { timeout: 60_000 },
    async () => {
      const places = placeOf(
        ['claude-opus-4-8', { speed: 'standard' }],
        ['claude-opus-4-8', { speed: 'fast' }],
        ['glm-5', {}],
        ['claude-opus-9', {}],
        ['claude-opus-4-8', { service_tier: 'priority' }],
      );
      const { totals, groups } = await scan(places);
      expect(totals).toMatchObject({
        messages: 5,
        costUsd: null,
        knownCostUsd: 7.5,
        unpriced: { messages: 3, tokens: 300_000 },
      });
      expect(groups.find(({ key }) => key === 'claude-opus-4-8')).toMatchObject({
        costUsd: null,
        knownCostUsd: 7.5,
        unpriced: { messages: 1, tokens: 100_000 },
      });
      const { out } = await run(places, ['scan', '--by', 'model']);
      expect(out).toMatch(/^total .* ≥ \$7\.50$/m);
      expect(out).toMatch(/^\$7\.50 and 3 answers of unknown price \(300\sk tokens\)\.$/m);
    },
  );

  it(
    'quotide scan counts place, tier and searches of the transcript into the sum',
    { timeout: 60_000 },
    async () => {
      const places = placeOf(
        ['claude-sonnet-4-6', { inference_geo: 'us', server_tool_use: noTools }],
        ['anthropic/claude-4.5-sonnet', { service_tier: 'batch', inference_geo: 'not_available' }],
        ['us.anthropic.claude-opus-4-6-v1:0', { server_tool_use: { web_search_requests: 50 } }],
        ['claude-opus-5-5', { speed: 'fast', server_tool_use: { ...noTools, web_fetch_requests: 9 } }],
      );
      const { totals, groups } = await scan(places);
      const costs = Object.fromEntries(groups.map(({ key, costUsd }) => [key, costUsd]));
      expect(costs).toEqual({
        'claude-sonnet-4-6': 1.65,
        'anthropic/claude-4.5-sonnet': 0.75,
        'us.anthropic.claude-opus-4-6-v1:0': 3,
        'claude-opus-5-5': 4,
      });
      expect(totals).toMatchObject({
        costUsd: 9.4,
        unpriced: { messages: 0, tokens: 0 },
        ownPricedMessages: 0,
      });
    },
  );

  it(
    'quotide scan uses and names prices of the settings, and leaves out a wrong one alone',
    { timeout: 60_000 },
    async () => {
      const places = placeOf(['glm-5', {}], ['claude-opus-5', {}], ['gpt-7', {}]);
      const rates = { input: 1, output: 2, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };
      fs.mkdirSync(places.dataDir, { recursive: true });
      fs.writeFileSync(
        path.join(places.dataDir, 'settings.json'),
        JSON.stringify({
          prices: { factor: 0.5, models: { 'GLM-5': rates, 'gpt-7': { ...rates, output: 'x' } } },
        }),
      );
      const { totals } = await scan(places);
      expect(totals).toMatchObject({
        costUsd: null,
        knownCostUsd: 1.45,
        unpriced: { messages: 1 },
        ownPricedMessages: 2,
      });
      const { out, err } = await run(places, ['scan']);
      expect(out).toContain('Messages with prices of your own: 2.');
      expect(err).toContain('prices.models');
    },
  );
});
