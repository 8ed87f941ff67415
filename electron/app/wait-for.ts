/** Calls back once after so many real ms; the returned function cancels. */
export function waitFor(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, Math.max(0, ms));
  return () => {
    clearTimeout(timer);
  };
}
