/**
 * Stands in for the `debug` package in the bundle: with DEBUG=* in somebody's shell it would print proxy addresses,
 * passwords included, between keycheck's own lines.
 */
export default function createDebug(): () => void {
  return () => {};
}
