// How set-up talks: short plain lines on stderr (stdout belongs to the command that runs after it),
// and one kind of error that says what is wrong and what to do.

/** A failure for a person: one sentence, and one thing to do about it. */
export class SetupError extends Error {
  /**
   * @param {string} message what is wrong
   * @param {string} action what to do
   * @param {{cause?: unknown}} [options]
   */
  constructor(message, action, options) {
    super(message, options);
    this.name = 'SetupError';
    this.action = action;
  }
}

/** @param {string} line */
export function say(line) {
  process.stderr.write(`quotide: ${line}\n`);
}

/**
 * Runs a piece of work that takes a while: says so at its start, again every 15 s, and at its end.
 * @template T
 * @param {string} label
 * @param {() => Promise<T>} work
 * @param {{everyMs?: number, print?: (line: string) => void}} [options]
 * @returns {Promise<T>}
 */
export async function withProgress(label, work, { everyMs = 15_000, print = say } = {}) {
  const start = Date.now();
  const seconds = () => `${((Date.now() - start) / 1000).toFixed(everyMs < 1000 ? 1 : 0)} s`;
  print(`${label} …`);
  const ticker = setInterval(() => print(`${label}: ${seconds()} so far`), everyMs);
  try {
    const result = await work();
    print(`${label}: done in ${seconds()}`);
    return result;
  } finally {
    clearInterval(ticker);
  }
}

/**
 * True where an error, or the output of a tool, says that the disk is full.
 * @param {unknown} error
 * @returns {boolean}
 */
export function isDiskFull(error) {
  if (!error) return false;
  const { code, message, cause } = /** @type {{code?: string, message?: string, cause?: unknown}} */ (error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return true;
  return /ENOSPC|No space left on device/i.test(message ?? String(error)) || isDiskFull(cause);
}

/**
 * Turns a full disk into a message for a person; every other error stays what it is.
 * @param {unknown} error
 * @param {string} what what was being written
 * @param {string} where the folder
 */
export function explainDiskFull(error, what, where) {
  if (!isDiskFull(error)) return error;
  return new SetupError(
    `The disk is full: ${what} does not fit in ${where}. Nothing was left half-installed.`,
    'Free about 1 GB there and run the same command again.',
    { cause: error },
  );
}

/**
 * The outermost frame of each script: prints a failure for a person and sets the exit code.
 * @param {() => Promise<number | void>} main
 */
export async function runMain(main) {
  try {
    const code = await main();
    process.exitCode = code ?? 0;
  } catch (error) {
    const { message, stack, code, path } = /** @type {NodeJS.ErrnoException} */ (error);
    if (error instanceof SetupError) process.stderr.write(`quotide: ${message}\n  -> ${error.action}\n`);
    else if (code === 'EACCES' || code === 'EPERM') process.stderr.write(noRight(path));
    else process.stderr.write(`quotide: unexpected: ${stack ?? message}\n`);
    process.exitCode = 1;
  }
}

/** @param {string | undefined} file */
function noRight(file) {
  return `quotide: This user has no right to write to ${file}.\n  -> Run it as the owner of this checkout.\n`;
}
