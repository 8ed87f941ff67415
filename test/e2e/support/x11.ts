import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { eventually } from '../../fakes/desktop/wait';

/** A screen of its own (Xvfb) with a panel along its upper edge, and a hand on its mouse. */
export class X11Screen {
  readonly #children: ChildProcess[];

  private constructor(
    readonly display: string,
    server: ChildProcess,
  ) {
    this.#children = [server];
  }

  end(): void {
    for (const child of [...this.#children].reverse()) child.kill();
  }

  /**
   * @param width px
   * @param height px
   * @param panelHeight px that windows leave free at the upper edge; 0: no panel
   */
  static async start(width: number, height: number, panelHeight: number): Promise<X11Screen> {
    const size = `${String(width)}x${String(height)}x24`;
    const flags = ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp', '-noreset'];
    const server = spawn('Xvfb', flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    const number = await new Promise<string>((resolve, reject) => {
      server.once('error', reject);
      server.once('exit', () => {
        reject(new Error('Xvfb ended'));
      });
      server.stdio[3]?.once('data', (bytes) => {
        resolve(String(bytes).trim());
      });
    });
    const screen = new X11Screen(`:${number}`, server);
    if (panelHeight > 0)
      screen.#leaveFree(`0, ${String(panelHeight)}, ${String(width)}, ${String(height - panelHeight)}`);
    return screen;
  }

  /** Starts a window manager on it; resolves when it manages. */
  async manage(): Promise<void> {
    const manager = spawn('openbox', [], { env: { ...process.env, DISPLAY: this.display }, stdio: 'ignore' });
    this.#children.push(manager);
    const isThere = (): boolean =>
      /window id/.test(this.#run('xprop', ['-root', '_NET_SUPPORTING_WM_CHECK']));
    await eventually(() => (isThere() ? true : null), 10_000, 'a window manager');
  }

  /** Moves the pointer. */
  point(x: number, y: number): void {
    this.#run('xdotool', ['mousemove', String(x), String(y)]);
  }

  /** The property of a window, as xprop prints it. */
  property(window: string, name: string): string {
    return this.#run('xprop', ['-id', window, name]);
  }

  /** What a window manager would say of the part that panels leave free. */
  #leaveFree(area: string): void {
    this.#run('xprop', ['-root', '-f', '_NET_WORKAREA', '32c', '-set', '_NET_WORKAREA', area]);
  }

  #run(command: string, args: readonly string[]): string {
    return execFileSync(command, args, { env: { ...process.env, DISPLAY: this.display } }).toString();
  }
}
