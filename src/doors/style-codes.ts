// The escape sequences that doors/style.ts makes, and no others: bold, dim, red, green, yellow, cyan and their ends.
const codes = '\\u001b\\[(?:1|2|22|31|32|33|36|39)m';

/** Splits a text at our own styles and keeps them: every second piece is one. */
export const isStyled = new RegExp(`(${codes})`);

const everyStyle = new RegExp(codes, 'g');

/** The text without our own styles. */
export const withoutStyles = (text: string): string => text.replace(everyStyle, '');
