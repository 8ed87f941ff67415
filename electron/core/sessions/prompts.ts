import { allTokens } from '../reports/activity-report';
import { CostSum, type Cost } from '../tokens/cost-sum';
import { cutText, plainLine, plainText } from '../text/plain-text';
import { createPricer, type Pricer } from '../prices/prices';
import type { OwnPrices } from '../prices/own-prices';
import { addTokens, mergeUse, noTokens, useKey, type TokenUse } from '../tokens/tokens';
import type { TokenSums } from '../usage/usage';
import { listedPrompt, promptLengths } from './prompt-text';

/** One line of a session's transcripts, as far as it tells of a prompt or of an answer. */
export type SessionEvent =
  | { readonly kind: 'prompt'; readonly id: string; readonly at: number; readonly text: string }
  | {
      readonly kind: 'answer';
      readonly use: TokenUse;
      /** Tools that this line of the answer calls; ids tell two calls of one tool apart. */
      readonly tools: readonly { readonly id: string; readonly name: string }[];
      /** Which sub-agent answered; `null`: the conversation itself. */
      readonly agent: string | null;
    };

/** What became of a prompt. */
export interface Work extends Cost {
  /** Answers, each once however many lines tell of it. */
  readonly turns: number;
  readonly tokens: TokenSums;
  /** Most tokens first. */
  readonly models: readonly string[];
  /** Most calls first. */
  readonly tools: readonly { readonly name: string; readonly calls: number }[];
}

/** A prompt and what Claude did about it. */
export interface PromptTurns {
  /** `''`: what was done before the first prompt. */
  readonly id: string;
  /** Epoch ms. */
  readonly at: number;
  /** One line, or all of it where it was asked for; `null`: hidden. */
  readonly text: string | null;
  /** Whether there is more of the text. */
  readonly isCut: boolean;
  readonly lastAt: number;
  readonly own: Work;
  /** Sub-agents that began under this prompt; `null`: none. */
  readonly agents: (Work & { readonly count: number }) | null;
}

/** A session's prompts, bounded, so that it can be sent with every line that is written. */
export interface SessionPrompts {
  readonly sessionId: string;
  /** Newest first. */
  readonly prompts: readonly PromptTurns[];
  /** Older prompts that are left out. */
  readonly older: number;
}

/** Which session, which of its prompts in full, whether texts may be told at all, and the user's own prices. */
export interface PromptsWish {
  readonly sessionId: string;
  readonly open: readonly string[];
  readonly texts: boolean;
  readonly prices: OwnPrices;
}

/** Gathers a session's events, in the order of their lines. Told twice they count once. */
export interface PromptsCount {
  readonly add: (event: SessionEvent) => void;
  readonly report: (wish: PromptsWish) => SessionPrompts;
}

/** More than these are neither sent nor looked at. */
const MOST_SENT = 50;
const MOST_TOOLS = 12;

interface Answer {
  readonly use: TokenUse;
  readonly agent: string | null;
  /** The prompt that was the last one when its first line was read. */
  readonly prompt: string;
  readonly tools: Map<string, string>;
}

type Prompt = Extract<SessionEvent, { kind: 'prompt' }>;

export function countPrompts(): PromptsCount {
  const prompts = new Map<string, Prompt>();
  const answers = new Map<string, Answer>();
  let current = '';
  return {
    add: (event) => {
      if (event.kind === 'prompt') {
        // The whole text of a prompt may be megabytes: what can be shown is kept.
        const text = plainText(cutText(event.text, promptLengths.opened));
        if (!prompts.has(event.id)) prompts.set(event.id, { ...event, text });
        current = event.id;
        return;
      }
      const key = useKey(event.use);
      const known = answers.get(key);
      const tools = known?.tools ?? new Map<string, string>();
      for (const { id, name } of event.tools) tools.set(id, name);
      const place = { agent: known?.agent ?? event.agent, prompt: known?.prompt ?? current, tools };
      answers.set(key, { use: known === undefined ? event.use : mergeUse(known.use, event.use), ...place });
    },
    report: (wish) => reportOf([...prompts.values()], [...answers.values()], wish),
  };
}

