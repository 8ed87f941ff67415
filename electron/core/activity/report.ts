import type { Calendar } from '../calendar';
import { createProjectNames } from '../projects';
import { addTokens, noTokens, type CountedUse } from '../tokens';
import type { TokenSums } from '../usage';
import { passes, type WorkFilter } from '../work-filter';
import { createHourMeans } from './hours';
import { barStart, barStarts, stepOf, type Step } from './steps';

/** What the activity page asks for. Instants are epoch ms. */
export interface ActivityQuery {
  readonly since: number;
  readonly until: number;
  readonly filter: WorkFilter;
}

/** Tokens of one model, project or branch. */
export interface Share {
  readonly key: string;
  readonly messages: number;
  readonly tokens: TokenSums;
  /** At list prices; `null` while no response of it has a known price. */
  readonly costUsd: number | null;
  /** Responses among them that the plan does not pay for. */
  readonly offPlan: number;
}

/** A project, and what of it was used in each of its worktrees. */
export interface ProjectShare extends Share {
  /** Keys are names of worktrees, `''` the repository itself; most tokens first. Empty: it has no worktrees. */
  readonly worktrees: readonly Share[];
}

/** Everything of the activity page. */
export interface ActivityReport {
  readonly since: number;
  readonly until: number;
  readonly step: Step;
  /** One a step, oldest first, empty ones too; tokens by model family and by project. */
  readonly bars: readonly {
    readonly at: number;
    readonly families: Readonly<Record<string, number>>;
    readonly projects: Readonly<Record<string, number>>;
  }[];
  /** Most tokens first. */
  readonly models: readonly Share[];
  readonly projects: readonly ProjectShare[];
  /** Keys are `project` and `branch`, parted by a line break. */
  readonly branches: readonly Share[];
  /** Mean tokens of each hour of the week (0 is Monday 00:00), over the calendar days of the span. */
  readonly weekHours: readonly number[];
  /** Mean tokens of each hour of the day (0–23), over the calendar days of the span. */
  readonly dayHours: readonly number[];
  /** What there is in the span whatever the filter, most tokens first: what can be chosen. */
  readonly choices: { readonly models: readonly string[]; readonly projects: readonly string[] };
  readonly total: Share;
  /** Responses whose model has no known price. */
  readonly unpriced: number;
}

/** What a report needs from around it. */
export interface ActivityParts {
  readonly calendar: Calendar;
  /** When counting began (epoch ms): days before it are unknown, not idle. */
  readonly beganAt: number;
  /** USD at list prices; `null` where the price is not known. */
  readonly costOf: (use: CountedUse) => number | null;
  readonly familyOf: (model: string) => string;
}

/** Takes uses one by one, so that a large ledger can be read in pieces. */
export interface ActivityCount {
  readonly add: (use: CountedUse) => void;
  readonly report: () => ActivityReport;
}

/** All tokens of a sum. */
export function allTokens({ input, output, cacheRead, cacheWrite5m, cacheWrite1h }: TokenSums): number {
  return input + output + cacheRead + cacheWrite5m + cacheWrite1h;
}

const unnamed = '';

/** Starts to count a span; only uses within it may be added. */
export function countActivity({ since, until, filter }: ActivityQuery, parts: ActivityParts): ActivityCount {
  const { calendar, costOf, familyOf } = parts;
  const step = stepOf(since, until);
  const bars = new Map(
    barStarts(step, since, until, calendar).map((at) => [
      at,
      { families: new Map<string, number>(), projects: new Map<string, number>() },
    ]),
  );
  const [models, projects, branches, worktrees] = [shares(), shares(), shares(), shares()];
  const projectNames = createProjectNames();
  const all = shares();
  const hours = createHourMeans({ since: Math.max(since, parts.beganAt), until }, calendar);
  const choices = { models: new Map<string, number>(), projects: new Map<string, number>() };
  let unpriced = 0;

  return {
    add: (use) => {
      const tokens = allTokens(use.tokens);
      const place = projectNames.of(use.project);
      const project = place?.project ?? unnamed;
      grow(choices.models, use.model, tokens);
      grow(choices.projects, project, tokens);
      if (!passes(filter, { models: [use.model], project })) return;
      const cost = costOf(use);
      if (cost === null) unpriced += 1;
      models.add(use.model, use, cost);
      projects.add(project, use, cost);
      worktrees.add(`${project}\n${place?.worktree ?? unnamed}`, use, cost);
      branches.add(`${project}\n${use.branch ?? unnamed}`, use, cost);
      all.add('', use, cost);
      const bar = bars.get(barStart(step, use.at, calendar));
      if (bar !== undefined) {
        grow(bar.families, familyOf(use.model), tokens);
        grow(bar.projects, project, tokens);
      }
      hours.add(use.at, tokens);
    },
    report: () => ({
      ...{ since, until, step, unpriced },
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
      total: all.sorted()[0] ?? noShare(''),
    }),
  };
}

/** The parts of a project by worktree, where it has any. */
function withWorktrees(projects: readonly Share[], parts: readonly Share[]): readonly ProjectShare[] {
  const byProject = new Map<string, Share[]>();
  for (const part of parts) {
    const [project = '', worktree = ''] = part.key.split('\n');
    const known = byProject.get(project) ?? [];
    known.push({ ...part, key: worktree });
    byProject.set(project, known);
  }
  return projects.map((share) => {
    const own = byProject.get(share.key) ?? [];
    return { ...share, worktrees: own.some(({ key }) => key !== '') ? own : [] };
  });
}

function noShare(key: string): Share {
  return { key, messages: 0, tokens: noTokens, costUsd: null, offPlan: 0 };
}

function shares() {
  const found = new Map<string, Share>();
  return {
    add: (key: string, { tokens, onPlan }: CountedUse, cost: number | null): void => {
      const before = found.get(key) ?? noShare(key);
      found.set(key, {
        key,
        messages: before.messages + 1,
        tokens: addTokens(before.tokens, tokens),
        costUsd: cost === null ? before.costUsd : (before.costUsd ?? 0) + cost,
        offPlan: before.offPlan + (onPlan ? 0 : 1),
      });
    },
    sorted: (): readonly Share[] =>
      [...found.values()].sort((a, b) => allTokens(b.tokens) - allTokens(a.tokens)),
  };
}

function grow(map: Map<string, number>, key: string, by: number): void {
  map.set(key, (map.get(key) ?? 0) + by);
}

function largestFirst(amounts: ReadonlyMap<string, number>): readonly string[] {
  return [...amounts].sort(([, a], [, b]) => b - a).map(([key]) => key);
}
