// What the first question of `init` cannot go below with the libraries that read the command line and draw the question: those alone.
const { Command } = require('../../dist/chunks/commander.cjs');
const { pick } = require('../../dist/chunks/doors-terminal-pick.cjs');

const same = (text) => text;
new Command('init').option('--yes', 'take every default').parse([], { from: 'user' });
pick({
  message: 'Where do you start?',
  choices: ['I have a key', 'I need an account', 'I want to practise'].map((label) => ({ value: label, label })),
  preset: [0],
  several: false,
  style: { columns: 80, title: same, quiet: same, warn: same, good: same },
  words: { keys: 'Type a number.', yourChoice: (numbers) => `Your choice ${numbers}: ` },
});
