import type { SourceId } from '../../core/usage/usage';

/** Where a reading came from, after its percent or its plan. */
export const sourceWords: Readonly<Record<SourceId, string>> = {
  official_api: 'from Anthropic',
  response_headers: 'from Claude Code’s own traffic',
  claude_code: 'asked through Claude Code',
  claude_code_cache: 'as Claude Code last read it',
  statusline: 'from Claude Code',
  local_estimate: 'estimated on this machine',
};
