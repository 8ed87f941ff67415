import { hash } from 'node:crypto';
import { useKey, type TokenUse } from '../../core/tokens/tokens';

/** Bytes of the message id's hash, which a key begins with: uses of one message lie beside one another. */
export const MESSAGE_BYTES = 8;
export const KEY_BYTES = 20;

/**
 * What a response is stored by, a character a byte: a hash of its message id, then one of its whole key.
 * Shorter than both ids, and nothing to read in it. As a string, since a buffer of its own for each takes longer than the
 * hash.
 */
export function keyOf(use: TokenUse): string {
  return (
    messageHash(use.messageId) + hash('sha256', useKey(use), 'binary').slice(0, KEY_BYTES - MESSAGE_BYTES)
  );
}

/** Twice FNV-1a with 32 bits; a second SHA-256 for each response would take longer than to store it. */
function messageHash(messageId: string): string {
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  for (let index = 0; index < messageId.length; index += 1) {
    const code = messageId.charCodeAt(index);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b);
    b ^= b >>> 13;
  }
  return bytesOf(a) + bytesOf(b);
}

function bytesOf(word: number): string {
  return String.fromCharCode(word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255);
}
