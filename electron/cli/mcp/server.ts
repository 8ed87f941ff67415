import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import type { AppParts } from '../../app/compose';
import type { Locale } from '../../core/text/format';
import { jsonText } from '../../core/text/plain-text';
import { instantOf, parseSince } from '../../core/time/since';
import { EXIT } from '../exit-code';
import { readNumbers } from '../status';
import { forecastAnswer, historyAnswer, limitsAnswer, sessionsAnswer } from './answers';

export interface McpOptions {
  readonly version: string;
  readonly locale: () => Locale;
  /** Whether names of projects and sessions are hidden, by the present settings. */
  readonly isPrivate: () => boolean;
  readonly stop: AbortSignal;
}

/** Nothing is written, and only Anthropic's usage endpoint is asked, as by `quotide status`. */
const annotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
} as const;

const window = z
  .string()
  .max(64)
  .optional()
  .describe('Only this limit: five_hour, seven_day, seven_day_opus, …');

/**
 * `quotide mcp`: an MCP server on stdin and stdout, until its client closes stdin or `stop` is aborted. Its tools only
 * read.
 */
export async function runMcp(parts: AppParts, options: McpOptions): Promise<number> {
  const server = new McpServer({
    name: 'quotide',
    title: 'Quotide: Claude usage limits',
    version: options.version,
  });
  addTools(server, parts, options);
  const { stdin } = process;
  const ended = new Promise<void>((resolve) => {
    // The SDK's transport does not end with its input.
    stdin.once('end', resolve).once('close', resolve);
    options.stop.addEventListener('abort', () => {
      resolve();
    });
  });
  await server.connect(new StdioServerTransport());
  await ended;
  await server.close();
  return EXIT.fine;
}

function addTools(server: McpServer, parts: AppParts, { locale, isPrivate }: McpOptions): void {
  server.registerTool(
    'limits',
    {
      title: 'Claude usage limits now',
      description:
        'How much of each Claude usage limit of this account is used (percent), when it resets, and whether it lasts until then. Each value has its source and age; "stale" numbers are old, a null percent is unknown. Spends no quota.',
      annotations,
    },
    async () => {
      await bringUpToDate(parts);
      return answer(limitsAnswer(parts));
    },
  );
  server.registerTool(
    'forecast',
    {
      title: 'Whether the limits last',
      description:
        'For each Claude usage limit the use expected at its reset, as a range of percents, and when it runs out if it does; with how often past forecasts came true.',
      inputSchema: { window },
      annotations,
    },
    async (given) => {
      await bringUpToDate(parts);
      return answer(forecastAnswer(parts, given.window, locale()));
    },
  );
  server.registerTool(
    'sessions',
    {
      title: 'Claude Code sessions',
      description:
        'Claude Code sessions on this machine with their tokens, their cost at API prices and their share of a limit, the newest first. Counted from transcripts.',
      inputSchema: {
        days: z.number().int().min(1).max(90).default(7).describe('How far back'),
        limit: z.number().int().min(1).max(100).default(20).describe('At most so many sessions'),
      },
      annotations,
    },
    async (question) => answer(await sessionsAnswer(parts, question, isPrivate())),
  );
  addHistory(server, parts);
}

function addHistory(server: McpServer, parts: AppParts): void {
  server.registerTool(
    'history',
    {
      title: 'Past readings of the limits',
      description:
        'Past readings of the usage limits with source and time, or with events=true resets, thresholds and limits that were reached; the newest rows of the span in time order.',
      inputSchema: {
        window,
        since: z
          .string()
          .max(40)
          .default('24h')
          .describe('An age (24h, 7d), a day or a time (2026-11-21T20:00)'),
        events: z.boolean().default(false).describe('Events instead of readings'),
        limit: z.number().int().min(1).max(1000).default(100).describe('At most so many rows'),
      },
      annotations,
    },
    (given) => {
      const since = parseSince(given.since);
      if (since === null)
        return failed(`"since" takes an age such as 24h, a day or a time, not "${given.since}".`);
      return answer(
        historyAnswer(parts, {
          window: given.window,
          since: instantOf(since, parts.clock.now()),
          isEvents: given.events,
          limit: given.limit,
        }),
      );
    },
  );
}

/** Loads what other processes have saved, and requests numbers that are missing or old, as `quotide status` does. */
async function bringUpToDate(parts: AppParts): Promise<void> {
  for (const { reader } of parts.accounts.runtimes()) reader.reload();
  await readNumbers(parts, false);
  parts.accounts.retimeAll();
}

function answer(value: object): CallToolResult {
  return {
    structuredContent: value as Record<string, unknown>,
    content: [{ type: 'text', text: jsonText(value, 1) }],
  };
}

function failed(text: string): CallToolResult {
  return { isError: true, content: [{ type: 'text', text }] };
}
