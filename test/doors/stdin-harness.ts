/** Reads stdin for 300 ms (or as long as the argument says) at most, prints what came, and ends by itself. */
import { Cancelled } from '../../src/core/errors.ts';
import { systemStdin } from '../../src/doors/stdin.ts';

const reading = systemStdin(process.stdin).read(8192, Number(process.argv[2] ?? 300));
// In a terminal: once the door had the time to take it over.
if (process.stdin.isTTY) setTimeout(() => console.log('READY'), 100);
try {
  const outcome = await reading;
  console.log(outcome.kind === 'text' ? `text ${outcome.text.length}` : outcome.kind);
} catch (error) {
  process.exitCode = error instanceof Cancelled ? 130 : 1;
}
