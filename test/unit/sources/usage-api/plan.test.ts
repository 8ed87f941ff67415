import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { spelledWords, type PlanWords } from '../../../../electron/core/usage/plan-spelling';
import {
  LONGEST_PLAN_LABEL,
  planFrom,
  planLabel,
  readPlanWords,
} from '../../../../electron/sources/usage-api/plan';

test.each([
  ['max', 'default_claude_max_20x', 'Ultra'],
  ['max', 'default_claude_max_5x', 'Max'],
  ['claude_max', 'default_claude_max_5x', 'Max'],
  ['claude_max', 'DEFAULT_CLAUDE_MAX_20X', 'Ultra'],
  ['max', null, 'Max'],
  ['max', 'default_claude_ai', 'Max'],
  ['max', 'default_claude_max_10x', 'Max 10x'],
  ['Pro', 'default_claude_ai', 'Pro'],
  ['pro', 'default_claude_max_5x', 'Pro'],
  ['pro', 'default_claude_max_20x', 'Ultra'],
  ['claude_team', 'default_claude_max_5x', 'Team'],
  ['team', 'default_claude_max_20x', 'Team'],
  ['enterprise', 'default_claude_zero', 'Enterprise'],
  ['enterprise', 'default_claude_ultra', 'Enterprise'],
  ['free', 'default_claude_ai', 'Free'],
  ['claude_free', null, 'Free'],
  [null, 'default_claude_max_20x', 'Ultra'],
  ['', 'default_claude_max_20x', 'Ultra'],
  [null, 'default_claude_pro', 'Pro'],
  [null, 'default_claude_ai', null],
  ['claude', 'default_claude_zero', null],
  [null, 'max_release_2026_01_20', 'Max'],
  ['max', 'max_release_20x26', 'Max'],
  ['max', 'default_claude_max_20x26', 'Max'],
  [null, null, null],
  ['', '', null],
])('the plan of type %s with tier %s is %s', (type, tier, expected) => {
  expect(planLabel(type, tier)).toBe(expected);
});

const ULTRA = [
  ...[
    'ultra',
    'Ultra',
    'ULTRA',
    'claude_ultra',
    'claude-ultra',
    'claude ultra',
    'claudeUltra',
    'ClaudeUltra',
  ],
  ...[
    'claudeultra',
    'default_claude_ultra',
    'DEFAULT_CLAUDE_ULTRA',
    'claude_max_ultra',
    'default_claude_ultra_v2',
  ],
  ...['default_claude_ultra_20x', 'ultra_2026_10_30', 'claude_ultra_verified', 'default_claude_ultraplus'],
  ...[
    'max_20x',
    'Max_20x',
    'MAX_20X',
    'max-20x',
    'max 20x',
    'max20x',
    'Max 20x',
    'claude_max_20x',
    ' ultra ',
  ],
];

describe('the spelling of Ultra', () => {
  it.each(ULTRA)('the spelling "%s" is Ultra as a type and as a tier', (spelling) => {
    expect(planLabel(spelling, null)).toBe('Ultra');
    expect(planLabel(null, spelling)).toBe('Ultra');
    expect(planLabel('max', spelling)).toBe('Ultra');
    expect(planLabel(spelling, 'default_claude_max_5x')).toBe('Ultra');
    expect(planLabel('pro', spelling)).toBe('Ultra');
  });

  it.each(['ultimate', 'max_5x', 'consultra'])('the spelling "%s" is not Ultra', (spelling) => {
    expect(planLabel(spelling, null)).not.toBe('Ultra');
  });
});

