import fc from 'fast-check';

/** The bits that env files, and the traps in them, are made of. */
const bits = [
  'A', 'B', 'OPENAI_API_KEY', 'export ', 'export', '=', '=', ' = ', ': ', ' ', '\t', '\n', '\n', '\r\n', '\r', '"', "'", '`', '\\', '\\n', '\\"',
  '#', ' # note', 'x', 'y.-z', '$', '${A}', '\uFEFF', 'é', '名', '\0', 'A=', 'B="', "B='", 'OPENAI_API_KEY=', '{"a":1}', '\udc80',
];

/** Texts that are nearly env files. */
export const anyEnvText = fc.array(fc.constantFrom(...bits), { maxLength: 24 }).map((parts) => parts.join(''));
