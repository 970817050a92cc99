/** Prints 5 MiB in five lines through the output door and ends with 7, as cli/main.ts ends a run. */
import { createOutput } from '../../src/doors/output.ts';

const output = createOutput({ stdout: process.stdout, stderr: process.stderr });
for (let line = 0; line < 5; line += 1) output.out('x '.repeat(512 * 1024));
await output.flush();
process.exit(7);
