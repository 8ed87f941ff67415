/**
 * Has `Intl` hand out the same formatter for the same wishes until the function that it gives is called. A formatter
 * costs 50 µs to make and the texts of one situation need hundreds, so that thousands of situations fit into a test.
 * What the formatters do is their own: nothing of the app is replaced.
 */
export function keepFormatters(): () => void {
  const { DateTimeFormat, NumberFormat, PluralRules } = Intl;
  const kept = new Map<string, unknown>();
  const keeping = <T extends abstract new (...args: never[]) => unknown>(name: string, make: T): T =>
    new Proxy(make, {
      construct: (target, args: unknown[], newTarget) => {
        const key = `${name} ${JSON.stringify(args)}`;
        const known: unknown = kept.get(key) ?? Reflect.construct(target, args, newTarget);
        kept.set(key, known);
        return known as object;
      },
    });
  Object.assign(Intl, {
    DateTimeFormat: keeping('DateTimeFormat', DateTimeFormat),
    NumberFormat: keeping('NumberFormat', NumberFormat),
    PluralRules: keeping('PluralRules', PluralRules),
  });
  return () => {
    Object.assign(Intl, { DateTimeFormat, NumberFormat, PluralRules });
  };
}
