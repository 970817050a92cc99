/** A price that is never rounded to nothing, and never up: `$0.000002`; in Taiwan, whose own dollar is `$` too, `US$0.000002`. */
export function dollars(usd: number, locale = 'en'): string {
  const digits =
    usd === 0
      ? { maximumFractionDigits: 0 }
      : usd >= 0.01
        ? {}
        : ({ maximumSignificantDigits: 2, roundingMode: 'trunc' } as const);
  return new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD', ...digits }).format(usd);
}
