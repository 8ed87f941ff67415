import type { PortHolder, PortTest, ProxyState } from '../../core/proxy';
import { createSignal, type Signal } from '../../core/signal';
import { plainLine } from '../../core/text/plain-text';
import { portUser } from '../../platform/port-user';
import type { Log } from '../log';
import { checkProxy } from './proxy-check';

/** A stranger on the port that Claude Code's settings may name. */
export interface TakenPort extends PortHolder {
  readonly port: number;
}

/**
 * Finds out what answers on a port, and which user's program it is. A program of another user counts as a stranger also
 * where it answers as Quotide does: anybody can send that answer. Never rejects.
 */
export async function testPort(port: number, platform: NodeJS.Platform): Promise<PortTest> {
  const found = await checkProxy(port);
  const user = found === 'silent' ? null : await portUser(port, platform);
  if (user === null || user.isOwn) return { found, user: null };
  return { found: 'stranger', user: plainLine(user.name) };
}

/** Watches who holds the proxy's port while the proxy cannot have it, and raises one alarm for it. */
export class PortAlarm {
  readonly #test: (port: number) => Promise<PortTest>;
  readonly #log: Log;
  readonly #raised = createSignal<TakenPort>();
  /** Ports with an alarm since the proxy listened last. */
  readonly #known = new Set<number>();
  #holder: PortHolder | undefined;
  #isTesting = false;
  /** Counts the changes after which the answer of a test is too late. */
  #stretch = 0;

  constructor(test: (port: number) => Promise<PortTest>, log: Log) {
    this.#test = test;
    this.#log = log;
  }

  /** Published once when a stranger has the port, and again only after the proxy has listened meanwhile. */
  readonly raised: Signal<TakenPort> = this.#raised;

  /** The state with the program that has the port. */
  readonly complete = (state: ProxyState): ProxyState =>
    state.kind === 'failed' && this.#holder !== undefined ? { ...state, holder: this.#holder } : state;

  /** Takes in each new state of the proxy. */
  readonly follow = (port: number, state: ProxyState): void => {
    if (state.kind === 'failed' && state.code === 'EADDRINUSE') {
      void this.#examine(port);
      return;
    }
    if (state.kind === 'listening') this.#known.clear();
    this.forget();
  };

  /** Another port is used from now on. */
  readonly forget = (): void => {
    this.#holder = undefined;
    this.#isTesting = false;
    this.#stretch += 1;
  };

  async #examine(port: number): Promise<void> {
    if (this.#isTesting) return;
    this.#isTesting = true;
    const stretch = this.#stretch;
    const { found, user } = await this.#test(port);
    if (stretch !== this.#stretch) return;
    this.#isTesting = false;
    this.#holder = found === 'stranger' ? { user } : undefined;
    if (found !== 'stranger' || this.#known.has(port)) return;
    this.#known.add(port);
    this.#log.error('another program has the port of the proxy', { port, user });
    this.#raised.publish({ port, user });
  }
}
