/** Where the headers of a push are kept: encrypted by the system's keychain, never in plain text in a file. */
export interface HeaderStore {
  /** The text as it was kept; `null` when there is none. Rejects when it cannot be had without asking anybody. */
  readonly get: () => Promise<string | null>;
  /** Keeps a text, or removes it. May show the keychain's dialog. Rejects when it is not kept. */
  readonly set: (text: string | null) => Promise<void>;
}
