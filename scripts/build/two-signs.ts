/**
 * Stands in for `@inquirer/figures`, 150 signs for two kinds of terminals, in the bundle: what is drawn before a question is our own
 * (doors/terminal/ordinary.ts), and of the signs the prompts' theme names only these when it is made.
 */
export default { tick: '✔', line: '─' };
