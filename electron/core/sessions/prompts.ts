import { allTokens } from '../reports/activity-report';
import { CostSum, type Cost } from '../tokens/cost-sum';
import { cutText, plainLine, plainText } from '../text/plain-text';
import { createPricer, type Pricer } from '../prices/prices';
import type { OwnPrices } from '../prices/own-prices';
import { addTokens, mergeUse, noTokens, useKey, type TokenUse } from '../tokens/tokens';
import type { TokenSums } from '../usage/usage';
import { listedPrompt, promptLengths } from './prompt-text';

/** A prompt or an answer in one line of a session's transcripts. */
export type SessionEvent =
  | { readonly kind: 'prompt'; readonly id: string; readonly at: number; readonly text: string }
  | {
      readonly kind: 'answer';
      readonly use: TokenUse;
      /** Tools that this line of the answer calls; ids distinguish two calls of one tool. */
      readonly tools: readonly { readonly id: string; readonly name: string }[];
      /** The sub-agent that answered; `null`: the conversation itself. */
      readonly agent: string | null;
    };

/** The work on a prompt. */
export interface Work extends Cost {
  /** Answers; an answer in several lines counts once. */
  readonly turns: number;
  readonly tokens: TokenSums;
  /** Most tokens first. */
  readonly models: readonly string[];
  /** Most calls first. */
  readonly tools: readonly { readonly name: string; readonly calls: number }[];
}

/** A prompt and Claude's work on it. */
export interface PromptTurns {
  /** `''`: the work before the first prompt. */
  readonly id: string;
  /** Epoch ms. */
  readonly at: number;
  /** One line, or the whole text of an open prompt; `null`: hidden. */
  readonly text: string | null;
  /** Whether there is more of the text. */
  readonly isCut: boolean;
  readonly lastAt: number;
  readonly own: Work;
  /** Sub-agents that began under this prompt; `null`: none. */
  readonly agents: (Work & { readonly count: number }) | null;
}

/** A session's prompts, limited in number, so that they can be sent after every new line. */
export interface SessionPrompts {
  readonly sessionId: string;
  /** Newest first. */
  readonly prompts: readonly PromptTurns[];
  /** Older prompts that are left out. */
  readonly older: number;
}

/** A query for a session's prompts: `open` are those with their whole text, `texts` is false in privacy mode. */
export interface PromptsWish {
  readonly sessionId: string;
  readonly open: readonly string[];
  readonly texts: boolean;
  readonly prices: OwnPrices;
}

/** Collects a session's events, in the order of their lines. A repeated event counts once. */
export interface PromptsCount {
  readonly add: (event: SessionEvent) => void;
  readonly report: (wish: PromptsWish) => SessionPrompts;
}

/** The most prompts, and the most tools of a prompt, that are sent. */
const MOST_SENT = 50;
const MOST_TOOLS = 12;

interface Answer {
  readonly use: TokenUse;
  readonly agent: string | null;
  /** The last prompt before the answer's first line. */
  readonly prompt: string;
  readonly tools: Map<string, string>;
}

type Prompt = Extract<SessionEvent, { kind: 'prompt' }>;

/** Starts an empty count of one session. */
export function countPrompts(): PromptsCount {
  const prompts = new Map<string, Prompt>();
  const answers = new Map<string, Answer>();
  let current = '';
  return {
    add: (event) => {
      if (event.kind === 'prompt') {
        // The whole text of a prompt may be megabytes: only the part for the screen is stored.
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
    // A sub-agent may go on under later prompts: its work counts for the prompt under which it began.
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
      const listed = { id: prompt.id, at: prompt.at, ...textOf(prompt, open.includes(prompt.id), texts) };
      const lastAt = [...own, ...agents].reduce((last, { use }) => Math.max(last, use.at), prompt.at);
      const count = new Set(agents.map(({ agent }) => agent)).size;
      const agentsWork = count === 0 ? null : { ...workOf(agents, priceOf), count };
      return { ...listed, lastAt, own: workOf(own, priceOf), agents: agentsWork };
    }),
    older: Math.max(0, all.length - MOST_SENT),
  };
}

function textOf({ text }: Prompt, isOpen: boolean, texts: boolean): Pick<PromptTurns, 'text' | 'isCut'> {
  if (!texts) return { text: null, isCut: false };
  const listed = listedPrompt(text);
  return isOpen ? { text, isCut: listed.isCut } : listed;
}

/** The answers of each sub-agent, and the moment of its first one (epoch ms). */
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
