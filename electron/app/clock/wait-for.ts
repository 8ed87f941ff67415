/** Calls back once after `ms` of real time; the returned function cancels. */
export function waitFor(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, Math.max(0, ms));
  return () => {
    clearTimeout(timer);
  };
}
