/**
 * Stands in for `proxy-agent-negotiate` in the bundle. Its Kerberos way to sign in to a proxy is never asked for, and would load the
 * package `kerberos` from wherever the program lies: code that is not ours, in a process that holds a key.
 */
export function createNegotiateAuth(): never {
  throw new Error('Negotiate is not spoken to proxies');
}
