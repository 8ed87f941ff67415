// What is printed at the end.

/** @typedef {{step: string, passed: number, failed: number, seconds: number}} Row */

/**
 * The table, and as its last line the sum, in the one form that is read by machines.
 * @param {Row[]} rows
 */
export function summary(rows) {
  const width = Math.max(4, ...rows.map(({ step }) => step.length));
  const cell = (/** @type {string | number} */ value, /** @type {number} */ size) =>
    String(value).padStart(size);
  const line = (/** @type {Row} */ { step, passed, failed, seconds }) =>
    `${step.padEnd(width)} ${cell(passed, 8)} ${cell(failed, 8)} ${cell(seconds.toFixed(1), 9)}`;
  const { passed, failed } = total(rows);
  return [
    '',
    `${'step'.padEnd(width)} ${cell('passed', 8)} ${cell('failed', 8)} ${cell('seconds', 9)}`,
    ...rows.map(line),
    `${passed} passed, ${failed} failed`,
    '',
  ].join('\n');
}

/** @param {Row[]} rows */
export function total(rows) {
  const sum = (/** @type {'passed' | 'failed'} */ key) => rows.reduce((all, row) => all + row[key], 0);
  return { passed: sum('passed'), failed: sum('failed') };
}
