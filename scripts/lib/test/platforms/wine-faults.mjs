// Tests that fail under Wine and not on Windows, each with Wine's fault. What fails on Windows too is no matter for this list.

/** @type {readonly {file: string, title: RegExp, reason: string}[]} */
const WINE_FAULTS = [];

/**
 * Whether the failure of a test is Wine's alone.
 * @param {string} file
 * @param {string} title
 */
export function isOfWine(file, title) {
  return WINE_FAULTS.some((fault) => fault.file === file && fault.title.test(title));
}
