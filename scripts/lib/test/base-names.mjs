// A base name occurs once in a layer: a name that stands for two files leads a reader to the wrong one.
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../paths.mjs';

/**
 * Folders that are layers of their own: the words of each language have the names of their features, and AssemblyScript the
 * names of the parser that it stands in for.
 */
const OWN_LAYERS = /^electron\/(?:core\/i18n\/(?:en|de|ja|fr|es)|(?:transcripts|history)\/wasm)\//;

/**
 * The names that several files of one layer have, each with those files. A layer is a folder of `electron/`, or the page.
 * @param {readonly string[]} files paths in the checkout, with forward slashes
 * @returns {string[]} a line for each name
 */
export function repeatedBaseNames(files) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const file of files) {
    const key = `${layerOf(file)}: ${path.posix.basename(file).replace(/\..*$/, '')}`;
    found.set(key, [...(found.get(key) ?? []), file]);
  }
  const repeated = [...found].filter(([, same]) => same.length > 1);
  return repeated.map(([key, same]) => `${key} – ${same.toSorted().join(', ')}`).toSorted();
}

/** @param {string} file */
function layerOf(file) {
  const [top = '', folder = ''] = file.split('/');
  return OWN_LAYERS.exec(file)?.[0] ?? (top === 'electron' ? folder : top);
}

/**
 * The sources of the layers.
 * @param {string} [dir] the checkout
 */
export function layerFiles(dir = root) {
  return ['electron', 'renderer'].flatMap((top) =>
    fs
      .readdirSync(path.join(dir, top), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && name.includes(path.sep))
      .map((name) => `${top}/${name.replaceAll(path.sep, '/')}`),
  );
}
