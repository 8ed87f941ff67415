import type { Message, Variant } from '@jellybrick/dbus-next';
import type { Bus } from './bus';
import { text } from './wire';

/** A method of a service; `sender` is the caller's unique name. */
export interface ServiceMethod {
  /** Signature of the result of `run`; default none. */
  readonly returns?: string;
  readonly run: (body: readonly unknown[], sender: string) => unknown[] | Promise<unknown[]>;
}

/** One interface on one path. */
export interface Service {
  readonly path: string;
  readonly interface: string;
  readonly methods: Readonly<Record<string, ServiceMethod>>;
  /** Read-only properties: signature and current value. */
  readonly properties?: Readonly<Record<string, () => Variant>>;
}

const PROPERTIES = 'org.freedesktop.DBus.Properties';

/**
 * Serves an interface without the library's `Interface`, which does not pass the caller to a method, as a watcher needs
 * it, and whose instance fields hide the members of `configureMembers()` on the prototype (0.11.3).
 */
export function serve(bus: Bus, service: Service): void {
  bus.onCall((call) => {
    if (call.path !== service.path) return false;
    const method = call.interface === PROPERTIES ? propertyMethod(service, call) : ownMethod(service, call);
    if (method === null) return false;
    void answer(bus, call, method);
    return true;
  });
}

function ownMethod(service: Service, call: Message): ServiceMethod | null {
  if (call.interface !== service.interface) return null;
  return service.methods[call.member] ?? null;
}

function propertyMethod(service: Service, call: Message): ServiceMethod | null {
  if (text(call.body[0]) !== service.interface) return null;
  const properties = Object.entries(service.properties ?? {});
  if (call.member === 'GetAll') {
    const all = () => Object.fromEntries(properties.map(([name, read]) => [name, read()]));
    return { returns: 'a{sv}', run: () => [all()] };
  }
  const found = properties.find(([name]) => call.member === 'Get' && name === text(call.body[1]));
  return found === undefined ? null : { returns: 'v', run: () => [found[1]()] };
}

async function answer(bus: Bus, call: Message, method: ServiceMethod): Promise<void> {
  try {
    bus.reply(call, method.returns ?? '', await method.run(call.body, call.sender));
  } catch (error) {
    bus.fail(
      call,
      'org.freedesktop.DBus.Error.Failed',
      error instanceof Error ? error.message : String(error),
    );
  }
}
