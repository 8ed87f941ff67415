#!/usr/bin/env node
// The part of fpm's command line that electron-builder uses, on top of dpkg-deb and rpmbuild, so that a deb and an
// rpm can be built where fpm cannot be downloaded (CUSTOM_FPM_PATH). Releases are built with it too.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { parseFpmArgs, control, spec } from './fpm-formats.mjs';

const options = parseFpmArgs(process.argv.slice(2));
const stage = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-package-'));
try {
  const tree = path.join(stage, 'tree');
  fs.mkdirSync(tree);
  for (const { from, to } of options.files) place(from, path.join(tree, to));
  if (options.type === 'deb') makeDeb(tree);
  else makeRpm(tree);
} finally {
  fs.rmSync(stage, { recursive: true, force: true });
}

/**
 * @param {string} from a file, or a folder's content when it ends with a slash
 * @param {string} to
 */
function place(from, to) {
  const folder = from.endsWith('/');
  fs.mkdirSync(folder ? to : path.dirname(to), { recursive: true });
  if (folder) {
    // Hard links, where the file system has them, cost neither time nor space.
    for (const how of ['-al', '-a']) {
      try {
        execFileSync('cp', [how, `${from}.`, to], { stdio: 'ignore' });
        break;
      } catch (error) {
        if (how === '-a') throw error;
      }
    }
    // Deleted before it is written: the file is linked into the other packages.
    const note = path.join(to, 'resources', 'package-type');
    fs.rmSync(note, { force: true });
    fs.writeFileSync(note, options.type);
    return;
  }
  fs.copyFileSync(from, to);
  fs.chmodSync(to, 0o644);
}

/** @param {string} tree */
function makeDeb(tree) {
  const meta = path.join(tree, 'DEBIAN');
  fs.mkdirSync(meta);
  const kib = Number(execFileSync('du', ['-sk', '--exclude=DEBIAN', tree]).toString().split('\t')[0]);
  fs.writeFileSync(path.join(meta, 'control'), control(options, kib));
  for (const [name, file] of Object.entries(options.scripts)) {
    fs.copyFileSync(file, path.join(meta, name));
    fs.chmodSync(path.join(meta, name), 0o755);
  }
  const { method, level } = options.compression;
  const flags = ['--root-owner-group', `-Z${method}`, ...(level === null ? [] : [`-z${level}`])];
  execFileSync('dpkg-deb', [...flags, '--build', tree, options.output], { stdio: 'inherit' });
}

/** @param {string} tree */
function makeRpm(tree) {
  const file = path.join(stage, 'package.spec');
  const script = (/** @type {string} */ name) => {
    const source = options.scripts[name];
    return source === undefined ? null : fs.readFileSync(source, 'utf8');
  };
  fs.writeFileSync(file, spec(options, tree, script));
  const top = path.join(stage, 'rpm');
  const target = `${options.architecture === 'amd64' ? 'x86_64' : options.architecture}-linux`;
  const defines = ['--define', `_topdir ${top}`, '--define', `_rpmfilename package.rpm`];
  const args = ['-bb', '--target', target, ...defines, '--buildroot', path.join(stage, 'root'), file];
  execFileSync('rpmbuild', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  fs.copyFileSync(path.join(top, 'RPMS', 'package.rpm'), options.output);
}
