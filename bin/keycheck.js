#!/usr/bin/env node
// This file must load on any Node of the last years: it tells people with an old one what they need.
// So: CommonJS (package.json beside it), no `node:` specifiers, no syntax younger than Node 12.
const { existsSync, readFileSync, writeSync } = require('fs');
const { join } = require('path');

// A prompt that loses its input lets Node leave with 0; only a run that came to its end may say 0.
process.exitCode = 1;

const wanted = [20, 17];
const here = process.versions.node.split('.').map(Number);
const argument = process.argv[2];

if (here[0] < wanted[0] || (here[0] === wanted[0] && here[1] < wanted[1])) {
  say(`keycheck needs Node ${wanted.join('.')} or newer. This is Node ${process.versions.node}.
Get the current one from https://nodejs.org/ (with nvm: nvm install --lts), then run the same command again.
`);
} else if (process.argv.length === 3 && (argument === '--version' || argument === '-v' || argument === '-V')) {
  // The common question of scripts is answered before anything else is loaded.
  try {
    writeSync(1, `${JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8')).version}\n`);
    process.exitCode = 0;
  } catch {
    // A full disk or a reader that went away: the exit code tells.
  }
} else {
  keepReportsOff(process.report);
  try {
    require('../dist/main.cjs').main(process, __filename).catch(lastWords);
  } catch {
    lastWords();
  }
}

/** Node's diagnostic reports hold the whole environment, the key included: none is written on its own. */
function keepReportsOff(report) {
  if (!report) return;
  report.reportOnFatalError = false;
  report.reportOnUncaughtException = false;
  report.reportOnSignal = false;
  // Since Node 22.13.
  if ('excludeEnv' in report) report.excludeEnv = true;
}

/** What is left to say when main could not be loaded or threw. The error itself stays unsaid: it might hold a key. */
function lastWords() {
  process.exitCode = 1;
  say(
    existsSync(join(__dirname, '../dist/main.cjs'))
      ? 'keycheck met an error of its own and stopped. This is a bug in keycheck; it says nothing about your key.\n'
      : 'keycheck is not built yet. In the folder of keycheck run: npm ci\n',
  );
}

function say(text) {
  process.stderr.write(text);
}
