/** proxy-from-env ships no types. Reads `…_proxy` and `no_proxy` of the process; an empty text means no proxy. */
declare module 'proxy-from-env' {
  export function getProxyForUrl(url: string): string;
}
