import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { Bus } from '../../fakes/desktop/bus';
import { endProcess, PrivateBus } from '../../fakes/desktop/private-bus';
import { eventually } from '../../fakes/desktop/wait';

/** A panel along the upper edge with a tray at its right end. */
const panel = (dark: boolean): string => `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array"><value type="int" value="1"/>
    <property name="dark-mode" type="bool" value="${String(dark)}"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="32"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/><value type="int" value="2"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="separator">
      <property name="expand" type="bool" value="true"/><property name="style" type="uint" value="0"/>
    </property>
    <property name="plugin-2" type="string" value="systray"/>
  </property>
</channel>
`;

/** openbox, xfce4-panel and dunst on this screen, with a home and a session bus of their own. */
export class RealDesktop {
  readonly #children: ChildProcess[] = [];

  private constructor(
    readonly home: string,
    readonly session: PrivateBus,
    private readonly bus: Bus,
  ) {}

  /**
   * @param dark whether the panel is, as Xfce's first one
   * @param home an existing home folder; default: a new one
   */
  static async start(
    dark = false,
    home = mkdtempSync(join(tmpdir(), 'quotide-panel-')),
  ): Promise<RealDesktop> {
    const session = await PrivateBus.start();
    const desktop = new RealDesktop(home, session, await Bus.open(session.address));
    const settings = join(desktop.home, '.config', 'xfce4', 'xfconf', 'xfce-perchannel-xml');
    mkdirSync(settings, { recursive: true });
    mkdirSync(join(desktop.home, 'run'), { mode: 0o700, recursive: true });
    writeFileSync(join(settings, 'xfce4-panel.xml'), panel(dark));
    desktop.#run('openbox');
    desktop.#run(xfconfd());
    await desktop.#owner('org.xfce.Xfconf');
    desktop.#run('xfce4-panel', '--disable-wm-check');
    desktop.#run('dunst');
    await desktop.#owner('org.kde.StatusNotifierWatcher');
    await desktop.#owner('org.freedesktop.Notifications');
    return desktop;
  }

  get env(): Readonly<Record<string, string>> {
    return {
      DBUS_SESSION_BUS_ADDRESS: this.session.address,
      HOME: this.home,
      XDG_CONFIG_HOME: join(this.home, '.config'),
      XDG_CACHE_HOME: join(this.home, '.cache'),
      XDG_DATA_HOME: join(this.home, '.local', 'share'),
      XDG_RUNTIME_DIR: join(this.home, 'run'),
      XDG_CURRENT_DESKTOP: 'XFCE',
      XDG_SESSION_TYPE: 'x11',
    };
  }

  /** A picture of the whole screen, also kept in a file. */
  shot(file: string): PNG {
    execFileSync('import', ['-window', 'root', `png24:${file}`]);
    return PNG.sync.read(execFileSync('cat', [file], { maxBuffer: 64 * 1024 * 1024 }));
  }

  /** Moves the pointer, as over a menu, whose tooltip then goes. */
  point(x: number, y: number): void {
    execFileSync('xdotool', ['mousemove', String(x), String(y)]);
  }

  click(x: number, y: number, button: 1 | 3): void {
    execFileSync('xdotool', ['mousemove', String(x), String(y), 'click', String(button)]);
  }

  /** How many notifications dunst shows now, as dunst reports. */
  notifications(): number {
    const env = { ...process.env, ...this.env };
    return Number(execFileSync('dunstctl', ['count', 'displayed'], { env }).toString());
  }

  /** Closes all notifications. @returns the bodies that dunst has received, as it stores them, the newest first */
  closedBodies(): readonly string[] {
    const env = { ...process.env, ...this.env };
    execFileSync('dunstctl', ['close-all'], { env });
    const history = JSON.parse(execFileSync('dunstctl', ['history'], { env }).toString()) as {
      readonly data: readonly (readonly { readonly body: { readonly data: string } }[])[];
    };
    return history.data.flat().map(({ body }) => body.data);
  }

  /** Ends the session; the home stays. */
  async end(): Promise<void> {
    for (const child of [...this.#children].reverse()) await endProcess(child);
    this.bus.close();
    await this.session.stop();
  }

  async stop(): Promise<void> {
    await this.end();
    rmSync(this.home, { recursive: true, force: true, maxRetries: 3 });
  }

  #run(command: string, ...args: readonly string[]): void {
    const child = spawn(command, args, { env: { ...process.env, ...this.env }, stdio: 'ignore' });
    child.on('error', () => undefined);
    this.#children.push(child);
  }

  #owner(name: string): Promise<true> {
    return eventually(
      async () => ((await this.bus.hasOwner(name)) ? true : null),
      20_000,
      `owner of ${name}`,
    );
  }
}

/** The settings daemon lies outside PATH; without it the panel knows nothing of its own settings. */
function xfconfd(): string {
  const [file = 'xfconfd'] = execFileSync('sh', [
    '-c',
    'ls /usr/lib/*/xfce4/xfconf/xfconfd /usr/lib/xfce4/xfconf/xfconfd /usr/lib64/xfce4/xfconf/xfconfd 2>/dev/null || true',
  ])
    .toString()
    .split('\n');
  return file;
}
