/**
 * Lets go of the text that a regular expression matched last: the engine keeps it for `RegExp.$_`, and with it the
 * whole head of a request, token and all, until something else matches.
 */
export function forgetLastMatch(): void {
  /^$/.test('');
}