function reportOf(
  prompts: readonly Prompt[],
  answers: readonly Answer[],
  { sessionId, open, texts, prices }: PromptsWish,
): SessionPrompts {
  const priceOf = createPricer(prices);
  const ordered = prompts.toSorted((a, b) => a.at - b.at);
  const groups = new Map<string, { readonly own: Answer[]; readonly agents: Answer[] }>();
  const groupOf = (id: string) => {
    const group = groups.get(id) ?? { own: [], agents: [] };
    groups.set(id, group);
    return group;
  };
  for (const answer of answers) if (answer.agent === null) groupOf(answer.prompt).own.push(answer);
  for (const { began, work } of agentsOf(answers)) {
    // A sub-agent may go on under later prompts: it is the work of the one under which it began.
    const prompt = ordered.findLast(({ at }) => at <= began)?.id ?? '';
    groupOf(prompt).agents.push(...work);
  }
  const firstAt = answers.reduce((first, { use }) => Math.min(first, use.at), Infinity);
  const before = groups.has('') ? [{ kind: 'prompt' as const, id: '', at: firstAt, text: '' }] : [];
  const all = [...before, ...ordered].reverse();
  return {
    sessionId,
    prompts: all.slice(0, MOST_SENT).map((prompt) => {
      const { own, agents } = groupOf(prompt.id);
      const told = { id: prompt.id, at: prompt.at, ...textOf(prompt, open.includes(prompt.id), texts) };
      const lastAt = [...own, ...agents].reduce((last, { use }) => Math.max(last, use.at), prompt.at);
      const count = new Set(agents.map(({ agent }) => agent)).size;
      const agentsWork = count === 0 ? null : { ...workOf(agents, priceOf), count };
      return { ...told, lastAt, own: workOf(own, priceOf), agents: agentsWork };
    }),
    older: Math.max(0, all.length - MOST_SENT),
  };
}

function textOf({ text }: Prompt, isOpen: boolean, texts: boolean): Pick<PromptTurns, 'text' | 'isCut'> {
  if (!texts) return { text: null, isCut: false };
  const listed = listedPrompt(text);
  return isOpen ? { text, isCut: listed.isCut } : listed;
}

/** The answers of each sub-agent, and when its first one was given. */
function agentsOf(
  answers: readonly Answer[],
): readonly { readonly began: number; readonly work: Answer[] }[] {
  const found = new Map<string, { began: number; readonly work: Answer[] }>();
  for (const answer of answers) {
    if (answer.agent === null) continue;
    const agent = found.get(answer.agent) ?? { began: answer.use.at, work: [] };
    agent.began = Math.min(agent.began, answer.use.at);
    agent.work.push(answer);
    found.set(answer.agent, agent);
  }
  return [...found.values()];
}

function workOf(answers: readonly Answer[], priceOf: Pricer): Work {
  const models = new Map<string, number>();
  const tools = new Map<string, number>();
  let tokens = noTokens;
  const cost = new CostSum();
  for (const { use, tools: called } of answers) {
    tokens = addTokens(tokens, use.tokens);
    cost.add(priceOf(use), use.tokens);
    models.set(use.model, (models.get(use.model) ?? 0) + allTokens(use.tokens));
    for (const name of called.values()) tools.set(name, (tools.get(name) ?? 0) + 1);
  }
  const byCount = (counts: ReadonlyMap<string, number>) => [...counts].sort(([, a], [, b]) => b - a);
  return {
    turns: answers.length,
    tokens,
    ...cost.cost(),
    models: byCount(models).map(([model]) => model),
    tools: byCount(tools)
      .slice(0, MOST_TOOLS)
      .map(([name, calls]) => ({ name: plainLine(name), calls })),
  };
}
