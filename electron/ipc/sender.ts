/** The part of a frame that the gate looks at; Electron's WebFrameMain has it. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: unknown;
}

/**
 * The one gate of all listeners: only the main frame of one of our own pages may speak.
 * A destroyed frame (null), a child frame, another scheme or host, or an empty URL is refused.
 */
export function isOurMainFrame(frame: SenderFrame | null, origin: string): boolean {
  if (frame?.parent !== null) return false;
  try {
    const url = new URL(frame.url);
    return `${url.protocol}//${url.host}` === origin;
  } catch {
    return false;
  }
}
