import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** Where Debian keeps libfaketime, by machine type. */
const FOLDERS = ['/usr/lib', '/usr/local/lib', '/lib'];

/** The library that fakes the wall clock of a process; fails with what to install. */
export function libfaketime(): string {
  for (const folder of FOLDERS.filter((each) => fs.existsSync(each))) {
    for (const below of ['', ...fs.readdirSync(folder)]) {
      const file = path.join(folder, below, 'faketime', 'libfaketime.so.1');
      if (fs.existsSync(file)) return file;
    }
  }
  throw new Error('libfaketime is missing, and this test needs it: apt-get install libfaketime');
}

/** Fails with what to install unless a program is there. */
export function need(program: string, debian: string): string {
  try {
    execFileSync('/bin/sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
    return program;
  } catch {
    throw new Error(`${program} is missing, and this test needs it: apt-get install ${debian}`);
  }
}

/** What makes a process see the wall clock shifted by what stands in `file` (`+3600s`), and nothing else. */
export function faketimeEnv(file: string): Readonly<Record<string, string>> {
  return {
    LD_PRELOAD: libfaketime(),
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  };
}
