// Whole processes, measured in pairs: A and B take turns, the ratio is taken pair by pair, and the median is what counts.
// Machines drift by more than the differences looked for, so ratios are the result and milliseconds are not.
import { spawn } from 'node:child_process';

/** Node 20 reads the file that NODE_EXTRA_CA_CERTS names at every start, which would hide most of what is measured. */
const { NODE_EXTRA_CA_CERTS: _removed, ...environment } = process.env;

/** GNU time counts in hundredths of a second, so it is given several runs at once. */
const runs = 8;
const repeat = `i=0; while [ $i -lt ${runs} ]; do "$@" >/dev/null 2>&1; test $? = "$EXPECTED" || exit 99; i=$((i+1)); done`;

/** CPU and wall milliseconds of `runs` runs of a command, and the highest memory any of them took (MiB). */
async function measure({ command, env = {}, cwd, exitCode = 0 }) {
  const started = performance.now();
  const child = spawn('/usr/bin/time', ['-f', '%U %S %M', 'sh', '-c', repeat, 'sh', ...command], {
    cwd,
    env: { ...environment, ...env, EXPECTED: String(exitCode) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let text = '';
  child.stderr.on('data', (part) => {
    text += part;
  });
  const code = await new Promise((settle) => child.on('close', settle));
  if (code !== 0) throw new Error(`${command.join(' ')} did not end with ${exitCode}`);
  const [user, system, memory] = text.trim().split(' ').map(Number);
  return { cpu: (user + system) * 1000, wall: performance.now() - started, memory: memory / 1024 };
}

const middle = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/**
 * Takes A and B in turns, `pairs` times (an odd number; the order changes every time), after one pair that warms up.
 * Gives the median of each ratio that the two measurements have in common.
 */
export async function inPairs(measureA, measureB, pairs) {
  const ratios = [];
  for (let turn = -1; turn < pairs; turn++) {
    const forward = turn % 2 === 0;
    const first = await (forward ? measureA : measureB)();
    const second = await (forward ? measureB : measureA)();
    const [a, b] = forward ? [first, second] : [second, first];
    if (turn >= 0) ratios.push(Object.fromEntries(Object.keys(a).map((what) => [what, a[what] / b[what]])));
  }
  return Object.fromEntries(Object.keys(ratios[0]).map((what) => [what, middle(ratios.map((ratio) => ratio[what]))]));
}

/** Compares two commands: ratios of CPU, wall time and peak memory. */
export const compare = (a, b, pairs) =>
  inPairs(
    () => measure(a),
    () => measure(b),
    pairs,
  );
