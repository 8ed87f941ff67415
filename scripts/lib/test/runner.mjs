// Runs steps one after the other, all of them, and prints what came of it.
import { randomUUID } from 'node:crypto';
import { say, SetupError } from '../report.mjs';
import { slowestLists } from './slowest.mjs';
import { summary, total } from './summary.mjs';
import { makeWorkspace } from './workspace.mjs';

/**
 * @typedef {object} StepContext
 * @property {string} name
 * @property {string} id marks every process of this step
 * @property {import('./workspace.mjs').Workspace} workspace
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {boolean} [background] runs beside all steps after it, which do not need it, in the time that they leave
 * @property {(context: StepContext) => Promise<StepResult[]>} run
 *
 * @typedef {object} StepResult one row of the summary
 * @property {string} step
 * @property {number} passed
 * @property {number} failed
 * @property {number} [seconds]
 * @property {readonly import('./slowest.mjs').Timed[]} [times] of its tests
 */

/**
 * The steps of these names, in their own order; all where none is named.
 * @param {Step[]} steps
 * @param {string[]} names
 */
export function selectSteps(steps, names) {
  const unknown = names.find((name) => !steps.some((step) => step.name === name));
  if (unknown !== undefined) {
    const known = steps.map(({ name }) => name).join(', ');
    throw new SetupError(`There is no step "${unknown}".`, `Name some of: ${known}.`);
  }
  return names.length === 0 ? steps : steps.filter(({ name }) => names.includes(name));
}

/**
 * Runs the steps one after the other, and those of the background beside what follows them.
 * @param {Step[]} steps
 * @returns {Promise<number>} exit code
 */
export async function runSteps(steps) {
  /** @type {Promise<Required<StepResult>[]>[]} */
  const runs = [];
  for (const step of steps) {
    const run = runStep(step);
    runs.push(run);
    if (!step.background) await run;
  }
  const rows = (await Promise.all(runs)).flat();
  process.stdout.write(slowestLists(rows.flatMap(({ times }) => times)) + summary(rows));
  return total(rows).failed > 0 || total(rows).passed === 0 ? 1 : 0;
}

/**
 * Runs parts of a step one after the other, each with its own time.
 * @template T
 * @param {readonly (() => Promise<T>)[]} parts
 */
export async function inTurn(parts) {
  const done = [];
  for (const part of parts) {
    const start = Date.now();
    done.push({ ...(await part()), seconds: since(start) });
  }
  return done;
}

/**
 * @param {Step} step
 * @returns {Promise<Required<StepResult>[]>}
 */
async function runStep(step) {
  const start = Date.now();
  // Its own mark: a step that ends must not end the processes of the one beside it.
  const id = randomUUID();
  const workspace = makeWorkspace({ id });
  process.stdout.write(`\n== ${step.name}\n`);
  try {
    const results = await step.run({ name: step.name, id, workspace });
    return results.map((result) => ({ seconds: since(start), times: [], ...result }));
  } catch (error) {
    say(`${step.name}: ${describeError(error)}`);
    return [{ step: step.name, passed: 0, failed: 1, seconds: since(start), times: [] }];
  } finally {
    workspace.remove();
  }
}

/** @param {unknown} error */
function describeError(error) {
  if (error instanceof SetupError) return `${error.message}\n  -> ${error.action}`;
  return /** @type {Error} */ (error).stack;
}

/** @param {number} start */
function since(start) {
  return (Date.now() - start) / 1000;
}
