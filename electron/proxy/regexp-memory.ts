/**
 * Replaces the text that a regular expression matched last. V8 stores it for `RegExp.$_`, and with it the whole head of
 * a request with its token, until another expression matches.
 */
export function clearRegExpMemory(): void {
  /^$/.test('');
}
