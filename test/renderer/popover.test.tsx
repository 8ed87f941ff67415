// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openPage } from './page';
import { problems } from './problems';
import { at, fiveHour, NOW, normal } from './samples';
import { snapshots } from './snapshots';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('Escape', () => {
  it.each(['normal', 'no-credentials', 'loading'] as const)(
    'closes the popover in the state %s',
    async (name) => {
      const { called } = await openPage(snapshots[name]);
      fireEvent.keyDown(document.body, { key: 'a' });
      expect(called.close).not.toHaveBeenCalled();
      fireEvent.keyDown(document.body, { key: 'Escape' });
      expect(called.close).toHaveBeenCalledTimes(1);
    },
  );
});

describe('Escape in the dashboard', () => {
  afterEach(() => {
    location.hash = '';
  });

  it('closes nothing', async () => {
    location.hash = '#/overview';
    const { called } = await openPage(snapshots.normal);
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(called.close).not.toHaveBeenCalled();
  });
});

describe('Refresh', () => {
  const button = () => screen.getByRole('button', { name: 'Refresh' });

  it('sends a refresh to main', async () => {
    const { called } = await openPage(normal);
    fireEvent.click(button());
    expect(called.refresh).toHaveBeenCalledTimes(1);
  });

  it('stays alive while a request is under way: a click reaches main, which answers it in words', async () => {
    const { called } = await openPage({ ...normal, refreshing: true });
    expect(screen.getByText('asking Anthropic')).toBeDefined();
    expect(button().getAttribute('aria-disabled')).toBeNull();
    fireEvent.click(button());
    expect(called.refresh).toHaveBeenCalledTimes(1);
  });

  it('stays enabled after a click without a request, and shows and announces the answer', async () => {
    const { called, container, push } = await openPage({ ...normal, refreshAllowedAt: NOW + 3000 });
    button().focus();
    expect(button().getAttribute('aria-disabled')).toBeNull();
    fireEvent.click(button());
    expect(called.refresh).toHaveBeenCalledTimes(1);
    push({ ...normal, version: 2, refreshAnswer: 'Up to date, 12 s old' });
    expect(container.querySelector('.next')?.textContent).toBe('Up to date, 12 s old');
    expect(container.querySelector('[aria-live]')?.textContent).toBe('Up to date, 12 s old');
    push({ ...normal, version: 3 });
    expect(container.querySelector('.next')?.textContent).toBe('next in 2 min');
    // The end of the answer is not announced.
    expect(container.querySelector('[aria-live]')?.textContent).toBe('Up to date, 12 s old');
    expect(document.activeElement).toBe(button());
  });

  it('shows when the next request follows by itself', async () => {
    const { pass } = await openPage(normal);
    expect(screen.getByText('next in 2 min')).toBeDefined();
    pass(61_000);
    expect(screen.getByText('next in 1 min')).toBeDefined();
  });

  it('shows nothing without a planned request, and waits for the network when offline', async () => {
    const { container, push } = await openPage({ ...normal, nextRefreshAt: null });
    expect(container.querySelector('.next')?.textContent).toBe('');
    push({ ...snapshots.offline, version: 2, nextRefreshAt: null });
    expect(screen.getByText('when back online')).toBeDefined();
  });
});

describe('the actions of a problem', () => {
  it('copies the command and confirms it for a moment', async () => {
    const { called, pass } = await openPage(snapshots['no-credentials']);
    const copy = screen.getByRole('button', { name: 'Copy command claude' });
    fireEvent.click(copy);
    expect(called.copy).toHaveBeenCalledWith('claude_command');
    await vi.waitFor(() => {
      expect(copy.textContent).toBe('Copied');
    });
    pass(2000);
    expect(copy.textContent).toBe('Copy');
  });

  it('reports that copying failed', async () => {
    const { called } = await openPage(snapshots.expired);
    called.copy.mockRejectedValueOnce(new Error('no clipboard'));
    const copy = screen.getByRole('button', { name: 'Copy command claude' });
    fireEvent.click(copy);
    await vi.waitFor(() => {
      expect(copy.textContent).toBe('Not copied');
    });
  });

  it.each([
    ['no-credentials', 'Check again'],
    ['keychain-denied', 'Allow access'],
    ['org-forbids', 'Refresh'],
    ['contract-changed', 'Refresh'],
  ] as const)('offers for %s the button %s, which sends a refresh', async (name, label) => {
    const { called } = await openPage(snapshots[name]);
    fireEvent.click(screen.getByRole('button', { name: label }));
    expect(called.refresh).toHaveBeenCalledTimes(1);
  });

  describe('where the login has expired and Claude Code is installed', () => {
    const offered = { state: 'offered', message: null } as const;
    const failed = { state: 'failed', message: 'Claude Code ended without an answer.' } as const;

    it.each(['expired', 'expired-with-value'] as const)(
      'in the state %s a click lets Claude Code request the usage once',
      async (name) => {
        const { called, push } = await openPage({ ...snapshots[name], askClaudeCode: offered });
        fireEvent.click(screen.getByRole('button', { name: 'Ask Claude Code' }));
        expect(called.askClaudeCode).toHaveBeenCalledTimes(1);
        push({ ...snapshots[name], version: 2, askClaudeCode: { state: 'asking', message: null } });
        fireEvent.click(screen.getByRole('button', { name: 'Asking Claude Code…' }));
        expect(called.askClaudeCode).toHaveBeenCalledTimes(1);
        expect(called.refresh).not.toHaveBeenCalled();
      },
    );

    it.each(['expired', 'expired-with-value'] as const)(
      'in the state %s a failure is shown as a sentence, with the command as the next step',
      async (name) => {
        await openPage({ ...snapshots[name], askClaudeCode: failed });
        expect(screen.getByText(failed.message).getAttribute('role')).toBe('status');
        expect(screen.queryByRole('button', { name: /Ask/ })).toBeNull();
        expect(screen.getByRole('button', { name: /Copy/ })).not.toBeNull();
      },
    );

    it('offers no such button where Claude Code is not installed', async () => {
      await openPage(snapshots.expired);
      expect(screen.queryByRole('button', { name: /Ask Claude/ })).toBeNull();
    });
  });

  it('opens a web page by its id', async () => {
    const { called } = await openPage(snapshots['offline-empty']);
    fireEvent.click(screen.getByRole('button', { name: 'See whether Anthropic is up' }));
    expect(called.openLink).toHaveBeenCalledWith('status_page');
  });

  it('offers the command beside old numbers, too', async () => {
    const { called } = await openPage(snapshots['expired-with-value']);
    fireEvent.click(screen.getByRole('button', { name: 'Copy command claude' }));
    expect(called.copy).toHaveBeenCalledTimes(1);
  });

  it('shows the problem once, whether the verdict names it or not', async () => {
    const { container, push } = await openPage(snapshots['rate-limited']);
    const asks = () => container.textContent.split('Anthropic asks to wait until 14:40').length - 1;
    expect(asks()).toBe(1);
    push({ ...normal, version: 2, problem: problems.rate_limited });
    expect(asks()).toBe(1);
  });
});

