/** The part of a frame that the gate checks; Electron's WebFrameMain has it. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: unknown;
}

/**
 * The gate in front of all listeners: it accepts calls only from the main frame of one of the app's pages.
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
