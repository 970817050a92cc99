/** Reads stdin for 300 ms at most, prints what came, and ends by itself. */
import { systemStdin } from '../../src/doors/stdin.ts';

const outcome = await systemStdin(process.stdin).read(8192, 300);
console.log(outcome.kind === 'text' ? `text ${outcome.text.length}` : outcome.kind);
