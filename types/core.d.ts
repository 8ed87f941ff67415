/**
 * The two globals that the core may use beside ECMAScript's own. Node, Electron and browsers all have them; the types
 * come from Node's or the DOM's, neither of which the core can see (`tsconfig.core.json`).
 */
interface URL {
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly hostname: string;
  readonly port: string;
}
declare const URL: {
  /** `null` where the text is no address. */
  parse(address: string): URL | null;
};

interface AbortSignal {
  readonly aborted: boolean;
}
