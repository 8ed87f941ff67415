import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { continueStoppedProcesses, stoppedBelow } from '../../../electron/platform/stopped-processes';

describe.runIf(process.platform === 'linux')('stopped processes', () => {
  it('are found below their ancestor, and continue', async () => {
    // The shell waits for its own child, so that the stopped one is a grandchild of this process.
    const shell = spawn('sh', ['-c', 'sleep 60 & echo $!; wait'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const [line] = (await once(shell.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    try {
      expect(stoppedBelow(process.pid)).not.toContain(pid);
      process.kill(pid, 'SIGSTOP');
      await expect.poll(() => stoppedBelow(process.pid)).toContain(pid);
      expect(stoppedBelow(shell.pid ?? 0)).toEqual([pid]);
      continueStoppedProcesses();
      await expect.poll(() => stoppedBelow(process.pid)).not.toContain(pid);
    } finally {
      process.kill(pid, 'SIGKILL');
      await once(shell, 'exit');
    }
  });
});
