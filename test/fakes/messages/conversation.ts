/** Of a request for a message, what the server goes by. */
export interface MessageRequest {
  readonly model: string;
  readonly stream?: boolean;
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
}

/** Where a conversation stands: the last prompt with one of these words in it, and the replies since. */
export function placeIn(
  { messages }: MessageRequest,
  words: readonly string[],
): { readonly word: string; readonly step: number } | null {
  for (let at = messages.length - 1; at >= 0; at -= 1) {
    const message = messages[at];
    if (message?.role !== 'user') continue;
    const text = typedIn(message.content);
    const word = words.find((each) => text.includes(each));
    if (word === undefined) continue;
    return { word, step: messages.slice(at).filter(({ role }) => role === 'assistant').length };
  }
  return null;
}

/** What a person typed, results of tools left out. */
function typedIn(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return (content as readonly { readonly type?: string; readonly text?: string }[])
    .map(({ type, text }) => (type === 'text' ? (text ?? '') : ''))
    .join('\n');
}
