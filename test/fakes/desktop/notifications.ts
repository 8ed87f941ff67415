import type { Bus } from './bus';
import { serve } from './service';
import { eventually } from './wait';
import { list, number, plain, record, text } from './wire';

const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';

/** One `Notify` call. */
export interface ShownNotification {
  readonly id: number;
  readonly appName: string;
  readonly summary: string;
  readonly body: string;
  /** Id of the notification that it replaces; 0 for none. */
  readonly replaces: number;
  /** Action keys with their labels; `default` is the click on the notification itself. */
  readonly actions: Readonly<Record<string, string>>;
  readonly hints: Readonly<Record<string, unknown>>;
  /** 0 low, 1 normal, 2 critical; `null` where the call has none. */
  readonly urgency: number | null;
  /** Milliseconds; -1 leaves it to the server, 0 never expires. */
  readonly expiresMs: number;
}

/** Reasons of the specification for `NotificationClosed`. */
export type CloseReason = 'expired' | 'dismissed' | 'closed_by_call';

const REASONS: Readonly<Record<CloseReason, number>> = { expired: 1, dismissed: 2, closed_by_call: 3 };

/** The desktop's notification server: records every notification and shows none. */
export class NotificationServer {
  /** Every Notify call, oldest first. */
  readonly shown: ShownNotification[] = [];
  /** Ids of the notifications that the application itself closed. */
  readonly withdrawn: number[] = [];
  readonly #bus: Bus;
  #lastId = 0;

  private constructor(bus: Bus) {
    this.#bus = bus;
  }

  static async start(bus: Bus): Promise<NotificationServer> {
    const server = new NotificationServer(bus);
    serve(bus, {
      path: PATH,
      interface: NAME,
      methods: {
        Notify: { returns: 'u', run: (body) => [server.#notify(body)] },
        CloseNotification: {
          run: ([id]) => {
            server.withdrawn.push(number(id));
            server.close(number(id), 'closed_by_call');
            return [];
          },
        },
        GetCapabilities: {
          returns: 'as',
          run: () => [['body', 'actions', 'body-markup', 'icon-static', 'persistence']],
        },
        GetServerInformation: { returns: 'ssss', run: () => ['fake-desktop', 'test', '1', '1.2'] },
      },
    });
    await bus.requestName(NAME);
    return server;
  }

  /** Waits until `count` notifications were sent in all; gives the last of them. */
  waitFor(count = 1, timeoutMs = 5000): Promise<ShownNotification> {
    return eventually(() => this.shown[count - 1] ?? null, timeoutMs, `notification number ${String(count)}`);
  }

  /** Clicks a notification or one of its buttons, and closes it, as servers do. */
  click(id: number, action = 'default'): void {
    this.#bus.emit(PATH, NAME, 'ActionInvoked', 'us', [id, action]);
    this.close(id, 'dismissed');
  }

  close(id: number, reason: CloseReason = 'dismissed'): void {
    this.#bus.emit(PATH, NAME, 'NotificationClosed', 'uu', [id, REASONS[reason]]);
  }

  #notify(body: readonly unknown[]): number {
    const [appName, replaces, , summary, words, actions, hints, expires] = body.map(plain);
    const pairs = list(actions).map(text);
    const urgency = record(hints)['urgency'];
    this.#lastId += 1;
    const id = number(replaces) === 0 ? this.#lastId : number(replaces);
    this.shown.push({
      id,
      appName: text(appName),
      summary: text(summary),
      body: text(words),
      replaces: number(replaces),
      actions: Object.fromEntries(
        pairs.flatMap((key, at) => (at % 2 === 0 ? [[key, pairs[at + 1] ?? '']] : [])),
      ),
      hints: record(hints),
      urgency: typeof urgency === 'number' ? urgency : null,
      expiresMs: number(expires),
    });
    return id;
  }
}
