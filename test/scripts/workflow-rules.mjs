// Rules for workflows beyond their schema, as actionlint (https://github.com/rhysd/actionlint) and zizmor
// (https://docs.zizmor.sh/audits) have them; neither comes in a package that a test can install.
import { spawnSync } from 'node:child_process';

/**
 * @typedef {Record<string, any>} Step
 * @typedef {Record<string, any>} Job
 * @typedef {{name: string, text: string, parsed: Record<string, any>}} Workflow `name`: of the file
 * @typedef {{workflow: Workflow, name: string, job: Job}} Place
 */

/** The machines that GitHub hosts for public repositories: https://docs.github.com/en/actions/reference/runners */
const HOSTED = [
  'ubuntu-24.04',
  'ubuntu-24.04-arm',
  'macos-15',
  'macos-15-intel',
  'windows-2025',
  'windows-11-arm',
];

/** What each job may write, by file and job; all others only read. */
const WRITES = /** @type {Record<string, string[]>} */ ({
  'release.yml publish': ['contents', 'id-token', 'attestations'],
  'codeql.yml analyze': ['security-events'],
});

/** Started by strangers, with the rights and secrets of the repository. */
const DANGEROUS = ['pull_request_target', 'workflow_run', 'issue_comment', 'issues', 'discussion_comment'];

/** Texts that a stranger chooses, such as the name of a branch. */
const FOREIGN =
  /github\.(head_ref|event\.(pull_request\.(title|body|head)|issue|comment|review|head_commit|commits|pages|discussion))/;

/**
 * What is wrong with a workflow, a sentence each.
 * @param {Workflow} workflow
 * @returns {string[]}
 */
export function ruleFaults(workflow) {
  const { name: file, parsed } = workflow;
  const jobs = Object.entries(parsed['jobs'] ?? {}).map(([name, job]) => ({ workflow, name, job }));
  return [
    ...workflowFaults(workflow),
    ...jobs.flatMap((place) =>
      [
        ...jobFaults(place),
        ...expressionFaults(place),
        ...stepsOf(place).flatMap((step) => stepFaults(place, step)),
      ].map((fault) => `${place.name}: ${fault}`),
    ),
  ].map((fault) => `${file}: ${fault}`);
}

/** @param {Workflow} workflow */
function workflowFaults({ parsed, text }) {
  // YAML 1.1 reads `on` as true.
  const on = parsed['on'] ?? parsed['true'] ?? {};
  const triggers = typeof on === 'string' ? [on] : Array.isArray(on) ? on : Object.keys(on);
  return [
    ...triggers.filter((each) => DANGEROUS.includes(each)).map((each) => `is started by ${each}`),
    ...(parsed['concurrency'] === undefined ? ['has no concurrency'] : []),
    ...(JSON.stringify(parsed['permissions']) === '{"contents":"read"}' ? [] : ['may more than read']),
    ...(FOREIGN.test(text) ? ['uses a text of strangers'] : []),
    ...(/secrets:\s*inherit/.test(text) ? ['passes all secrets on'] : []),
  ];
}

/** @param {Place} place */
function jobFaults({ workflow, name, job }) {
  const minutes = job['timeout-minutes'];
  const mayWrite = WRITES[`${workflow.name} ${name}`] ?? [];
  const writes = Object.entries(job['permissions'] ?? {}).filter(([, right]) => right === 'write');
  const usesSecrets = JSON.stringify(job).includes('secrets.');
  return [
    ...(Number.isInteger(minutes) && minutes <= 60 ? [] : ['has no timeout of at most an hour']),
    ...runnersOf(job)
      .filter((runner) => !HOSTED.includes(runner))
      .map((runner) => `runs on ${runner}, which is no hosted machine`),
    ...writes.filter(([right]) => !mayWrite.includes(right)).map(([right]) => `may write ${right}`),
    ...(usesSecrets && job['environment'] === undefined ? ['uses secrets outside of an environment'] : []),
    ...([job['needs'] ?? []].flat().every((each) => each in workflow.parsed['jobs'])
      ? []
      : ['needs a job that is not there']),
  ];
}

