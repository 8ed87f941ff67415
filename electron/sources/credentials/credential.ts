import { inspect } from 'node:util';
import type { Credential, CredentialWarning, LoginFacts, Origin } from './types';

const REDACTED = '<redacted>';

/** Everything a credential is made of. */
export interface CredentialFields extends LoginFacts {
  readonly accessToken: string;
  readonly origin: Origin;
}

/**
 * The token is in a private field behind a getter of the prototype, so that JSON, `inspect`, a spread and a structured
 * clone (IPC) leave it out. Another tool had 213 bearer tokens in its log:
 * https://github.com/paperclipai/paperclip/issues/2659
 */
class RedactedCredential implements Credential {
  readonly #accessToken: string;
  readonly expiresAt: number | null;
  readonly scopes: readonly string[] | null;
  readonly subscriptionType: string | null;
  readonly rateLimitTier: string | null;
  readonly warnings: readonly CredentialWarning[];
  readonly origin: Origin;

  constructor(fields: CredentialFields) {
    this.#accessToken = fields.accessToken;
    this.expiresAt = fields.expiresAt;
    this.scopes = fields.scopes;
    this.subscriptionType = fields.subscriptionType;
    this.rateLimitTier = fields.rateLimitTier;
    this.warnings = fields.warnings;
    this.origin = fields.origin;
    Object.freeze(this);
  }

  get accessToken(): string {
    return this.#accessToken;
  }

  toJSON(): object {
    return { accessToken: REDACTED, ...loginFacts(this), origin: this.origin };
  }

  [inspect.custom](): object {
    return this.toJSON();
  }
}

/** Creates a frozen credential; only the property `accessToken` gives its token. */
export function createCredential(fields: CredentialFields): Credential {
  return new RedactedCredential(fields);
}

/** The facts of a login without its token, safe to show. */
export function loginFacts(credential: Credential): LoginFacts {
  const { expiresAt, scopes, subscriptionType, rateLimitTier, warnings } = credential;
  return { expiresAt, scopes, subscriptionType, rateLimitTier, warnings };
}
