/** How many characters of a key must never be seen together (facts/reliability.md §3, the leak oracle). */
const window = 12;

/** Every run of `size` characters of a text. */
const runs = (text: string, size: number): string[] =>
  Array.from({ length: Math.max(0, text.length - size + 1) }, (_, at) => text.slice(at, at + size));

const hex = (text: string): string => Buffer.from(text).toString('hex');

/** One way to write a key, with the length that stands for 12 of its characters. */
type Form = { name: string; text: string; size: number };

function formsOf(key: string): Form[] {
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
    { name: 'UTF-16', text: [...key].join('\0'), size: 2 * window - 1 },
  ];
}

/** A window of 12 holds seven runs of 6. Searching for those first makes large files quick to look through. */
const gram = 6;
type Known = { forms: readonly Form[]; grams: ReadonlySet<string>; longest: number };
const made = new Map<string, Known>();

function known(key: string): Known {
  const before = made.get(key);
  if (before !== undefined) return before;
  const forms = formsOf(key);
  const grams = new Set(forms.flatMap(({ text }) => runs(text, gram)));
  const all = { forms, grams, longest: Math.max(...forms.map(({ size }) => size)) };
  made.set(key, all);
  return all;
}

/** The parts of a text in which a form of the key may be: everything around a run of 6 that a form holds too. */
function suspects(text: string, { grams, longest }: Known): string[] {
  const parts: [start: number, end: number][] = [];
  // Of any window of 12, one of seven neighbouring places begins a run of 6: steps of 7 miss none.
  for (let at = 0; at + gram <= text.length; at += window - gram + 1) {
    if (!grams.has(text.slice(at, at + gram))) continue;
    const last = parts.at(-1);
    if (last !== undefined && at - longest <= last[1]) last[1] = at + gram + longest;
    else parts.push([Math.max(0, at - longest), at + gram + longest]);
  }
  return parts.map(([start, end]) => text.slice(start, end));
}

/**
 * In which writings a text shows 12 or more characters of a key; an empty list is what a test wants. `prefix`: a
 * beginning that every such key has and that may be shown, such as `sk-proj-sandbox-`.
 */
export function leaksOf(text: string, key: string, prefix = ''): string[] {
  const all = known(key);
  const parts = suspects(text, all);
  if (parts.length === 0) return [];
  const found = all.forms.filter(({ text: form, size }) =>
    runs(form, size).some((run) => !prefix.includes(run) && parts.some((part) => part.includes(run))),
  );
  return [...new Set(found.map(({ name }) => name))];
}
