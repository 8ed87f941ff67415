import { describe, expect, it } from 'vitest';
import { nameState, sessionBusAddress, type Run } from '../../../electron/platform/session-bus';

const NAME = 'org.example.Name';

describe('the address of the session bus', () => {
  const at = (env: Record<string, string>, files: readonly string[] = []) =>
    sessionBusAddress(env, (path) => files.includes(path));

  it('the address of the session bus is the one that the environment names', () => {
    expect(at({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/x', XDG_RUNTIME_DIR: '/r' }, ['/r/bus'])).toBe(
      'unix:path=/x',
    );
  });
  it('the address of the session bus is the socket of the runtime folder where the environment names none', () => {
    expect(at({ XDG_RUNTIME_DIR: '/run/user/1000' }, ['/run/user/1000/bus'])).toBe(
      'unix:path=/run/user/1000/bus',
    );
    expect(at({ XDG_RUNTIME_DIR: '/run/user/1000' })).toBeNull();
  });
  it.each(['autolaunch:', 'disabled:', 'autolaunch:scope=*user'])(
    'the address of the session bus is none for %s, which starts a bus',
    (address) => {
      expect(at({ DBUS_SESSION_BUS_ADDRESS: address })).toBeNull();
    },
  );
  it('the address of the session bus is none where nothing is set, or the folder needs escapes', () => {
    expect(at({})).toBeNull();
    expect(at({ XDG_RUNTIME_DIR: '/a,b' }, ['/a,b/bus'])).toBeNull();
  });
});

describe('nameState', () => {
  const calls: (readonly string[])[] = [];
  const bus =
    (answers: Readonly<Record<string, string>>): Run =>
    (command, args) => {
      calls.push([command, ...args]);
      const answer = Object.entries(answers).find(([method]) => args.some((word) => word.endsWith(method)));
      return Promise.resolve({ code: answer ? 0 : 1, stdout: Buffer.from(answer?.[1] ?? '') });
    };

  it.each([
    ['running', { NameHasOwner: 'boolean true' }],
    ['startable', { NameHasOwner: 'boolean false', ListActivatableNames: `string "${NAME}"` }],
    ['absent', { NameHasOwner: 'boolean false', ListActivatableNames: `string "${NAME}.Other"` }],
    ['absent', { NameHasOwner: 'boolean false' }],
    ['unknown', {}],
  ] as const)('a name on the bus is %s', async (state, answers) => {
    expect(await nameState(bus(answers), 'unix:path=/x', NAME)).toBe(state);
  });

  it('a name on the bus is asked of the bus alone, at the address given', async () => {
    calls.length = 0;
    await nameState(bus({ NameHasOwner: 'boolean false' }), 'unix:path=/x', NAME);
    expect(calls).toHaveLength(2);
    for (const call of calls) {
      expect(call).toContain('--bus=unix:path=/x');
      expect(call).toContain('--dest=org.freedesktop.DBus');
      expect(call).not.toContain('--session');
    }
  });
});
