import type { Calendar } from '../time/calendar';
import { CostSum, type Cost } from '../tokens/cost-sum';
import type { Price, Pricer } from '../prices/prices';
import { createProjectNames, type WorktreeOf } from './projects';
import { addTokens, noTokens, type CountedUse } from '../tokens/tokens';
import type { TokenSums } from '../usage/usage';
import { passes, type WorkFilter } from './work-filter';
import { createHourMeans } from './activity-hours';
import { barStart, barStarts, stepOf, type Step } from './activity-steps';

/** The span and filter of the activity page. Instants are epoch ms. */
export interface ActivityQuery {
  readonly since: number;
  readonly until: number;
  readonly filter: WorkFilter;
}

/** Tokens of one model, project or branch. */
export interface Share extends Cost {
  readonly key: string;
  readonly messages: number;
  readonly tokens: TokenSums;
  /** Responses that the plan does not pay for. */
  readonly offPlan: number;
}

/** A project, and the share of each of its worktrees. */
export interface ProjectShare extends Share {
  /** Keys are names of worktrees, `''` the repository itself; most tokens first. Empty without worktrees. */
  readonly worktrees: readonly Share[];
}

/** The data of the activity page. */
export interface ActivityReport {
  readonly since: number;
  readonly until: number;
  readonly step: Step;
  /** One for each step, oldest first, also empty ones; tokens by model family and by project. */
  readonly bars: readonly {
    readonly at: number;
    readonly families: Readonly<Record<string, number>>;
    readonly projects: Readonly<Record<string, number>>;
  }[];
  /** Most tokens first. */
  readonly models: readonly Share[];
  readonly projects: readonly ProjectShare[];
  /** Keys are `project` and `branch`, separated by a line break. */
  readonly branches: readonly Share[];
  /** Mean tokens of each hour of the week (0 is Monday 00:00), over the calendar days of the span. */
  readonly weekHours: readonly number[];
  /** Mean tokens of each hour of the day (0–23), over the calendar days of the span. */
  readonly dayHours: readonly number[];
  /** All models and projects in the span, without the filter, most tokens first. */
  readonly choices: { readonly models: readonly string[]; readonly projects: readonly string[] };
  readonly total: Share;
}

/** The parts that a report needs. */
export interface ActivityParts {
  readonly calendar: Calendar;
  /** When counting began (epoch ms): days before it are unknown, not idle. */
  readonly beganAt: number;
  readonly priceOf: Pricer;
  readonly worktreeOf?: WorktreeOf;
  readonly familyOf: (model: string) => string;
}

/** Counts uses one by one, so that a large ledger can be read in pieces. */
export interface ActivityCount {
  readonly add: (use: CountedUse) => void;
  readonly report: () => ActivityReport;
}

/** All tokens of a sum. */
export function allTokens({ input, output, cacheRead, cacheWrite5m, cacheWrite1h }: TokenSums): number {
  return input + output + cacheRead + cacheWrite5m + cacheWrite1h;
}

const unnamed = '';

/** Starts the count of a span. Only uses within the span may be added. */
export function countActivity({ since, until, filter }: ActivityQuery, parts: ActivityParts): ActivityCount {
  const { calendar, priceOf, familyOf } = parts;
  const step = stepOf(since, until);
  const bars = new Map(
    barStarts(step, since, until, calendar).map((at) => [
      at,
      { families: new Map<string, number>(), projects: new Map<string, number>() },
    ]),
  );
  const [models, projects, branches, worktrees] = [shares(), shares(), shares(), shares()];
  const projectNames = createProjectNames(parts.worktreeOf);
  const all = shares();
  const hours = createHourMeans({ since: Math.max(since, parts.beganAt), until }, calendar);
  const choices = { models: new Map<string, number>(), projects: new Map<string, number>() };

  return {
    add: (use) => {
      const tokens = allTokens(use.tokens);
      const place = projectNames.of(use.project);
      const project = place?.project ?? unnamed;
      grow(choices.models, use.model, tokens);
      grow(choices.projects, project, tokens);
      if (!passes(filter, { models: [use.model], project })) return;
      const price = priceOf(use);
      models.add(use.model, use, price);
      projects.add(project, use, price);
      worktrees.add(`${project}\n${place?.worktree ?? unnamed}`, use, price);
      branches.add(`${project}\n${use.branch?.replaceAll('\n', ' ') ?? unnamed}`, use, price);
      all.add('', use, price);
      const bar = bars.get(barStart(step, use.at, calendar));
      if (bar !== undefined) {
        grow(bar.families, familyOf(use.model), tokens);
        grow(bar.projects, project, tokens);
      }
      hours.add(use.at, tokens);
    },
    report: () => ({
      since,
      until,
      step,
      bars: [...bars].map(([at, bar]) => ({
        at,
        families: Object.fromEntries(bar.families),
        projects: Object.fromEntries(bar.projects),
      })),
      models: models.sorted(),
      projects: withWorktrees(projects.sorted(), worktrees.sorted()),
      branches: branches.sorted(),
      ...hours.means(),
      choices: { models: largestFirst(choices.models), projects: largestFirst(choices.projects) },
      total: all.sorted()[0] ?? shareOf('', noShare()),
    }),
  };
}

/** The projects with their shares by worktree. */
function withWorktrees(projects: readonly Share[], parts: readonly Share[]): readonly ProjectShare[] {
  const byProject = new Map<string, Share[]>();
  for (const part of parts) {
    const [project = '', worktree = ''] = part.key.split('\n');
    const own = byProject.get(project) ?? [];
    own.push({ ...part, key: worktree });
    byProject.set(project, own);
  }
  return projects.map((share) => {
    const own = byProject.get(share.key) ?? [];
    return { ...share, worktrees: own.some(({ key }) => key !== '') ? own : [] };
  });
}

interface ShareSum {
  messages: number;
  tokens: TokenSums;
  offPlan: number;
  readonly cost: CostSum;
}

function noShare(): ShareSum {
  return { messages: 0, tokens: noTokens, offPlan: 0, cost: new CostSum() };
}

function shareOf(key: string, { messages, tokens, offPlan, cost }: ShareSum): Share {
  return { key, messages, tokens, offPlan, ...cost.cost() };
}

function shares() {
  const found = new Map<string, ShareSum>();
  return {
    add: (key: string, { tokens, onPlan }: CountedUse, price: Price): void => {
      let sum = found.get(key);
      if (sum === undefined) found.set(key, (sum = noShare()));
      sum.messages += 1;
      sum.tokens = addTokens(sum.tokens, tokens);
      sum.offPlan += onPlan ? 0 : 1;
      sum.cost.add(price, tokens);
    },
    sorted: (): readonly Share[] =>
      [...found]
        .map(([key, sum]) => shareOf(key, sum))
        .sort((a, b) => allTokens(b.tokens) - allTokens(a.tokens)),
  };
}

function grow(map: Map<string, number>, key: string, by: number): void {
  map.set(key, (map.get(key) ?? 0) + by);
}

function largestFirst(amounts: ReadonlyMap<string, number>): readonly string[] {
  return [...amounts].sort(([, a], [, b]) => b - a).map(([key]) => key);
}
