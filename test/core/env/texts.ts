import fc from 'fast-check';

/** The bits that env files, and the traps in them, are made of. */
const bits = [
  'A',
  'B',
  'OPENAI_API_KEY',
  'export ',
  'export',
  '=',
  '=',
  ' = ',
  ': ',
  ' ',
  '\t',
  '\n',
  '\n',
  '\r\n',
  '\r',
  '"',
  "'",
  '`',
  '\\',
  '\\n',
  '\\"',
  '#',
  ' # note',
  'x',
  'y.-z',
  '$',
  '${A}',
  '\uFEFF',
  'é',
  '名',
  '\0',
  '\u2028',
  '\u2029',
  'A=',
  'B="',
  "B='",
  'OPENAI_API_KEY=',
  '{"a":1}',
  '\udc80',
];

/** Texts that are nearly env files. */
export const anyEnvText = fc.array(fc.constantFrom(...bits), { maxLength: 24 }).map((parts) => parts.join(''));

const word = fc.stringMatching(/^[A-Za-z0-9_./:@%+-]{1,24}$/);
const variable = fc.oneof(
  fc.constantFrom(
    'PORT',
    'NODE_ENV',
    'DATABASE_URL',
    'DEBUG',
    'OPENAI_API_KEY',
    'OPENAI_BASE_URL',
    'VITE_API',
    'A.B',
    'x-y',
  ),
  fc.stringMatching(/^[A-Z][A-Z0-9_]{0,12}$/),
);
const prose = fc.constantFrom("don't commit this", 'see https://x.test/#a=b', 'A=1', '=====', '"quoted"', 'naïve 名前');
const value = fc.oneof(
  word,
  fc.constant(''),
  word.map((text) => `"${text} ${text}"`),
  word.map((text) => `'${text}#${text}'`),
  word.map((text) => `"${text}\\n${text}"`),
  word.map((text) => `"-----BEGIN\n${text}\n-----END"`),
  word.map((text) => `postgres://u:p@${text}/db?x=1`),
  word.map((text) => `\${${text}}`),
  fc.constantFrom('{"a":[1,"b"]}', "it's", 'a b c', '$HOME/x', '`x`', 'true # on', 'p#ss', '"open', 'abc=='),
);
const line = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(
        fc.constantFrom('', '', '', 'export ', '  '),
        variable,
        fc.constantFrom('=', '=', '=', ' = ', '= '),
        value,
        fc.constantFrom('', '', '', ' ', ' # note', '\t'),
      )
      .map((parts) => parts.join('')),
  },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom('# ', '#', '  # '), prose).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: fc.constantFrom('', ' ', '\t') },
  { weight: 1, arbitrary: prose },
);

/** Files as they stand in projects: sections, comments, quotes, the odd slip, one line end (or two), with or without one at the end. */
export const realisticFile = fc
  .tuple(
    fc.constantFrom('', '', '', '\ufeff'),
    fc.array(line, { maxLength: 30 }),
    fc.constantFrom('\n', '\n', '\r\n'),
    fc.boolean(),
  )
  .map(([bom, lines, lineEnd, ends]) => bom + lines.join(lineEnd) + (ends ? lineEnd : ''));
