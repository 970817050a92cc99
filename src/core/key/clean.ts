/** What was taken off around a key; inside it nothing is ever changed. */
export type Removed =
  | 'blanks'
  | 'line-ends'
  | 'invisible'
  | 'quotes'
  | 'brackets'
  | 'variable-name'
  | 'command'
  | 'bearer'
  | 'punctuation'
  | 'paste-marks'
  | 'doubled';

/** A text and what was taken off it, in the order it was found. */
export type Cleaned = { text: string; removed: readonly Removed[] };

type Peeled = { text: string; removed: Removed } | null;
type Peel = (text: string) => Peeled;

/** Longer texts are no key with something around it; they are left to the judge (`too-long`), which keeps this fast. */
const longestWorthCleaning = 16_384;

/** Nobody wraps a key in more layers than this; a text that does not settle is left as it came. */
const mostLayers = 64;

/** Beyond any doubt an OpenAI-shaped key and nothing else. */
const certainKey = /^sk-[A-Za-z0-9_-]{20,}$/;

const isLineEnd = (char: string): boolean => /[\n\r\u0085\u2028\u2029]/.test(char);
const isBlank = (char: string): boolean => /[\t\v\f\p{Zs}]/u.test(char);
/** Drawn by no terminal: BOM, zero-width, joiners, soft hyphen, direction marks. */
const isInvisible = (char: string): boolean => /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/.test(char);

/** Takes characters of one sort off both ends. */
const ends = (is: (char: string) => boolean, removed: Removed): Peel => (text) => {
  let start = 0;
  let end = text.length;
  while (start < end && is(text.charAt(start))) start += 1;
  while (end > start && is(text.charAt(end - 1))) end -= 1;
  return end - start === text.length ? null : { text: text.slice(start, end), removed };
};

/** Takes off what a pattern finds at the beginning. */
const front = (pattern: RegExp, removed: Removed): Peel => (text) => {
  const found = pattern.exec(text);
  return found === null || found[0] === '' ? null : { text: text.slice(found[0].length), removed };
};

const quotePairs = new Set([
  '""', "''", '``', '“”', '””', '„“', '„”', '‟”', '‘’', '’’', '‚‘', '‛’', '«»', '»«', '‹›', '「」', '『』', '｢｣', '〝〞', '〝〟', '＂＂', '＇＇', '´´', '`´', "`'", '《》', '〈〉',
]);
const anyQuote = new Set([...quotePairs].flatMap((pair) => [...pair]));

const quotes: Peel = (text) => {
  if (text.length >= 2 && quotePairs.has(text.charAt(0) + text.charAt(text.length - 1))) {
    return { text: text.slice(1, -1), removed: 'quotes' };
  }
  // A quote at one end only is certain when what is left is a whole key: half of a selection was copied.
  if (anyQuote.has(text.charAt(0)) && certainKey.test(text.slice(1))) return { text: text.slice(1), removed: 'quotes' };
  if (anyQuote.has(text.charAt(text.length - 1)) && certainKey.test(text.slice(0, -1))) return { text: text.slice(0, -1), removed: 'quotes' };
  return null;
};

const brackets: Peel = (text) => {
  const inner = /^(?:<(.*)>|\((.*)\)|\[(.*)\])$/s.exec(text);
  const found = inner?.[1] ?? inner?.[2] ?? inner?.[3];
  return found !== undefined && certainKey.test(found) ? { text: found, removed: 'brackets' } : null;
};

/** Code and JSON end a value with these; no key does, and behind a quote or a whole key that is certain. */
const punctuation: Peel = (text) => {
  if (!/[,;]$/.test(text)) return null;
  const rest = text.slice(0, -1).trimEnd();
  return anyQuote.has(rest.charAt(rest.length - 1)) || certainKey.test(rest) ? { text: rest, removed: 'punctuation' } : null;
};

/**
 * Marks that a terminal puts around a paste, ESC[200~ and ESC[201~; some lose the first characters on the way, and
 * Windows has been seen to leave a bare `~` at both ends (schpet/linear-cli#169).
 */
