// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import { openPage } from './page';
import { snapshots } from './snapshots';
import type { StateName } from './snapshots';

const THIN = '\u202f';

/** All texts of the page, and all texts for screen readers. */
function words(container: HTMLElement): string {
  const spoken = [...container.querySelectorAll('[aria-label], [aria-valuetext]')].flatMap((element) => [
    element.getAttribute('aria-label'),
    element.getAttribute('aria-valuetext'),
  ]);
  return [container.textContent, ...spoken].join('\n');
}

const expected: Readonly<Record<StateName, readonly string[]>> = {
  normal: [
    'You’re fine.',
    `live · 12${THIN}s`,
    '34–47',
    'at reset',
    'resets in',
    '15:00',
    'Tue 09:00',
    `here 3.1${THIN}M in · 46${THIN}k out`,
    'Max',
    'mara@fennel.dev',
    '$47.52',
    'of $140.00',
    'next in 2 min',
    `Today here: 3.2${THIN}M tokens · Opus 68${THIN}%`,
    'Dashboard',
  ],
  warning: ['runs out at 14:20', 'Warning', `93${THIN}%`, 'Between 14:14 and 14:29'],
  critical: ['About 3 minutes left', 'Critical', `98${THIN}%`, 'response headers'],
  reached: ['Limit reached.', 'Reached', `100${THIN}%`, 'next at 15:00', 'Quotide tells you at 15:00.'],
  'alerts-off': ['The alert at the reset is off.', 'Tell me at 15:00'],
  'low-priority': [
    'Lower priority',
    'counts towards your week',
    `40${THIN}% left`,
    'until 18:00',
    'Banked resets',
    'use by 30 Nov 15:00',
  ],
  importing: [`Reading this machine’s transcripts, 38${THIN}%`, `so far here 3.1${THIN}M in`],
  stale: ['as of 14:02', 'These numbers are 29 minutes old.', 'at 14:02'],
  'rate-limited': ['as of 14:02', 'Anthropic asks to wait until 14:40', 'from 14:40', `63${THIN}%`],
  offline: ['Offline since 14:04.', 'as of 14:02', `63${THIN}%`],
  'expired-with-value': ['Your login has expired.', 'Copy command', 'as of 14:02', `63${THIN}%`],
  'no-credentials': [
    'no login',
    'Sign in to Claude Code first',
    'claude',
    'Copy',
    'Check again',
    'looks again in 1 min',
    'Looked in the keyring and in ~/.claude.',
    'Use another folder',
    'No Claude Code yet?',
    'Get it',
  ],
  expired: ['login expired', 'Your login has expired', 'Run claude once', 'Check again'],
  'missing-scope': ['no access', 'This login may not read usage', 'Copy', 'See your usage on claude.ai'],
  'org-forbids': ['no access', 'Your organisation doesn’t allow usage readings', 'Show estimate'],
  'keychain-denied': ['no access', 'The keychain didn’t let Quotide in', 'Allow access'],
  'rate-limited-empty': ['waiting', 'Anthropic asks to wait until 14:40', 'Refresh', 'from 14:40'],
  'offline-empty': ['offline', 'Offline since 11:48', 'Refresh', 'See whether Anthropic is up'],
  'contract-changed': [
    'no data',
    'Anthropic changed its answer, so there is nothing to show',
    'An update of Quotide will be needed.',
    'Show estimate',
    'Open self-check',
  ],
  loading: [
    'starting',
    'Getting your numbers.',
    'Found Claude Code’s login',
    'Asking Anthropic for your limits',
    'waiting for Anthropic',
    'Reading this machine’s transcripts',
    `38${THIN}%`,
  ],
  enterprise: [
    'Enterprise',
    'Fennel GmbH',
    'Your spend',
    '$46.31',
    'of $500.00',
    `9${THIN}%`,
    'monthly limit, renewed next month',
    'set by your organisation',
  ],
  demo: ['demo', 'You’re fine.'],
  'not-started': ['Starts with your next message', `0${THIN}%`],
  'reset-due': ['Reset was due at 15:00. Checking.', 'can’t tell yet', 'asking Anthropic'],
  unknown: ['can’t tell yet', 'reset time unknown'],
  estimate: ['estimate', 'by estimate', `9–16${THIN}%`, 'between 9 and 16 percent used'],
  week: ['today 4 of 14\u202f%', '2 to 3 full 5-hour sessions fit'],
  shared: ['this machine about 24\u202f%, elsewhere about 18\u202f%'],
  left: [
    `78${THIN}% left`,
    `53–66${THIN}% left at reset`,
    'resets 15:00',
    `in 2${THIN}h 13${THIN}min`,
    '78 percent left',
  ],
  accounts: ['Fennel GmbH', 'Team', 'Warning', '12:02', 'no number yet'],
  'accounts-expired': ['Your login has expired', 'mara@fennel.dev', `12${THIN}s ago`],
};

