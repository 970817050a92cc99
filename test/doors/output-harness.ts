/** Prints a line of each length that its arguments name (bytes, the line end included), as cli/main.ts prints, and ends with 7, as a run ends; with 8 at SIGTERM. */
import { sinkOf } from '../../src/doors/files/sink.ts';
import { createOutput } from '../../src/doors/output.ts';

process.on('SIGTERM', () => process.exit(8));
const output = createOutput({ stdout: sinkOf(process, 'stdout'), stderr: sinkOf(process, 'stderr') });
for (const [line, length] of process.argv.slice(2).entries()) output.out(String(line).repeat(Number(length) - 1));
await output.flush();
process.exit(7);
