import os from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { packUses } from './batch';
import { Follower } from './follow/follow';
import { Control, type WorkerNews, type WorkerOrder, type WorkerStart } from './messages';
import { Scans } from './pass';
import { thisSystem } from './follow/watch-folders';
import { SessionWatch } from './follow/watch-session';

/** As `nice` has it: about a third of what a thread of the usual kind gets where both want all. */
const BEHIND = 5;
const LAST = 19;

/** The thread that reads transcripts; an entry point of its own. It opens nothing for writing. */
function work(port: NonNullable<typeof parentPort>, { known, control: shared, gives }: WorkerStart): void {
  if (gives) giveWay();
  // Transcripts lie in no package: Electron need not look for one in each of their paths.
  process.noAsar = true;
  const control = new Control(shared);
  const tell = (news: WorkerNews): void => {
    port.postMessage(news);
  };
  const scans = new Scans(known, {
    batch: ({ uses, titles, memory }) => {
      const packed = packUses(uses);
      control.sent();
      port.postMessage({ kind: 'batch', uses: packed, titles, memory } satisfies WorkerNews, [
        packed.numbers.buffer,
      ]);
    },
    tidy: (packs) => {
      tell({ kind: 'tidy', packs });
    },
    progress: (progress) => {
      tell({ kind: 'progress', progress });
    },
    stopped: () => control.stopped(),
  });
  const session = new SessionWatch(
    () => scans.paths(),
    (prompts) => {
      tell({ kind: 'session', prompts });
    },
  );
  let follower: Follower | null = null;
  port.on('message', (order: WorkerOrder) => {
    if (order.kind === 'scan') {
      tell({ kind: 'done', summary: scans.all(order.roots).summary });
      return;
    }
    if (order.kind === 'session') {
      session.watch(order.wish);
      return;
    }
    follower?.close();
    follower = new Follower(scans, order.roots, thisSystem, {
      failed: (reason) => {
        tell({ kind: 'polls', reason });
      },
      read: () => {
        session.look();
      },
    });
    follower.start();
  });
}

/** On a busy machine the tray goes before an import. Linux knows priorities of threads; elsewhere it would be the app's. */
function giveWay(): void {
  if (process.platform === 'linux') os.setPriority(Math.min(LAST, os.getPriority() + BEHIND));
}

if (parentPort !== null) work(parentPort, workerData as WorkerStart);
