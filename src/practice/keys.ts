/**
 * The kinds of practice keys, and how each begins. Those that call models share one beginning, by which `verify` tells them from real
 * keys. The longer prefix comes first: no other key holds a `-` at that place.
 */
export const prefixes = {
  'service-account': 'sk-proj-sandbox-svcacct-',
  project: 'sk-proj-sandbox-',
  admin: 'sk-admin-sandbox-',
} as const;

export type PracticeKind = keyof typeof prefixes;

/** Small letters and digits only: the mark that secret scanners look for in real keys cannot come up by chance. */
const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';
const checkLength = 7;

/** As long as the real ones (facts of 2026-11: 164, 167 and 133 characters), so that a form or a column meant for those is tried out. */
const lengths: Record<PracticeKind, number> = { project: 164, 'service-account': 167, admin: 133 };

/**
 * A practice key of that kind. It ends in a checksum over the rest: a key that carries it is known to every practice
 * platform as a key of its default project, on any day and without a file (see `adopt` in judge.ts). That is how
 * `keycheck sandbox` knows the key that `init --sandbox` saved.
 * @param random gives the bytes; tests hand in their own
 */
export function makeKey(
  kind: PracticeKind = 'project',
  random: (bytes: Uint8Array) => Uint8Array = randomBytes,
): string {
  const prefix = prefixes[kind];
  const bytes = random(new Uint8Array(lengths[kind] - prefix.length - checkLength));
  const text = prefix + Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('');
  return text + checksum(text);
}

/** Which kind of practice key a text is, or null for everything else: a real key, a mistyped one, a placeholder. */
export function practiceKind(key: string): PracticeKind | null {
  for (const kind of Object.keys(prefixes) as PracticeKind[]) {
    if (!key.startsWith(prefixes[kind]) || key.length !== lengths[kind]) continue;
    return checksum(key.slice(0, -checkLength)) === key.slice(-checkLength) ? kind : null;
  }
  return null;
}

/** Short name of a key, as dashboards and error messages show it: the beginning, and the last four characters. */
export const redacted = (key: string): string => (key.length < 20 ? '***' : `${key.slice(0, 8)}***${key.slice(-4)}`);

const randomBytes = (bytes: Uint8Array): Uint8Array => crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>);

/** FNV-1a over the characters, 32 bits. Guards against mistyping, not against forgery: a practice key opens nothing. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  let rest = hash >>> 0;
  let digits = '';
  for (let at = 0; at < checkLength; at++) {
    digits += alphabet[rest % alphabet.length];
    rest = Math.floor(rest / alphabet.length);
  }
  return digits;
}
