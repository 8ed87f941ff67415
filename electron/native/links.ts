import { clipboard, shell } from 'electron';
import type { Argument } from '../ipc/contract';

/** The only pages Quotide opens; the renderer names one by id. */
const links: Readonly<Record<Argument<'openLink'>, string>> = {
  status_page: 'https://status.claude.com/',
  usage_page: 'https://claude.ai/settings/usage',
};

const texts: Readonly<Record<Argument<'copy'>, string>> = { claude_command: 'claude' };

/** Opens one of our links in the user's browser. */
export async function openLink(id: Argument<'openLink'>): Promise<void> {
  await shell.openExternal(links[id]);
}

/** Puts one of our texts on the clipboard. */
export function copyText(id: Argument<'copy'>): void {
  void clipboard.writeText(texts[id]);
}
