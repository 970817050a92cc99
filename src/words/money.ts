/** A price that is never rounded to nothing: `$0.000002`. */
export function dollars(usd: number): string {
  if (usd === 0) return '$0';
  if (usd >= 0.01) return `$${usd.toFixed(2)}`;
  return `$${usd
    .toFixed(12)
    .replace(/^(0\.0*\d{1,2}).*$/, '$1')
    .replace(/(\.\d*?)0+$/, '$1')}`;
}
