/** The sections under which Node prints request headers or the bytes it sends and reads, the key among them (contract.md, Causes). */
const sending = ['http', 'https', 'net', 'tls', 'stream'];
/** The section under which it prints what is typed or piped in (lib/internal/streams/readable.js, `push`). */
const reading = ['stream'];

/** Whether Node would print a key that is sent. */
export const printsKey = (nodeDebug: string): boolean => names(nodeDebug, sending);

/** Whether Node would print a key that is typed or piped in. */
export const printsInput = (nodeDebug: string): boolean => names(nodeDebug, reading);

/** NODE_DEBUG is a list of names in which `*` stands for anything, in any case. */
const names = (nodeDebug: string, sections: readonly string[]): boolean =>
  nodeDebug.split(/[\s,]+/).some((name) => {
    const pattern = name.replace(/[^\w*]/g, '\\$&').replaceAll('*', '.*');
    return sections.some((section) => new RegExp(`^${pattern}$`, 'i').test(section));
  });
