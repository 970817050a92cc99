import type { Style } from '../../src/flows/ports.ts';

/** Text without colours. */
export const plainStyle = (columns = 80): Style => {
  const same = (text: string): string => text;
  return { title: same, good: same, bad: same, warn: same, quiet: same, columns };
};

/** Colours as visible marks, to see what is painted. */
export const markedStyle = (columns = 80): Style => {
  const mark = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
  return {
    title: mark('title'),
    good: mark('good'),
    bad: mark('bad'),
    warn: mark('warn'),
    quiet: mark('quiet'),
    columns,
  };
};

/** What goes to stdout, kept. */
export const toPaper = (printed: string[]): { out(text: string): void; verbatim(text: string): void } => ({
  out: (text) => void printed.push(text),
  verbatim: (text) => void printed.push(text),
});
