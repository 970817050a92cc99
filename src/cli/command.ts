import { Command, type Help, type Option } from 'commander';
import { UserError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import { helpPage } from '../words/help-page.ts';
import { paragraph } from '../words/layout.ts';
import type { Words } from '../words/types.ts';
import { GatheringOption } from './flags.ts';

/**
 * A command whose mistakes are told in keycheck's own words, as UserError (exit code 2). What was typed is repeated only
 * where it is the name of a flag or a command: anything else on a command line may be a secret.
 */
export class KeycheckCommand extends Command {
  readonly #words: Words;

  constructor(name: string, words: Words) {
    super(name);
    this.#words = words;
    this.exitOverride();
    this.showSuggestionAfterError(false);
    this.configureHelp({ showGlobalOptions: false });
  }

  override createCommand(name: string): KeycheckCommand {
    return new KeycheckCommand(name, this.#words);
  }

  override createHelp(): Help {
    return Object.assign(super.createHelp(), {
      formatHelp: (command: Command, help: Help) => this.#page(command, help),
    });
  }

  override error(message: string, options: { code?: string } = {}): never {
    const { usage } = this.#words;
    throw new UserError(this.#sentence(message, options.code), {
      steps: [...this.#nearby(message, options.code), usage.seeHelp(this.#path())],
      missing:
        options.code === 'commander.optionMissingArgument' ? [nameOnly(/'([^']*)'/.exec(message)?.[1] ?? '')] : [],
    });
  }

  /** Without a list of arguments: `usage` names them, and none has a text of its own. */
  #page(command: Command, help: Help): string {
    const examples: Partial<Record<string, readonly string[]>> = this.#words.usage.examples;
    const page = {
      usage: help.commandUsage(command),
      description: command.description(),
      flags: help.visibleOptions(command).map((option) => ({ label: option.flags, text: this.#described(option) })),
      examples: examples[command.name()] ?? [],
      commands: help.visibleCommands(command).map((one) => ({ label: one.name(), text: one.description() })),
    };
    return helpPage(page, this.#words.usage, help.helpWidth || 80);
  }

  /** What a flag does, what it takes, and what is taken without it. */
  #described(option: Option): string {
    const { description, argChoices: choices = null, required, defaultValue, defaultValueDescription } = option;
    const preset = required && defaultValue !== undefined ? (defaultValueDescription ?? String(defaultValue)) : null;
    return noted({ description, choices, preset, repeatable: option instanceof GatheringOption }, this.#words);
  }

  #sentence(message: string, code: string | undefined): string {
    const { usage } = this.#words;
    const [first = '', second = ''] = [...message.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '');
    switch (code) {
      case 'commander.unknownOption':
        return usage.unknownOption(nameOnly(first));
      case 'commander.unknownCommand':
        return usage.unknownCommand(nameOnly(first));
      case 'commander.optionMissingArgument':
        return usage.missingValue(nameOnly(first));
      case 'commander.missingArgument':
        return usage.missingArgument(first);
      case 'commander.conflictingOption':
        return usage.conflicting(nameOnly(first), nameOnly(second));
      default:
        return usage.unexpectedArgument;
    }
  }

  /** The flag or command that was probably meant. */
  #nearby(message: string, code: string | undefined): string[] {
    if (code !== 'commander.unknownOption' && code !== 'commander.unknownCommand') return [];
    const typed = nameOnly(/'([^']*)'/.exec(message)?.[1] ?? '');
    const known =
      code === 'commander.unknownOption'
        ? this.options.flatMap((option) => (option.long ? [option.long] : []))
        : this.commands.map((command) => command.name());
    return nearest(typed, known).slice(0, 1).map(this.#words.usage.didYouMean);
  }

  /** How this command is called, with a blank at its end unless it is the root. */
  #path(): string {
    return this.parent ? `${this.name()} ` : '';
  }
}

/** What a flag does, and behind it what it takes, what is taken without it, and whether it may come again. */
export function noted(
  flag: { description: string; choices: readonly string[] | null; preset: string | null; repeatable: boolean },
  { usage: { notes } }: Words,
): string {
  return paragraph([
    flag.description,
    ...(flag.choices === null ? [] : [notes.choices(flag.choices)]),
    ...(flag.preset === null ? [] : [notes.preset(flag.preset)]),
    ...(flag.repeatable ? [notes.repeatable] : []),
  ]);
}

/** `--flag` of `--flag=value` or `-f, --flag <value>`; a name too long or odd for a flag or a command is not repeated. */
function nameOnly(text: string): string {
  const name = /--[^\s=,]+/.exec(text)?.[0] ?? text.split(/[=\s]/)[0] ?? '';
  return /^-{0,2}[A-Za-z][A-Za-z0-9-]{0,29}$/.test(name) ? name : '…';
}
