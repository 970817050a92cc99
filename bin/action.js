// `keycheck verify` as a GitHub action: what action.yml starts, on the Node that is named there.
// The program stands in dist, which the tags made for the action hold (docs/ci.md).

// Only a run that came to its end may say 0.
process.exitCode = 1;
// Node's diagnostic reports hold the whole environment, the key included: none is written on its own.
const off = { reportOnFatalError: false, reportOnUncaughtException: false, reportOnSignal: false, excludeEnv: true };
Object.assign(process.report, off);

require('../dist/main.cjs').action(process);
