import { describe, expect, it, vi } from 'vitest';
import { InstallTask, type InstallTaskParts } from '../../../../electron/app/updates/installing';
import { err, ok, type Result } from '../../../../electron/core/result';
import type { Installer, InstallFailure } from '../../../../electron/core/updates/install';

type Outcome = Result<null, InstallFailure>;
const release = (version: string) => ({ version, files: [] });

/** An installer whose answers the test gives. */
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
  const changed = vi.fn<InstallTaskParts['onChange']>();
  const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn(), scope: () => log };
  const task = new InstallTask({ load, log, onChange: changed });
  const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
  return { task, fetches, restarts, load, changed, settled };
}

describe('InstallTask', () => {
  it('loads the installer, fetches the version once, and is ready', async () => {
    const { task, fetches, load, changed, settled } = world();
    expect(load).not.toHaveBeenCalled();
    task.begin(release('0.2.0'));
    task.begin(release('0.2.0'));
    expect([load.mock.calls.length, fetches.length]).toEqual([1, 1]);
    fetches[0]?.percent(40);
    expect(task.state()).toEqual({ kind: 'downloading', version: '0.2.0', percent: 40 });
    fetches[0]?.end(ok(null));
    await settled();
    expect(task.state()).toEqual({ kind: 'ready', version: '0.2.0' });
    expect(changed).toHaveBeenLastCalledWith({ version: '0.2.0', failure: null });
    task.begin(release('0.2.0'));
    expect(fetches).toHaveLength(1);
  });

  it('reports a failure, and fetches the version again the next time', async () => {
    const { task, fetches, changed, settled } = world();
    task.begin(release('0.2.0'));
    fetches[0]?.end(err('digest'));
    await settled();
    expect(task.state()).toEqual({ kind: 'failed', version: '0.2.0', reason: 'digest' });
    expect(changed).toHaveBeenLastCalledWith({ version: '0.2.0', failure: 'digest' });
    task.begin(release('0.2.0'));
    expect(fetches).toHaveLength(2);
  });

  it('stops the fetch of a version for a newer one, and ignores what still comes of the old one', async () => {
    const { task, fetches, settled } = world();
    task.begin(release('0.2.0'));
    task.begin(release('0.3.0'));
    expect(fetches.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    fetches[0]?.percent(99);
    fetches[0]?.end(ok(null));
    await settled();
    expect(task.state()).toEqual({ kind: 'downloading', version: '0.3.0', percent: 0 });
    fetches[0]?.end(err('digest'));
    fetches[1]?.end(ok(null));
    await settled();
    expect(task.state()).toEqual({ kind: 'ready', version: '0.3.0' });
  });

  it('drops a version at any stage when it is stopped', async () => {
    const { task, fetches, restarts, changed, settled } = world();
    task.stop();
    expect(changed).not.toHaveBeenCalled();
    task.begin(release('0.2.0'));
    task.stop();
    fetches[0]?.end(ok(null));
    await settled();
    expect([task.state(), fetches[0]?.signal.aborted]).toEqual([{ kind: 'none' }, true]);
    task.begin(release('0.2.0'));
    fetches[1]?.end(ok(null));
    await settled();
    task.stop();
    task.restart();
    expect([task.state(), restarts.length]).toEqual([{ kind: 'none' }, 0]);
  });

  it('restarts into a version once, and only when it is ready', async () => {
    const { task, fetches, restarts, settled } = world();
    task.restart();
    task.begin(release('0.2.0'));
    task.restart();
    expect(restarts).toEqual([]);
    fetches[0]?.end(ok(null));
    await settled();
    task.restart();
    task.restart();
    expect(restarts).toHaveLength(1);
  });

  it('reports a failed check at the restart, and the app goes on', async () => {
    const { task, fetches, restarts, changed, settled } = world();
    task.begin(release('0.2.0'));
    fetches[0]?.end(ok(null));
    await settled();
    task.restart();
    restarts[0]?.(err('signature'));
    await settled();
    expect(task.state()).toEqual({ kind: 'failed', version: '0.2.0', reason: 'signature' });
    expect(changed).toHaveBeenLastCalledWith({ version: '0.2.0', failure: 'signature' });
    task.restart();
    expect(restarts).toHaveLength(1);
  });

  it('fails when the installer cannot be loaded', () => {
    const { task, load, changed } = world();
    load.mockImplementation(() => {
      throw new Error('torn');
    });
    task.begin(release('0.2.0'));
    expect(task.state()).toMatchObject({ kind: 'failed', reason: 'other' });
    expect(changed).toHaveBeenLastCalledWith({ version: '0.2.0', failure: 'other' });
  });
});
