/** What a caught value says went wrong, in its own words: `catch` may catch anything, also what is no `Error`. */
export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
