/** How many characters of a key must never be seen together (facts/reliability.md §3, the leak oracle). */
const window = 12;

/** Every run of `size` characters of a text. */
const runs = (text: string, size: number): string[] =>
  Array.from({ length: Math.max(0, text.length - size + 1) }, (_, at) => text.slice(at, at + size));

const hex = (text: string): string => Buffer.from(text).toString('hex');

/** A key's writings, with the length that stands for 12 of its characters. */
function forms(key: string): { name: string; text: string; size: number }[] {
  const shifted = [0, 1, 2].map((skip) => Buffer.from(key.slice(skip)));
  return [
    { name: 'plain', text: key, size: window },
    { name: 'reversed', text: [...key].reverse().join(''), size: window },
    { name: 'percent', text: encodeURIComponent(key), size: window },
    { name: 'json', text: JSON.stringify(key).slice(1, -1), size: window },
    ...shifted.map((bytes) => ({
      name: 'base64',
      text: bytes.toString('base64').replace(/.{0,2}={0,2}$/, ''),
      size: 16,
    })),
    ...shifted.map((bytes) => ({
      name: 'base64url',
      text: bytes.toString('base64url').replace(/.{0,2}$/, ''),
      size: 16,
    })),
    { name: 'hex', text: hex(key), size: 2 * window },
    { name: 'HEX', text: hex(key).toUpperCase(), size: 2 * window },
    { name: 'percent, whole', text: hex(key).replace(/../g, '%$&'), size: 3 * window },
    { name: 'escaped, whole', text: hex(key).replace(/../g, '\\u00$&'), size: 6 * window },
  ];
}

/**
 * In which writings a text shows 12 or more characters of a key; an empty list is what a test wants. `known`: a
 * beginning that every such key has and that may be shown, such as `sk-proj-sandbox-`.
 */
export function leaksOf(text: string, key: string, known = ''): string[] {
  const found = forms(key).filter(({ text: form, size }) =>
    runs(form, size).some((run) => text.includes(run) && !known.includes(run)),
  );
  return [...new Set(found.map(({ name }) => name))];
}
