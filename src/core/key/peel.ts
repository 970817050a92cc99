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

/** A text with one thing less around it, or null where that thing is not there. */
export type Peeled = { text: string; removed: Removed } | null;
export type Peel = (text: string) => Peeled;

/** Beyond any doubt an OpenAI-shaped key and nothing else. */
export const certainKey = /^sk-[A-Za-z0-9_-]{20,}$/;

/** Takes off what a pattern finds at the beginning. */
export const front =
  (pattern: RegExp, removed: Removed): Peel =>
  (text) => {
    const found = pattern.exec(text);
    return found === null || found[0] === '' ? null : { text: text.slice(found[0].length), removed };
  };
