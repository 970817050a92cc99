import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import yaml from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { calledCommand, commandFirst, refuseUnsafeArguments } from '../../src/cli/arguments.ts';
import { isHelp } from '../../src/cli/ends.ts';
import { buildProgram } from '../../src/cli/program.ts';
import { isCause } from '../../src/core/causes/ids.ts';
import { UserError } from '../../src/core/errors.ts';
import { languageNamed } from '../../src/core/snippets/languages.ts';
import { en } from '../../src/words/en/index.ts';
import { repoRoot } from '../support/shared.ts';
import { callsIn } from './command-lines.ts';
import { blocksOf, pages } from './pages.ts';

/** Every call of keycheck in the documentation is read by the program's own command tree, flags and their values included. */

/** Thrown where a command would begin to act: its arguments were accepted. */
class Accepted extends Error {}

/** Why the program would refuse these arguments, or null. */
async function refusal(args: readonly string[]): Promise<string | null> {
  const host = {
    words: en,
    context: () => {
      throw new Accepted();
    },
    finish: () => {},
    unfinished: () => {},
  };
  try {
    refuseUnsafeArguments(args, en);
    const program = await buildProgram(host, calledCommand(args), () => {});
    await program.parseAsync(commandFirst(args), { from: 'user' });
    return null;
  } catch (error) {
    if (error instanceof Accepted || isHelp(error)) return unknownName(args);
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

/** What the command itself would not know: a topic, a cause, a language. */
function unknownName(args: readonly string[]): string | null {
  const [command, name] = commandFirst(args).filter((word) => !word.startsWith('-'));
  if (name === undefined) return null;
  const topics = Object.entries(en.topics).flatMap(([id, { aliases }]) => [id, ...aliases]);
  if (command === 'explain' && !isCause(name) && !topics.includes(name)) return `no topic ${name}`;
  if (command === 'snippet' && languageNamed(name) === null) return `no language ${name}`;
  return null;
}

describe('the reading of a page', () => {
  it.each([
    ['npx keycheck verify --level offline --json', ['verify', '--level', 'offline', '--json']],
    ['    npx keycheck doctor            all checks', ['doctor']],
    ['npx keycheck init --key-stdin --json < key.txt', ['init', '--key-stdin', '--json']],
    ['- run: npx keycheck@latest verify', ['verify']],
    ["sh 'npx --yes keycheck@0.1.0 verify --quiet'", ['verify', '--quiet']],
    ['Let the person run `npx keycheck init` once, and read on.', ['init']],
    ['npx keycheck completion fish > ~/keycheck.fish', ['completion', 'fish']],
    ['npx keycheck sandbox     # prints it', ['sandbox']],
    ['op read x | npx keycheck verify --key-stdin && echo y', ['verify', '--key-stdin']],
  ])('%s', (line, args) => {
    expect(callsIn({ path: 'a.md', text: `\`\`\`sh\n${line}\n\`\`\`\n` }).map((call) => call.args)).toEqual([args]);
  });

  it('sees what the program refuses', async () => {
    expect(await refusal(['verify', '--nonsense'])).toBe('There is no flag --nonsense.');
    expect(await refusal(['verify', '--level', 'much'])).toContain('--level takes one of');
    expect(await refusal(['explain', 'nothing-we-know'])).toBe('no topic nothing-we-know');
    expect(await refusal(['nonsense'])).toBe('There is no command nonsense.');
  });
});

describe.each(pages)('$path', (page) => {
  it('calls keycheck as it can be called', async () => {
    const refused: string[] = [];
    for (const { line, args } of callsIn(page)) {
      const why = await refusal(args);
      if (why !== null) refused.push(`${line}: ${why}`);
    }
    expect(refused).toEqual([]);
  });

  it('holds JSON that is read, documents of keycheck as their schemas say', () => {
    const ajv = new Ajv2020({ strict: false });
    for (const { text } of blocksOf(page).filter(({ language }) => language === 'json')) {
      const document = JSON.parse(text);
      if (document.command === undefined) continue;
      const schema = JSON.parse(readFileSync(join(repoRoot, `schema/${document.command}.schema.json`), 'utf8'));
      const validate = ajv.compile(schema);
      expect([validate(document), validate.errors]).toEqual([true, null]);
    }
  });

  it('holds YAML that is read', () => {
    for (const { text } of blocksOf(page).filter(({ language }) => /^ya?ml$/.test(language)))
      for (const document of yaml.loadAll(text)) expect(document).toBeTypeOf('object');
  });
});

it('the pages call keycheck often, every command among the calls', () => {
  const commands = new Set(pages.flatMap(callsIn).map(({ args }) => args[0]));
  expect([...commands]).toEqual(
    expect.arrayContaining(['init', 'verify', 'doctor', 'explain', 'sandbox', 'snippet', 'commands', 'completion']),
  );
});