describe.each(Object.keys(snapshots) as StateName[])('the state %s', (name) => {
  const snapshot: ShownSnapshot = snapshots[name];

  it('shows the texts that it must, and no value that is not a number', async () => {
    const { container } = await openPage(snapshot);
    const text = words(container);
    for (const part of expected[name]) expect(text).toContain(part);
    expect(text).not.toMatch(/NaN|undefined|null|Infinity|Invalid/);
  });

  it('has one header, one main part, one footer, and a name for every control', async () => {
    await openPage(snapshot);
    expect(screen.getAllByRole('banner')).toHaveLength(1);
    expect(screen.getAllByRole('main')).toHaveLength(1);
    expect(screen.getAllByRole('contentinfo')).toHaveLength(1);
    for (const button of screen.queryAllByRole('button')) {
      expect(button.getAttribute('aria-label') ?? button.textContent).not.toBe('');
      expect(button.tabIndex).toBe(0);
    }
  });

  it('has a meter for each known window, and none for an unknown one', async () => {
    await openPage(snapshot);
    const known = snapshot.windows.filter(({ utilization }) => utilization !== null).length;
    const money = snapshot.extraUsage?.userDisabled === false ? 1 : 0;
    const meters = screen.queryAllByRole('meter');
    expect(meters).toHaveLength(known + money);
    for (const meter of meters) {
      const now = Number(meter.getAttribute('aria-valuenow'));
      expect(now).toBeGreaterThanOrEqual(0);
      expect(now).toBeLessThanOrEqual(100);
      expect(meter.getAttribute('aria-valuetext')).toMatch(/\d/);
    }
  });
});

describe('an unknown value', () => {
  it('is never shown as 0 %', async () => {
    for (const name of ['unknown', 'reset-due', 'loading', 'no-credentials'] as const) {
      const { container } = await openPage(snapshots[name]);
      expect(words(container)).not.toMatch(/\b0\s?(%|percent)/);
    }
  });

  it('is shown as an outline with words instead of a meter', async () => {
    await openPage(snapshots.unknown);
    const outline = screen.getByRole('img', { name: /^7-day window: can’t tell yet/ });
    expect(outline.className).toBe('bar bar--unknown');
  });

  it('has no tokens where none are counted', async () => {
    const { container } = await openPage(snapshots.demo);
    expect(container.textContent).not.toContain('here');
  });
});

describe('severity', () => {
  it.each([
    ['warning', 'Warning'],
    ['critical', 'Critical'],
    ['reached', 'Reached'],
  ] as const)('%s has a shape and a word of its own in the row', async (name, word) => {
    await openPage(snapshots[name]);
    const [row] = screen.getAllByRole('listitem');
    const sign = row && within(row).getByText(word);
    expect(sign?.querySelector('svg path')).not.toBeNull();
    expect(row?.querySelector(`.bar--${name}`)).not.toBeNull();
  });

  it('reached has a stop at the end of its bar', async () => {
    const { container } = await openPage(snapshots.reached);
    expect(container.querySelector('.bar--full .bar__stop')).not.toBeNull();
    expect(container.querySelectorAll('.bar__stop')).toHaveLength(1);
  });
});

describe('the demo badge', () => {
  it('is shown in the demo', async () => {
    await openPage(snapshots.demo);
    expect(screen.getByText('demo').className).toBe('badge');
  });

  it('is absent otherwise', async () => {
    await openPage(snapshots.normal);
    expect(screen.queryByText('demo')).toBeNull();
  });
});

describe('the source chip', () => {
  it.each([
    ['normal', 'Live. Source: Anthropic, 12 seconds ago'],
    ['critical', 'Live. Source: Anthropic’s response headers, 5 seconds ago'],
    ['stale', 'as of 14:02. Source: Anthropic, 29 minutes ago, old'],
    ['estimate', 'Estimate. Source: estimate from this machine, 12 seconds ago'],
    ['no-credentials', 'no login. Sign in to Claude Code first.'],
    ['loading', 'Starting. No numbers yet.'],
  ] as const)('of %s contains source and age in words', async (name, label) => {
    await openPage(snapshots[name]);
    expect(screen.getByRole('img', { name: label })).toBeDefined();
  });
});
