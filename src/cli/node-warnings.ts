/**
 * What Node warns of goes through the output door, like everything that is printed: Node would write it to stderr itself. It is for those who
 * look closely; NODE_TLS_REJECT_UNAUTHORIZED=0 for one makes Node say that connections are not checked, and keycheck's are.
 */
export function takeWarnings(process: NodeJS.Process, say: (line: string) => void): void {
  process.removeAllListeners('warning');
  process.on('warning', ({ name, message }) => say(`debug: Node: ${name}: ${message}`));
}
