import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createStatFile } from '../../../../electron/transcripts/find/file-stat';

/** A folder with a file, a folder, a second name, a link, a link to nothing and a file of another time. */
function filled(): { readonly dir: string; readonly paths: readonly string[] } {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-stat-'));
  onTestFinished(() => {
    fs.rmSync(dir, { recursive: true });
  });
  const at = (name: string): string => path.join(dir, name);
  fs.writeFileSync(at('file'), 'some bytes');
  fs.mkdirSync(at('folder'));
  fs.linkSync(at('file'), at('second'));
  fs.symlinkSync(at('file'), at('link'));
  fs.symlinkSync(at('nothing'), at('broken'));
  fs.writeFileSync(at('old'), '');
  fs.utimesSync(at('old'), 1234.567, 7654.321987);
  return {
    dir,
    paths: ['file', 'folder', 'second', 'link', 'broken', 'old', 'missing', 'file/below'].map(at),
  };
}

function expected(file: string): object | null {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return null;
  const { dev: device, ino: inode, nlink: links, size, mtimeMs } = stat;
  return { isFile: stat.isFile(), device, inode, links, size, mtimeMs };
}

function orNull<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}

interface WithBinding {
  binding?: ((name: string) => object) | undefined;
}

/** With another `process.binding` for the length of a test. */
function withBinding(binding: WithBinding['binding']): void {
  const holder = process as WithBinding;
  const before = holder.binding;
  holder.binding = binding;
  onTestFinished(() => {
    holder.binding = before;
  });
}

describe('the look at a file', () => {
  it('a look gives what fs.statSync gives of files, folders and links, and nothing where that fails', () => {
    const { paths } = filled();
    const stat = createStatFile(process.execPath);
    for (const file of paths) expect(stat(file)).toEqual(orNull(() => expected(file)));
  });

  it('a look is that of fs.statSync where Node’s own function is missing, gives something else, or throws', () => {
    const { paths } = filled();
    const others: readonly WithBinding['binding'][] = [
      undefined,
      () => ({}),
      () => ({ stat: () => new Float64Array(36) }),
      () => ({ stat: () => undefined }),
      () => {
        throw new Error('No such binding');
      },
    ];
    for (const binding of others) {
      withBinding(binding);
      const stat = createStatFile(process.execPath);
      for (const file of paths) expect(stat(file)).toEqual(orNull(() => expected(file)));
    }
  });
});
