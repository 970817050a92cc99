const hanLast = /\p{Script=Han}$/u;
const hanFirst = /^\p{Script=Han}/u;
const latinLast = /[\p{Script=Latin}\d_…$./<>=-]$/u;
const latinFirst = /^[\p{Script=Latin}\d_…$./<>=-]/u;

/**
 * A sentence with values in it, as a template tag. A blank stands between Chinese and Latin text and none between
 * Chinese and Chinese; which it is shows only when the value is known (`…x9Qa 的`, `這把金鑰的`). Only the blanks around
 * a value are touched, never the value.
 */
export const say = (texts: TemplateStringsArray, ...values: readonly (string | number | null)[]): string =>
  texts.reduce((sentence, text, index) => {
    const value = String(values[index - 1]);
    const before = sentence.replace(/(?<=\p{Script=Han}) $/u, '');
    const after = text.replace(/^ (?=\p{Script=Han})/u, '');
    // Beside an empty value or one that is no word (such as a line break) the text stands as it is written.
    if (!latinFirst.test(value) && !hanFirst.test(value)) return sentence + value + text;
    const left = (hanLast.test(before) && latinFirst.test(value)) || (latinLast.test(before) && hanFirst.test(value));
    const right = (latinLast.test(value) && hanFirst.test(after)) || (hanLast.test(value) && latinFirst.test(after));
    return before + (left ? ' ' : '') + value + (right ? ' ' : '') + after;
  });
