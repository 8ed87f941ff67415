import type { SessionEvent } from '../../core/sessions/prompts';
import { promptText } from '../../core/sessions/prompt-text';
import type { TokenUse } from '../../core/tokens/tokens';
import { UsageLine } from './usage-line';

/** Where a line stands. */
export interface SessionLineSource {
  readonly sessionId: string;
  readonly path: string;
  readonly offset: number;
  readonly mtimeMs: number;
  /** The sub-agent whose file it is; `null`: the session's own. */
  readonly agent: string | null;
}

interface Line {
  readonly type?: unknown;
  readonly sessionId?: unknown;
  readonly uuid?: unknown;
  readonly timestamp?: unknown;
  readonly isSidechain?: unknown;
  readonly isMeta?: unknown;
  readonly isCompactSummary?: unknown;
  readonly agentId?: unknown;
  readonly message?: { readonly content?: unknown } | null;
}

interface Block {
  readonly type?: unknown;
  readonly text?: unknown;
  readonly id?: unknown;
  readonly name?: unknown;
}

const LONGEST_NAME = 64;

/** What one line of a session tells; nothing for most lines, and for broken ones. */
export function sessionEvents(bytes: Buffer, source: SessionLineSource): readonly SessionEvent[] {
  let line: Line | null;
  try {
    line = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, '')) as Line | null;
  } catch {
    return [];
  }
  if (typeof line !== 'object' || line === null) return [];
  // A resumed session's file may begin with the lines of another one: those are that one's.
  if (typeof line.sessionId === 'string' && line.sessionId !== source.sessionId) return [];
  if (line.type === 'user') return promptOf(line, source);
  return line.type === 'assistant' ? answersOf(bytes, line, source) : [];
}

function promptOf(line: Line, { agent, path, offset, mtimeMs }: SessionLineSource): readonly SessionEvent[] {
  if (agent !== null || [line.isSidechain, line.isMeta, line.isCompactSummary].includes(true)) return [];
  const text = promptText(typedText(line.message?.content));
  if (text === '') return [];
  const written = typeof line.timestamp === 'string' ? Date.parse(line.timestamp) : Number.NaN;
  return [
    {
      kind: 'prompt',
      id: typeof line.uuid === 'string' && line.uuid !== '' ? line.uuid : `${path}:${String(offset)}`,
      at: Number.isNaN(written) ? Math.round(mtimeMs) : written,
      text,
    },
  ];
}

/** What a tool gave back is a message of the user's too, which nobody typed. */
function typedText(content: unknown): string {
  if (typeof content === 'string') return content;
  const blocks = blocksOf(content);
  if (blocks.some(({ type }) => type === 'tool_result')) return '';
  return blocks
    .flatMap(({ type, text }) => (type === 'text' && typeof text === 'string' ? [text] : []))
    .join('\n');
}

function answersOf(bytes: Buffer, line: Line, source: SessionLineSource): readonly SessionEvent[] {
  const uses: TokenUse[] = [];
  const reader = new UsageLine((use) => uses.push(use));
  const place = `${source.path}:${String(source.offset)}`;
  reader.read(bytes, 0, bytes.length, {
    account: null,
    fallbackAt: Math.round(source.mtimeMs),
    place: () => place,
  });
  reader.flush();
  const own = typeof line.agentId === 'string' ? line.agentId : null;
  const agent = source.agent ?? own ?? (line.isSidechain === true ? '' : null);
  const tools = toolsOf(line.message?.content, place);
  // An advisor's tokens come first, the answer's own last.
  return uses.map((use, index) => ({
    kind: 'answer',
    use,
    tools: index === uses.length - 1 ? tools : [],
    agent,
  }));
}

function toolsOf(content: unknown, place: string): readonly { readonly id: string; readonly name: string }[] {
  return blocksOf(content).flatMap(({ type, id, name }, index) =>
    type === 'tool_use' && typeof name === 'string'
      ? [
          {
            id: typeof id === 'string' ? id : `${place}#${String(index)}`,
            name: name.slice(0, LONGEST_NAME),
          },
        ]
      : [],
  );
}

function blocksOf(content: unknown): readonly Block[] {
  if (!Array.isArray(content)) return [];
  return (content as unknown[]).filter(
    (block): block is Block => typeof block === 'object' && block !== null,
  );
}
