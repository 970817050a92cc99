const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 without padding; `btoa` is no part of the language, and core uses nothing else. */
function base64(bytes: readonly number[]): string {
  let out = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.slice(at, at + 3);
    const bits = (a << 16) | (b << 8) | c;
    const digits = [18, 12, 6, 0].map((shift) => alphabet.charAt((bits >> shift) & 63)).join('');
    out += digits.slice(0, Math.min(3, bytes.length - at) + 1);
  }
  return out;
}

/** `encodeURIComponent` throws on half a surrogate pair. */
const wellFormed = (text: string): string => text.replace(/[\ud800-\udfff]/gu, '\ufffd');

function bytesOf(text: string): number[] {
  return [...encodeURIComponent(wellFormed(text)).matchAll(/%([0-9A-F]{2})|[^%]/g)].map(([char, hex]) =>
    hex === undefined ? char.charCodeAt(0) : Number.parseInt(hex, 16),
  );
}

/** The ways a server, a proxy or a log may write a text. Base64 has three, by where in a longer text the key begins. */
export function writings(text: string): string[] {
  const bytes = bytesOf(text);
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0'));
  const inBase64 = [0, 1, 2].map((skipped) => base64(bytes.slice(skipped)));
  const all = [
    [...text].reverse().join(''),
    encodeURIComponent(wellFormed(text)),
    JSON.stringify(text).slice(1, -1),
    ...inBase64,
    ...inBase64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_')),
    hex.join(''),
    hex.join('').toUpperCase(),
    hex.map((pair) => `%${pair}`).join(''),
    hex.map((pair) => `%${pair.toUpperCase()}`).join(''),
    hex.map((pair) => `\\x${pair}`).join(''),
    hex.map((pair) => `\\u00${pair}`).join(''),
    bytes.map((byte) => `&#${byte};`).join(''),
    hex.map((pair) => `&#x${pair};`).join(''),
    // Host names and some headers come back in one case.
    text.toLowerCase(),
    text.toUpperCase(),
  ];
  return [...new Set(all)].filter((form) => form !== text);
}
