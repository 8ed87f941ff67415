import type { EventEmitter } from 'node:events';
import { Message, MessageFlag, MessageType, sessionBus, type MessageBus } from '@jellybrick/dbus-next';
import { plain, text } from './wire';
import { within } from './wait';

/** A method call, or, without a destination, a signal. */
export interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: unknown[];
}

/** A signal as it came in; its body without variants. */
export interface BusSignal {
  /** The unique name of the sender, `:1.7`. */
  readonly sender: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly body: readonly unknown[];
}

/** An incoming method call: `true` when it was taken. */
export type CallHandler = (call: Message) => boolean;

const DBUS = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
} as const;

const CALL_MS = 5000;

/** A connection to a message bus; every wait has a time limit. */
export class Bus {
  readonly #bus: MessageBus;

  private constructor(bus: MessageBus) {
    this.#bus = bus;
  }

  /** Connects to an address such as `unix:path=…`. */
  static async open(address: string): Promise<Bus> {
    const bus = sessionBus({ busAddress: address });
    // The library emits `error`, which its types leave out (0.11.3).
    const events = bus as unknown as EventEmitter;
    const connected = new Promise<void>((resolve, reject) => {
      events.once('connect', resolve);
      events.once('error', reject);
    });
    await within(connected, CALL_MS, `connection to the bus at ${address}`);
    // A bus that stops before its clients breaks their sockets; no test fails for that.
    events.on('error', () => undefined);
    return new Bus(bus);
  }

  /** Calls and gives the reply's body, variants kept; rejects with the error's text, or after `timeoutMs`. */
  async call(call: BusCall, timeoutMs = CALL_MS): Promise<readonly unknown[]> {
    const what = `answer from ${call.destination} ${call.path} to ${call.member}`;
    const reply = await within(this.#bus.call(new Message({ ...call })), timeoutMs, what);
    return reply?.body ?? [];
  }

  /** The unique name behind a name; rejects when no process owns it. */
  async ownerOf(name: string): Promise<string> {
    const [owner] = await this.call({ ...DBUS, member: 'GetNameOwner', signature: 's', body: [name] });
    return text(owner);
  }

  async hasOwner(name: string): Promise<boolean> {
    const [has] = await this.call({ ...DBUS, member: 'NameHasOwner', signature: 's', body: [name] });
    return has === true;
  }

  async requestName(name: string): Promise<void> {
    const reply = await this.#bus.requestName(name, 0);
    if (reply !== 1)
      throw new Error(`fake desktop: the name ${name} is taken on this bus (reply ${String(reply)})`);
  }

  async releaseName(name: string): Promise<void> {
    await this.#bus.releaseName(name);
  }

  /** Calls back with every signal that fits a match rule without its `type`, e.g. `interface='org.kde.StatusNotifierItem'`. */
  async onSignal(rule: string, take: (signal: BusSignal) => void): Promise<void> {
    await this.call({ ...DBUS, member: 'AddMatch', signature: 's', body: [`type='signal',${rule}`] });
    const wanted = new Map(
      [...rule.matchAll(/(\w+)='([^']*)'/g)].map(([, key = '', value = '']) => [key, value]),
    );
    const fits = (key: string, value: string): boolean => (wanted.get(key) ?? value) === value;
    this.#bus.on('message', (message) => {
      if (message.type !== MessageType.SIGNAL) return;
      if (!fits('interface', message.interface) || !fits('member', message.member)) return;
      const { sender, path, interface: name, member, body } = message;
      take({ sender, path, interface: name, member, body: body.map(plain) });
    });
  }

  /** Calls back when a name loses its owner (a process has gone). */
  onNameGone(take: (name: string) => void): Promise<void> {
    return this.onSignal(`interface='${DBUS.interface}',member='NameOwnerChanged'`, ({ body }) => {
      if (body[2] === '') take(text(body[0]));
    });
  }

  onCall(handler: CallHandler): void {
    this.#bus.addMethodHandler(handler);
  }

  reply(call: Message, signature: string, body: unknown[]): void {
    if ((call.flags & MessageFlag.NO_REPLY_EXPECTED) !== 0) return;
    this.#bus.send(Message.newMethodReturn(call, signature, body));
  }

  fail(call: Message, name: string, message: string): void {
    this.#bus.send(Message.newError(call, name, message));
  }

  /** Broadcasts a signal. */
  emit(path: string, iface: string, member: string, signature = '', body: unknown[] = []): void {
    this.#bus.send(Message.newSignal(path, iface, member, signature, body));
  }

  close(): void {
    this.#bus.disconnect();
  }
}
