import { describe, expect, it, vi } from 'vitest';
import { createInstalling, type InstallingParts } from '../../../../electron/app/updates/installing';
import { err, ok, type Result } from '../../../../electron/core/result';
import type { Installer, InstallFailure } from '../../../../electron/core/updates/install';

type Outcome = Result<null, InstallFailure>;
const release = (version: string) => ({ version, files: [] });

/** An installer that answers when it is told to. */
function world() {
  const fetches: {
    readonly version: string;
    readonly signal: AbortSignal;
    readonly percent: (now: number) => void;
    readonly end: (outcome: Outcome) => void;
  }[] = [];
  const restarts: ((outcome: Outcome) => void)[] = [];
  const installer: Installer = {
    fetch: ({ version }, percent, signal) =>
      new Promise((end) => fetches.push({ version, signal, percent, end })),
    restart: () => new Promise((end) => restarts.push(end)),
  };
  const load = vi.fn(() => installer);
  const changed = vi.fn<InstallingParts['changed']>();
  const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn(), scope: () => log };
  const installing = createInstalling({ load, log, changed });
  const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
  return { installing, fetches, restarts, load, changed, settled };
}

describe('a new version', () => {
  it('is loaded for, fetched, and said to be ready', async () => {
    const { installing, fetches, load, changed, settled } = world();
    expect(load).not.toHaveBeenCalled();
    installing.begin(release('0.2.0'));
    installing.begin(release('0.2.0'));
    expect([load.mock.calls.length, fetches.length]).toEqual([1, 1]);
    fetches[0]?.percent(40);
    expect(installing.state()).toEqual({ kind: 'downloading', version: '0.2.0', percent: 40 });
    fetches[0]?.end(ok(null));
    await settled();
    expect(installing.state()).toEqual({ kind: 'ready', version: '0.2.0' });
    expect(changed).toHaveBeenLastCalledWith({ version: '0.2.0', failure: null });
    installing.begin(release('0.2.0'));
    expect(fetches).toHaveLength(1);
  });

  it('that fails is said to have, and fetched again when it is asked for again', async () => {
    const { installing, fetches, changed, settled } = world();
    installing.begin(release('0.2.0'));
    fetches[0]?.end(err('digest'));
    await settled();
    expect(installing.state()).toEqual({ kind: 'failed', version: '0.2.0', reason: 'digest' });
    expect(changed).toHaveBeenLastCalledWith({ version: '0.2.0', failure: 'digest' });
    installing.begin(release('0.2.0'));
    expect(fetches).toHaveLength(2);
  });

  it('gives way to a newer one, and what is still heard of it changes nothing', async () => {
    const { installing, fetches, settled } = world();
    installing.begin(release('0.2.0'));
    installing.begin(release('0.3.0'));
    expect(fetches.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    fetches[0]?.percent(99);
    fetches[0]?.end(ok(null));
    await settled();
    expect(installing.state()).toEqual({ kind: 'downloading', version: '0.3.0', percent: 0 });
    fetches[0]?.end(err('digest'));
    fetches[1]?.end(ok(null));
    await settled();
    expect(installing.state()).toEqual({ kind: 'ready', version: '0.3.0' });
  });

  it('that nobody wants any more is dropped, at whatever stage', async () => {
    const { installing, fetches, restarts, changed, settled } = world();
    installing.stop();
    expect(changed).not.toHaveBeenCalled();
    installing.begin(release('0.2.0'));
    installing.stop();
    fetches[0]?.end(ok(null));
    await settled();
    expect([installing.state(), fetches[0]?.signal.aborted]).toEqual([{ kind: 'none' }, true]);
    installing.begin(release('0.2.0'));
    fetches[1]?.end(ok(null));
    await settled();
    installing.stop();
    installing.restart();
    expect([installing.state(), restarts.length]).toEqual([{ kind: 'none' }, 0]);
  });

  it('is restarted into once it is ready, once, and never before', async () => {
    const { installing, fetches, restarts, settled } = world();
    installing.restart();
    installing.begin(release('0.2.0'));
    installing.restart();
    expect(restarts).toEqual([]);
    fetches[0]?.end(ok(null));
    await settled();
    installing.restart();
    installing.restart();
    expect(restarts).toHaveLength(1);
  });

  it('that turns out to be another when it is restarted into is said so, and the app goes on', async () => {
    const { installing, fetches, restarts, changed, settled } = world();
    installing.begin(release('0.2.0'));
    fetches[0]?.end(ok(null));
    await settled();
    installing.restart();
    restarts[0]?.(err('signature'));
    await settled();
    expect(installing.state()).toEqual({ kind: 'failed', version: '0.2.0', reason: 'signature' });
    expect(changed).toHaveBeenLastCalledWith({ version: '0.2.0', failure: 'signature' });
    installing.restart();
    expect(restarts).toHaveLength(1);
  });

  it('whose installer cannot be loaded fails', () => {
    const { installing, load, changed } = world();
    load.mockImplementation(() => {
      throw new Error('torn');
    });
    installing.begin(release('0.2.0'));
    expect(installing.state()).toMatchObject({ kind: 'failed', reason: 'other' });
    expect(changed).toHaveBeenLastCalledWith({ version: '0.2.0', failure: 'other' });
  });
});
