// What `--help` cannot go below with the library that reads the command line: commander alone, with as many commands and flags.
const { Command } = require('../../dist/chunks/commander.cjs');

const text = 'a line that says what this is for, and no more';
const program = new Command('keycheck').description(text).helpCommand(false);
for (const flag of ['version', 'json', 'lang <language>', 'accessible', 'no-color', 'no-input', 'quiet', 'debug'])
  program.option(`--${flag}`, text);
for (const name of ['init', 'verify', 'doctor', 'explain', 'sandbox', 'snippet', 'commands', 'completion'])
  program.command(name).description(text);
program.parse(['--help'], { from: 'user' });
