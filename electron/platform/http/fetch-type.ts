/** The part of `fetch` that is used: Electron's `net.fetch` in the app, Node's in the command. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;