const pasteMarks: Peel = (text) => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
  const bare = text.replace(/^(?:\u001b\[|\u009b|\^\[\[|\[)?200~/, '').replace(/(?:\u001b\[|\u009b|\^\[\[|\[)?201~$/, '');
  if (bare !== text) return { text: bare, removed: 'paste-marks' };
  const [start, end] = [text.startsWith('~') ? 1 : 0, text.endsWith('~') ? 1 : 0];
  const inner = text.slice(start, text.length - end);
  return (start && end && text.length > 2) || (start + end > 0 && certainKey.test(inner)) ? { text: inner, removed: 'paste-marks' } : null;
};

/** The mark before a command in instructions, such as `$ export …`. */
const prompt = '(?:[$%>#]\\s+)?';
/** Sets a variable, with a blank and no `=` between its name and the value. */
const setterWithBlank = new RegExp(
  `^${prompt}(?:setx\\s+(?:/[mM]\\s+)?|setenv\\s+|ENV\\s+|set\\s+(?:-[a-zA-Z-]+\\s+)+)["']?[A-Za-z_]\\w*["']?\\s+(?=[^\\s=])`,
);
/** Stands before `NAME=value`. */
const setter = new RegExp(`^${prompt}(?:export|set|env|ENV|declare\\s+-x)\\s+(?=["']?[A-Za-z_]\\w*\\s*=)`);

/** A shell's own word for setting a variable, together with the name where a blank divides it from the value. */
const command: Peel = (text) => {
  const forAll = text.replace(/[ \t]\/[mM]$/, '');
  return front(setterWithBlank, 'command')(setterWithBlank.test(text) ? forAll : text) ?? front(setter, 'command')(text);
};

const bearer: Peel = (text) =>
  front(/^(?:-H|--header)\s+(?=["']?(?:proxy-)?authorization)/i, 'bearer')(text) ??
  front(/^(?:proxy-)?authorization\s*[:：=＝]\s*(?=\S)/i, 'bearer')(text) ??
  front(/^bearer(?:\s+|\s*[:：]\s*)(?=\S)/i, 'bearer')(text);

const assignment = /^(?:\$env:|\$\{env:|process\.env\.)?(["'`]?)([\p{L}_][\p{L}\p{N}_ .-]{0,63}?)\1\}?\s*[=:：＝]\s*(\S.*)$/su;
/** How environment variables are spelled. */
const environmentName = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
/** What else people call a key, in code, headers and notes. */
const keyLabel = /^(?:x[-_ ]?)?(?:open[-_ ]?ai[-_ ]?)?(?:api[-_ ]?)?(?:secret[-_ ]?)?(?:key|token|密[钥鑰]|金[鑰钥]|キー|키)$/i;

/** `NAME=`, `NAME：`, `"apiKey": ` and the like. In front of a whole OpenAI key any name will do; else it must look like one. */
const variableName: Peel = (text) => {
  const found = assignment.exec(text);
  const [name, value] = [found?.[2], found?.[3]];
  if (name === undefined || value === undefined || name.startsWith('sk-')) return null;
  // `AB_CD==` is the padding of a base64 key, not an empty assignment.
  if (/^=*$/.test(value) || value.startsWith('//')) return null;
  const bare = /[,;]$/.test(value) ? value.slice(0, -1).trimEnd() : value;
  const inner = anyQuote.has(bare.charAt(0)) ? bare.slice(1, -1) : bare;
  const certain = certainKey.test(inner) || environmentName.test(name) || keyLabel.test(name);
  return certain ? { text: value, removed: 'variable-name' } : null;
};

/** Enough to tell a key from a habit such as `xxxxxxxx`. */
const isRich = (text: string): boolean => text.length >= 16 && new Set(text.slice(0, 64)).size >= 6;

/** People have pasted ten times into a prompt that shows nothing (dotmesh-io/dotmesh#254). */
const mostCopies = 20;

/** The same key several times: one behind the other, or with blanks or line ends between. */
const doubled: Peel = (text) => {
  const parts = text.split(/\s+/).filter((part) => part !== '');
  if (parts.length > 1 && isRich(parts[0] ?? '') && parts.every((part) => part === parts[0])) {
    return { text: parts[0] ?? '', removed: 'doubled' };
  }
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  if (lines.length > 1 && lines.length <= mostCopies) {
    const [first = '', ...others] = lines.map((line) => cleanKey(line).text);
    if (isRich(first) && others.every((line) => line === first)) return { text: first, removed: 'doubled' };
  }
  for (const between of ['', '\n', '\r\n', ' ']) {
    const unit = unitOf(text + between);
    if (unit !== null) return { text: unit.slice(0, unit.length - between.length), removed: 'doubled' };
  }
  return null;
};

/** What a text is several copies of, or null. */
function unitOf(text: string): string | null {
  for (let times = 2; times <= mostCopies; times += 1) {
    const unit = text.slice(0, text.length / times);
    if (text.length % times === 0 && isRich(unit) && text === unit.repeat(times)) return unit;
  }
  return null;
}

const peels: readonly Peel[] = [
  doubled, ends(isLineEnd, 'line-ends'), ends(isBlank, 'blanks'), ends(isInvisible, 'invisible'),
  bearer, command, variableName, pasteMarks, punctuation, quotes, brackets,
];

/**
 * Takes off what people and clipboards put around a key: blanks, quotes, `NAME=`, `Bearer`, paste marks, a second copy.
 * Only what is certain is repaired, and nothing inside the key is changed. Cleaning twice changes nothing more.
 */
export function cleanKey(raw: string): Cleaned {
  if (raw.length > longestWorthCleaning) return { text: raw, removed: [] };
  const removed = new Set<Removed>();
  let text = raw;
  for (let layer = 0; layer < mostLayers; layer += 1) {
    const peeled = peelOnce(text);
    if (peeled === null) return { text, removed: [...removed] };
    removed.add(peeled.removed);
    text = peeled.text;
  }
  return { text: raw, removed: [] };
}

function peelOnce(text: string): Peeled {
  for (const peel of peels) {
    const peeled = peel(text);
    if (peeled !== null) return peeled;
  }
  return null;
}