describe('a plan that is not known', () => {
  it.each([
    ['claude_edu', 'default_claude_ai', 'Edu'],
    ['claude_edu_plus', null, 'Edu Plus'],
    ['pro_plus', 'default_claude_ai', 'Pro Plus'],
    ['business', 'default_claude_max_5x', 'Business'],
    ['constructor', 'default_claude_max_5x', 'Constructor'],
    ['__proto__', null, 'Proto'],
    [null, 'default_claude_quartz', 'Quartz'],
    ['マックス', null, 'マックス'],
    ['x'.repeat(500), null, `X${'x'.repeat(LONGEST_PLAN_LABEL - 1)}`],
    ['bad\u202Ename\n\u0000', null, 'Bad Name'],
    ['<b>vip</b>', null, 'B Vip B'],
  ])(
    'an unknown plan of type %s with tier %s has the label %s of its own spelling',
    (type, tier, expected) => {
      expect(planLabel(type, tier)).toBe(expected);
    },
  );

  const spelling = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.stringMatching(/^[a-zA-Z0-9_\- ]{0,60}$/),
    fc.constantFrom(...ULTRA, 'max', 'pro', 'team', 'default_claude_max_5x', 'default_claude_ai', 'claude'),
  );
  const words = fc.tuple(fc.option(spelling), fc.option(spelling));

  it('a plan that is not known has a label wherever one of the fields names a plan, clean and not long', () => {
    fc.assert(
      fc.property(words, ([type, tier]) => {
        const label = planLabel(type, tier);
        const isNamed = [type, tier].some((each) => spelledWords(each).length > 0);
        expect(label !== null).toBe(isNamed);
        if (label === null) return;
        expect(Array.from(label).length).toBeLessThanOrEqual(LONGEST_PLAN_LABEL);
        expect(label).not.toMatch(/[\p{C}<>&"'`]|^\s|\s$|\s\s/u);
      }),
      { seed: 17, numRuns: 500 * Number(process.env['QUOTIDE_LONG'] ?? 1) },
    );
  });

  it('a plan that is not known has the same label when its stored label is read again as a type', () => {
    const known = fc.constantFrom('Free', 'Pro', 'Max', 'Ultra', 'Team', 'Enterprise', 'Edu Plus');
    fc.assert(
      fc.property(known, (label) => {
        expect(planLabel(label, null)).toBe(label);
      }),
      { seed: 17 },
    );
  });
});

describe('the plan of several sources', () => {
  const of = (type: string | null, tier: string | null): PlanWords => ({ type, tier });

  it.each<readonly [string, readonly PlanWords[], string | null, string | null]>([
    ['nothing', [], null, null],
    [
      'the first that names one',
      [of(null, null), of('claude_team', 'default_claude_ai')],
      'Team',
      'default_claude_ai',
    ],
    [
      'the login before the file',
      [of('pro', 'default_claude_ai'), of('claude_max', 'x')],
      'Pro',
      'default_claude_ai',
    ],
    [
      'the file’s tier for a bare Max',
      [of('max', null), of('claude_max', 'default_claude_max_20x')],
      'Ultra',
      'default_claude_max_20x',
    ],
    [
      'the tier of a place that agrees',
      [of('max', null), of('claude_max', 'default_claude_max_5x')],
      'Max',
      'default_claude_max_5x',
    ],
    ['no tier of another plan', [of('pro', null), of('claude_max', 'default_claude_max_20x')], 'Pro', null],
    ['a tier alone', [of(null, null), of(null, 'default_claude_ultra')], 'Ultra', 'default_claude_ultra'],
    [
      'a new word beside the old tier',
      [of('ultra', 'default_claude_max_20x')],
      'Ultra',
      'default_claude_max_20x',
    ],
    ['a tier that names no plan', [of(null, 'default_claude_ai')], null, 'default_claude_ai'],
  ])('the plan of several sources is %s', (_, places, plan, tier) => {
    expect(planFrom(places)).toEqual({ plan, tier });
  });
});

describe('the plan in a usage answer', () => {
  it('a usage answer names the plan under each key that is known or likely', () => {
    expect(readPlanWords({ subscription_type: 'max' })).toEqual({ type: 'max', tier: null });
    expect(readPlanWords({ plan: 'claude_ultra' })).toEqual({ type: 'claude_ultra', tier: null });
    expect(readPlanWords({ rate_limit_tier: 'default_claude_max_5x' })).toEqual({
      type: null,
      tier: 'default_claude_max_5x',
    });
  });

  it('a usage answer names none where the values are no texts', () => {
    expect(readPlanWords({ plan: { name: 'x' }, rate_limit_tier: 5, subscription_type: null })).toBeNull();
  });
});
