/** Text from elsewhere is read no further than this: what is shown of it is a line. */
const longestRead = 100_000;

/**
 * Sequences that terminals obey. OSC, DCS and the like go with what they carry (a link's address, a title), but only
 * where they end: an unfinished one must not swallow the sentence behind it.
 */
const sequences = new RegExp(
  [
    '(?:\\u001b[\\]PX^_]|[\\u009d\\u0090\\u0098\\u009e\\u009f])[^\\u0007\\u001b\\u009c]{0,4096}(?:\\u0007|\\u001b\\\\|\\u009c)',
    '(?:\\u001b\\[|\\u009b)[0-?]{0,64}[ -/]{0,16}[@-~]',
    '\\u001b[ -/]{0,16}[0-~]',
  ].join('|'),
  'g',
);

/** Not drawn, or drawn as nothing: zero-width, fillers, tags, variation selectors, annotation marks. */
const invisible = /\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffb]|\p{Noncharacter_Code_Point}/gu;

/** Marks that turn the direction of writing, and controls: shown by their number, since hiding them would hide an attempt. */
const turning = /\p{Bidi_Control}/gu;
const control = /\p{Cc}/gu;

const numberOf = (char: string): string => {
  const code = char.charCodeAt(0);
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
};

/** At most `limit` characters (code points), the last of them `…` where something was cut. */
function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head: string[] = [];
  for (const char of text) {
    if (head.length === limit) return `${head.slice(0, Math.max(0, limit - 1)).join('')}…`;
    head.push(char);
  }
  return text;
}

/** `safeText` for a text of any kind. Not with the short way through it, since the properties of Unicode take long to set up. */
export function madeSafe(text: string, limit: number): string {
  const line = text
    .slice(0, longestRead)
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(sequences, '')
    .replace(turning, numberOf)
    .replace(invisible, '')
    .replace(/[\s\u0085]+/g, ' ')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .replace(control, numberOf)
    .trim();
  return cut(line, limit);
}
