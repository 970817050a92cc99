/**
 * A small program around the terminal door, run by node in a pty: asks the one question named on the command line, prints
 * what came of it, and ends as cli/main.ts would. Reads KEYCHECK_TEST_* only.
 */
import { Cancelled, InputLost } from '../../../src/core/errors.ts';
import { Secret } from '../../../src/core/key/secret.ts';
import { systemStyle } from '../../../src/doors/style.ts';
import { terminalAsk } from '../../../src/doors/terminal/ask.ts';
import { type Ask, back } from '../../../src/flows/ports.ts';
import { en } from '../../../src/words/en/index.ts';

const explain = 'EXPLAINED: this is what it means.';
const choices = [
  { value: 'paste', label: 'I have a key: paste it' },
  { value: 'chatgpt', label: 'I have ChatGPT, but no key' },
  { value: 'practise', label: 'Just practise (no account, no cost, no network)' },
] as const;

const questions: Record<string, (ask: Ask) => Promise<unknown>> = {
  choose: (ask) => ask.choose({ message: 'Where do you start?', choices, explain }),
  preset: (ask) => ask.choose({ message: 'Where do you start?', choices, preset: 'practise', explain }),
  several: (ask) => ask.chooseSeveral({ message: 'What will it work with?', choices, preset: ['paste'], explain }),
  secret: (ask) => ask.secret({ message: 'Key:', explain }),
  countdown: (ask) => ask.countdown(3, (left) => `next check, ${left} s left`),
};

const controller = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => controller.abort(new Cancelled(name)));

const asked = process.argv.slice(2);
const style = systemStyle({ env: process.env, color: true, stream: process.stderr });
const ask = terminalAsk({
  stdin: process.stdin,
  stderr: process.stderr,
  style,
  words: en.terminal,
  signal: controller.signal,
  accessible: process.env['KEYCHECK_TEST_ACCESSIBLE'] === '1',
});
console.error('READY');

const shown = (answer: unknown): string => {
  if (answer === back) return 'back';
  if (answer instanceof Secret) {
    const text = answer.reveal();
    return `secret of ${text.length} characters, ${text.split('\n').length} lines, tail ${text.trim().slice(-4).replaceAll('\n', ' ').trim()}`;
  }
  return JSON.stringify(answer);
};

try {
  for (const name of asked) {
    if (name.startsWith('wait')) {
      await new Promise((resolve, reject) => {
        const timer = setTimeout(resolve, Number(name.slice(4)));
        controller.signal.addEventListener('abort', () => {
          clearTimeout(timer);
          reject(controller.signal.reason);
        });
      });
      continue;
    }
    const answer = await questions[name]?.(ask);
    console.error(`ANSWER ${name}: ${shown(answer)}`);
  }
  process.exitCode = 0;
} catch (error) {
  if (error instanceof Cancelled) process.exitCode = error.by === 'SIGINT' ? 130 : 143;
  else if (error instanceof InputLost) process.exitCode = 2;
  else throw error;
  console.error(`ENDED ${error.name}`);
} finally {
  ask.close();
}
console.error('OVER');
// No process.exit: a keyboard that kept the process alive would show here as a test that never ends.
