/** Reads stdin for 300 ms (or as long as the argument says) at most, prints what came, and ends by itself. */
import { Cancelled } from '../../src/core/errors.ts';
import { systemStdin } from '../../src/doors/stdin.ts';

// In a terminal: whoever is asked for a key may paste it at once, so nothing may echo any more.
const ready = (): void => console.log(process.stdin.isRaw ? 'READY' : 'STILL ECHOING');
const reading = systemStdin(process.stdin, ready).read(8192, Number(process.argv[2] ?? 300));
try {
  const outcome = await reading;
  console.log(outcome.kind === 'text' ? `text ${outcome.text.length}` : outcome.kind);
} catch (error) {
  process.exitCode = error instanceof Cancelled ? 130 : 1;
}
