// A hash over all that a build depends on. Over contents, not times: a checkout sets times as it likes.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/**
 * @param {string} dir the checkout
 * @param {string[]} inputs files and folders in it
 */
export function hashInputs(dir, inputs) {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap((input) => filesBelow(dir, input))) {
    hash.update(`${file}\0`).update(
      createHash('sha256')
        .update(fs.readFileSync(path.join(dir, file)))
        .digest(),
    );
  }
  return hash.digest('hex').slice(0, 32);
}

/**
 * @param {string} dir
 * @param {string} input
 * @returns {string[]} in a fixed order, with forward slashes
 */
function filesBelow(dir, input) {
  const stat = fs.statSync(path.join(dir, input), { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [input];
  const names = fs.readdirSync(path.join(dir, input)).sort();
  return names.flatMap((name) => filesBelow(dir, `${input}/${name}`));
}
