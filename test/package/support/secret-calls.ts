import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A watch of the calls that reach the keyring of a session bus. */
export interface SecretCalls {
  /** The names of all calls so far (`Get`, `Unlock`) in their order. */
  readonly seen: () => readonly string[];
  readonly end: () => Promise<void>;
}

/** Watches, by `dbus-monitor`, what is called on the keyring of this session bus from now on. */
export async function watchSecretCalls(address: string): Promise<SecretCalls> {
  const rules = [
    "type='method_call',destination='org.freedesktop.secrets'",
    "type='method_call',path_namespace='/org/freedesktop/secrets'",
  ];
  const monitor = spawn('dbus-monitor', ['--address', address, ...rules], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(monitor, 'exit');
  let text = '';
  monitor.stdout.on('data', (part: Buffer) => (text += part.toString()));
  // Its first line says that the bus has made it a monitor.
  await once(monitor.stdout, 'data');
  return {
    seen: () => [...text.matchAll(/^method call .*; member=(\w+)$/gm)].flatMap(([, member]) => member ?? []),
    end: async () => {
      monitor.kill('SIGTERM');
      await ended;
    },
  };
}