describe('the row of extra usage', () => {
  const { extraUsage } = normal;
  if (extraUsage === null) throw new Error('the sample has extra usage');
  const usd = (amount: number) => ({ amount, currency: 'USD' });

  it.each([
    ['there is none', null],
    ['the user switched it off', { ...extraUsage, userDisabled: true }],
    [
      'it is off and was never used',
      { ...extraUsage, enabled: false, used: null, limit: null, utilization: null },
    ],
  ])('is hidden when %s', async (_why, value) => {
    await openPage({ ...normal, extraUsage: value });
    expect(screen.queryByRole('region', { name: 'Extra usage' })).toBeNull();
  });

  it('has no bar without a limit', async () => {
    await openPage({ ...normal, windows: [], extraUsage: { ...extraUsage, limit: null, utilization: null } });
    expect(screen.getByRole('region', { name: 'Your spend' }).textContent).toContain('$47.52');
    expect(screen.queryByRole('meter')).toBeNull();
  });

  it('shows a warning by shape and word near the limit, and the balance while it is off', async () => {
    const near = { ...extraUsage, used: usd(119), utilization: 85, balance: usd(21), enabled: false };
    await openPage({ ...normal, windows: [fiveHour()], extraUsage: near });
    const region = screen.getByRole('region', { name: 'Extra usage' });
    expect(region.textContent).toContain('off · $21.00 left');
    expect(region.textContent).toContain('Warning');
    expect(region.querySelector('.sev svg')).not.toBeNull();
  });
});

describe('the reported height', () => {
  it('is rounded up, and sent again only when it changed', async () => {
    const box = { height: 442.25 } as DOMRect;
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(() => box);
    const { called, push } = await openPage(normal);
    expect(called.setHeight.mock.calls).toEqual([[443]]);
    push({ ...normal, version: 2, takenAt: at('12:48') });
    expect(called.setHeight).toHaveBeenCalledTimes(1);
    Object.assign(box, { height: 300 });
    push({ ...snapshots.loading, version: 3 });
    expect(called.setHeight.mock.calls).toEqual([[443], [300]]);
  });

  it('stays within the range that main accepts', async () => {
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue({ height: 9000 } as DOMRect);
    const { called } = await openPage(normal);
    expect(called.setHeight).toHaveBeenCalledWith(2000);
  });
});

describe('the live region', () => {
  // The copy button has a status of its own; the page's is the paragraph.
  const said = (container: HTMLElement) => container.querySelector('p[role="status"]')?.textContent;

  it('stays silent when the page opens and while only numbers change', async () => {
    const { container, push } = await openPage(snapshots.reached);
    expect(said(container)).toBe('');
    const { verdict } = snapshots.reached;
    const rest = verdict.rest.replace('37', '36');
    push({ ...snapshots.reached, version: 2, verdict: { ...verdict, rest } });
    expect(container.textContent).toContain('in 36 minutes');
    expect(said(container)).toBe('');
  });

  it('announces a new situation', async () => {
    const { container, push } = await openPage(normal);
    push({ ...snapshots.critical, version: 2 });
    expect(said(container)).toMatch(/^About 3 minutes left in the 5-hour window\./);
  });

  it('announces a change of only the severity', async () => {
    const { container, push } = await openPage(normal);
    push({ ...normal, version: 2, verdict: { ...normal.verdict, tone: 'warning' } });
    expect(said(container)).toContain('You’re fine.');
  });

  it('announces a problem without numbers', async () => {
    const { container, push } = await openPage(normal);
    push({ ...snapshots.expired, version: 2 });
    expect(said(container)).toBe('Your login has expired. Run claude once to renew it.');
  });
});
