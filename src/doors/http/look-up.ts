/**
 * glibc's resolver waits 5 s a try and twice per server, and Node cannot end a look-up it has begun: a name server that
 * never answers would keep the process alive for 10 to 40 s. glibc reads RES_OPTIONS from the process's own environment
 * when it resolves for the first time (resolv.conf(5)), so it is set there, before that. Other systems ignore it.
 */
const patience = 'timeout:2 attempts:2';

/** Bounds look-ups by name, unless somebody chose other bounds. To be called before the first one. */
export function boundLookUps(): void {
  process.env.RES_OPTIONS ??= patience;
}

/**
 * How long one of several addresses is tried before the next one is too (happy eyeballs). Node's 250 ms give up on every
 * server that is a satellite hop or a bad Wi-Fi away; this still leaves time for a second address within the limit.
 */
export const addressPatienceMs = 1_500;
