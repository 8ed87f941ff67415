import { shell } from 'electron';
import type { Argument } from '../ipc/contract';

/** The only pages Quotide opens; the renderer names one by id. */
const links: Readonly<Record<Argument<'openLink'>, string>> = {
  status_page: 'https://status.claude.com/',
  usage_page: 'https://claude.ai/settings/usage',
  claude_code_page: 'https://code.claude.com/docs/en/setup',
};

/** Opens one of these pages in the user's browser. */
export async function openLink(id: Argument<'openLink'>): Promise<void> {
  await shell.openExternal(links[id]);
}