/**
 * The machines of a job, those of its matrix included.
 * @param {Job} job
 * @returns {string[]}
 */
function runnersOf(job) {
  const key = /^\$\{\{ matrix\.(\w+) \}\}$/.exec(job['runs-on'] ?? '')?.[1];
  return key === undefined ? [String(job['runs-on'])] : matrixValues(job, key);
}

/**
 * @param {Job} job
 * @param {string} key
 * @returns {string[]}
 */
function matrixValues(job, key) {
  const { include = [], ...axes } = job['strategy']?.matrix ?? {};
  return [...(axes[key] ?? []), ...include.flatMap((/** @type {Step} */ row) => row[key] ?? [])];
}

/**
 * Names in expressions that are not there: GitHub takes them as empty, and nothing fails.
 * @param {Place} place
 */
function expressionFaults({ job }) {
  const text = JSON.stringify(job);
  const used = (/** @type {string} */ context) =>
    [...text.matchAll(new RegExp(`\\b${context}\\.([\\w-]+)`, 'g'))].map(([, key = '']) => key);
  const { include = [], ...axes } = job['strategy']?.matrix ?? {};
  const ids = (job['steps'] ?? []).flatMap((/** @type {Step} */ step) => step['id'] ?? []);
  const rows = /** @type {Step[]} */ (include);
  return [
    ...used('matrix').filter(
      (key) => !(key in axes) && !(rows.length > 0 && rows.every((row) => key in row)),
    ),
    ...used('steps').filter((key) => !ids.includes(key)),
    ...used('needs').filter((key) => ![job['needs'] ?? []].flat().includes(key)),
  ].map((key) => `uses ${key}, which is not there`);
}

/**
 * @param {Place} place
 * @returns {Step[]}
 */
function stepsOf({ job }) {
  return job['steps'] ?? [];
}

/**
 * @param {Place} place
 * @param {Step} step
 */
function stepFaults(place, step) {
  return [...scriptFaults(place, step), ...actionFaults(place, step)];
}

/**
 * @param {Place} place
 * @param {Step} step
 */
function scriptFaults({ job }, step) {
  const { run, shell } = step;
  if (run === undefined) return [];
  const onWindows = runnersOf(job).some((runner) => runner.startsWith('windows'));
  // PowerShell reads plain words as a POSIX shell does, and hardly anything else.
  const isPlain = /^[\w ./-]+$/.test(run);
  const { status, stderr } = spawnSync('bash', ['-n'], { input: run, encoding: 'utf8' });
  return [
    ...(run.includes('${{') ? ['puts an expression into a script'] : []),
    ...(onWindows && !isPlain && shell !== 'bash' && step['if'] === undefined
      ? [`runs a script in PowerShell: ${run}`]
      : []),
    ...(status === 0 ? [] : [`has a script that is no bash: ${stderr}`]),
  ];
}

/**
 * @param {Place} place
 * @param {Step} step
 */
function actionFaults({ workflow }, step) {
  const { uses, with: options = {} } = step;
  if (uses === undefined) return [];
  const isRelease = /^ {4}tags:/m.test(workflow.text);
  const is = (/** @type {string} */ name) => uses.startsWith(`${name}@`);
  return [
    ...(/^[\w-]+(\/[\w-]+)+@[0-9a-f]{40}$/.test(uses) ? [] : [`does not pin ${uses}`]),
    ...(is('actions/checkout') && options['persist-credentials'] !== false
      ? ['leaves the token of its checkout behind']
      : []),
    ...(isRelease &&
    (is('actions/cache') || (is('actions/setup-node') && options['package-manager-cache'] !== false))
      ? ['takes files of a cache into a release']
      : []),
    ...(is('actions/upload-artifact') && options['if-no-files-found'] === undefined
      ? ['does not fail where there is nothing to upload']
      : []),
  ];
}
