/**
 * Keys for tests, built at run time: nothing in this repository may look like a real key to a scanner, and none of
 * these was ever issued. The same seed gives the same key.
 */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const marker = ['T3Blbk', 'FJ'].join('');

/** A small deterministic generator (mulberry32), seeded by a text. */
function randomFrom(seed: string): () => number {
  let state = 0x9e3779b9;
  for (const char of seed) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x85ebca6b) ^ (state >>> 13);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `length` characters; with `-` and `_` inside, never at either end, where `url` is asked for. */
function characters(length: number, random: () => number, url: boolean): string {
  const alphabet = url ? `${letters}-_` : letters;
  return Array.from({ length }, (_, at) => {
    const from = at === 0 || at === length - 1 ? letters : alphabet;
    if (url && at === 5) return '-';
    if (url && at === 11) return '_';
    return from[Math.floor(random() * from.length)];
  }).join('');
}

const build = (prefix: string, side: number, seed: string, url = true): string => {
  const random = randomFrom(prefix + seed);
  return prefix + characters(side, random, url) + marker + characters(side, random, url);
};

/** A project key: 164 characters, holding `-` and `_`. */
export const projectKey = (seed = ''): string => build('sk-proj-', 74, seed);

/** A project key of the older, shorter form: 132 characters. */
export const shortProjectKey = (seed = ''): string => build('sk-proj-', 58, seed);

/** A service account's key: 167 characters. */
export const serviceAccountKey = (seed = ''): string => build('sk-svcacct-', 74, seed);

/** An organisation's admin key: 133 characters. */
export const adminKey = (seed = ''): string => build('sk-admin-', 58, seed);

/** A user key of the old kind: 51 characters. */
export const legacyKey = (seed = ''): string => build('sk-', 20, seed, false);

/** A key of the practice platform: marked `sk-proj-sandbox-`, and without the marker of real ones. */
export const practiceKey = (seed = ''): string => {
  const prefix = 'sk-proj-sandbox-';
  return prefix + characters(48, randomFrom(prefix + seed), false);
};

/** A key of somebody else's: `prefix` and 40 letters and digits. */
export const vendorKey = (prefix: string, seed = ''): string =>
  prefix + characters(40, randomFrom(prefix + seed), false);

/** What a ChatGPT sign-in gives: three base64url parts with dots between them. */
export const sessionToken = (seed = ''): string => {
  const random = randomFrom(`eyJ${seed}`);
  return [
    `eyJ${characters(60, random, false)}`,
    `eyJ${characters(180, random, true)}`,
    characters(86, random, true),
  ].join('.');
};

/** A Realtime client secret. */
export const realtimeSecret = (seed = ''): string => vendorKey('ek_', seed);
