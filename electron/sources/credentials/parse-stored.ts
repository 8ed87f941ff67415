import type { UnreadableReason } from '../../core/problem';
import { createCredential } from './credential';
import { isRecord, parseJson, textOrNull } from './files/json';
import type { Credential, CredentialWarning, Origin } from './types';

/** The parsed text of a store. `malformed` may be a write in progress. */
export type StoredLogin =
  | { readonly kind: 'login'; readonly credential: Credential }
  | { readonly kind: 'no_login'; readonly detail: string }
  | { readonly kind: 'malformed'; readonly reason: UnreadableReason; readonly detail: string };

/**
 * Parses Claude Code's stored login, `{"claudeAiOauth":{…},"mcpOAuth":{…}}`; every field may be missing. An empty token
 * is a login too: `checkCredential` refuses it. Never throws, never quotes the text.
 */
export function parseStored(
  text: string,
  origin: Origin,
  warnings: readonly CredentialWarning[] = [],
): StoredLogin {
  const clean = unwrapLines(text).trim();
  if (clean === '') return { kind: 'malformed', reason: 'empty', detail: 'empty' };
  const stored = parseJson(clean);
  if (stored === undefined) return { kind: 'malformed', reason: 'not_json', detail: 'not JSON, or cut off' };
  if (!isRecord(stored)) return { kind: 'malformed', reason: 'damaged', detail: 'JSON, but not an object' };
  const oauth = stored['claudeAiOauth'];
  if (oauth === undefined || oauth === null) return { kind: 'no_login', detail: noLogin(stored) };
  if (!isRecord(oauth))
    return { kind: 'malformed', reason: 'damaged', detail: 'its claudeAiOauth is not an object' };
  return readLogin(oauth, origin, warnings);
}

/**
 * Claude Code 2.1 stores MCP logins in the same place, even without a Claude login:
 * https://github.com/steipete/CodexBar/issues/1844
 */
function noLogin(stored: Readonly<Record<string, unknown>>): string {
  return isRecord(stored['mcpOAuth']) ? 'holds only MCP logins, no Claude login' : 'holds no Claude login';
}

/**
 * Removes line breaks and a byte order mark. Some stored texts are wrapped inside a string (seen by
 * getagentseal/codeburn), which JSON forbids; line breaks outside strings have no meaning, so all can be removed.
 */
function unwrapLines(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r|\n[ \t]*/g, '');
}

function readLogin(
  oauth: Readonly<Record<string, unknown>>,
  origin: Origin,
  warnings: readonly CredentialWarning[],
): StoredLogin {
  const token = oauth['accessToken'];
  if (typeof token !== 'string') return { kind: 'no_login', detail: 'holds no access token' };
  const accessToken = token.trim();
  // `fetch` refuses any other character in a header, with an error message that may quote the token.
  if (!/^[\x21-\x7e]*$/.test(accessToken))
    return { kind: 'malformed', reason: 'damaged', detail: 'its access token is damaged' };
  const expiry = readExpiry(oauth['expiresAt']);
  const scopes = readScopes(oauth['scopes']);
  const odd: CredentialWarning[] = [...warnings];
  if (expiry === 'unreadable') odd.push('expiry_unreadable');
  if (scopes === 'unreadable') odd.push('scopes_unreadable');
  const credential = createCredential({
    accessToken,
    expiresAt: expiry === 'unreadable' ? null : expiry,
    scopes: scopes === 'unreadable' ? null : scopes,
    subscriptionType: textOrNull(oauth['subscriptionType']),
    rateLimitTier: textOrNull(oauth['rateLimitTier']),
    origin,
    warnings: odd,
  });
  return { kind: 'login', credential };
}

/** Epoch ms as a number or its digits. */
function readExpiry(value: unknown): number | null | 'unreadable' {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' && !/^\s*\d+(\.\d+)?\s*$/.test(value)) return 'unreadable';
  const ms = typeof value === 'string' ? Number(value) : value;
  return typeof ms === 'number' && Number.isFinite(ms) ? ms : 'unreadable';
}

/** An array without any string is as damaged as a value that is no array; an empty array is valid. */
function readScopes(value: unknown): readonly string[] | null | 'unreadable' {
  if (value === undefined || value === null) return null;
  if (!Array.isArray(value)) return 'unreadable';
  const words = value.filter((scope): scope is string => typeof scope === 'string');
  return words.length === 0 && value.length > 0 ? 'unreadable' : words;
}
