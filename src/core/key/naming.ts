import { certainKey, front, type Peel } from './peel.ts';
import { anyQuote } from './wrapping.ts';

/** The mark before a command in instructions, such as `$ export …`. */
const prompt = '(?:[$%>#]\\s+)?';
/** Sets a variable, with a blank and no `=` between its name and the value. */
const setterWithBlank = new RegExp(
  `^${prompt}(?:setx\\s+(?:/[mM]\\s+)?|setenv\\s+|ENV\\s+|set\\s+(?:-[a-zA-Z-]+\\s+)+)["']?[A-Za-z_]\\w*["']?\\s+(?=[^\\s=])`,
);
/** Stands before `NAME=value`. */
const setter = new RegExp(`^${prompt}(?:export|set|env|ENV|declare\\s+-x)\\s+(?=["']?[A-Za-z_]\\w*\\s*=)`);

/** A shell's own word for setting a variable, together with the name where a blank divides it from the value. */
export const command: Peel = (text) => {
  const forAll = text.replace(/[ \t]\/[mM]$/, '');
  return (
    front(setterWithBlank, 'command')(setterWithBlank.test(text) ? forAll : text) ?? front(setter, 'command')(text)
  );
};

/** What a header or curl puts before a key. */
export const bearer: Peel = (text) =>
  front(/^(?:-H|--header)\s+(?=["']?(?:proxy-)?authorization)/i, 'bearer')(text) ??
  front(/^(?:proxy-)?authorization\s*[:：=＝]\s*(?=\S)/i, 'bearer')(text) ??
  front(/^bearer(?:\s*[:：]\s*|\s+)(?=\S)/i, 'bearer')(text);

const assignment =
  /^(?:\$env:|\$\{env:|process\.env\.)?(["'`]?)([\p{L}_][\p{L}\p{N}_ .-]{0,63}?)\1\}?\s*[=:：＝]\s*(\S.*)/su;
/** How environment variables are spelled. */
const environmentName = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
/** What else people call a key, in code, headers and notes. */
const keyLabel =
  /^(?:x[-_ ]?)?(?:open[-_ ]?ai[-_ ]?)?(?:api[-_ ]?)?(?:secret[-_ ]?)?(?:key|token|密[钥鑰]|金[鑰钥]|キー|키)$/i;

/** `NAME=`, `NAME：`, `"apiKey": ` and the like. In front of a whole OpenAI key any name will do; else it must look like one. */
export const variableName: Peel = (text) => {
  // Without a sign between them there is nothing to look for; Unicode's tables of letters are set up only for a text that has one.
  if (!/[=:：＝]/.test(text)) return null;
  const [, , name = '', value = ''] = assignment.exec(text) ?? [];
  if (name.startsWith('sk-')) return null;
  // No assignment, or the padding of a base64 key, as in `AB_CD==`.
  if (/^=*$/.test(value) || value.startsWith('//')) return null;
  const bare = /[,;]$/.test(value) ? value.slice(0, -1).trimEnd() : value;
  const inner = anyQuote.has(bare.charAt(0)) ? bare.slice(1, -1) : bare;
  const certain = certainKey.test(inner) || environmentName.test(name) || keyLabel.test(name);
  return certain ? { text: value, removed: 'variable-name' } : null;
};
