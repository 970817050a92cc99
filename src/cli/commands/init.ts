import { type Command, Option } from 'commander';
import type { Level } from '../../core/attempt.ts';
import { UserError } from '../../core/errors.ts';
import type { Secret } from '../../core/key/secret.ts';
import { type Use, uses } from '../../core/permissions.ts';
import { type InitEnd, type InitFlags, init, type Practice } from '../../flows/init.ts';
import type { Words } from '../../words/types.ts';
import { type GlobalFlags, options } from '../flags.ts';
import type { CliContext, Host } from '../host.ts';
import { presentInit } from '../present.ts';
import { suggesting } from '../suggest.ts';

type Flags = GlobalFlags & {
  yes?: boolean;
  dotenv?: string;
  envName: string;
  keyStdin?: boolean;
  keyEnv?: string;
  uses?: Use[];
  project?: string;
  org?: string;
  model?: string;
  baseUrl?: string;
  allowBaseUrl?: boolean;
  force?: boolean;
  gitignore: boolean;
  open: boolean;
  verify: boolean;
  level: Level;
  timeout: number;
  retries: number;
  wait?: number;
  dryRun?: boolean;
  sandbox?: boolean;
  port?: number;
};

/** `keycheck init`: the wizard; with flags it asks nothing. */
export function declare(command: Command, host: Host): Command {
  const shared = options(host.words);
  const { flags } = host.words.usage;
  return command
    .option('--yes', flags.yes)
    .option('--dotenv <path>', flags.dotenv)
    .addOption(shared.envName)
    .addOption(shared.keyStdin)
    .addOption(shared.keyEnv)
    .addOption(
      suggesting(
        new Option('--uses <list>', flags.uses).argParser((text: string) => parseUses(text, host.words)),
        () => uses,
      ),
    )
    .addOption(shared.project)
    .addOption(shared.org)
    .addOption(shared.model)
    .addOption(shared.baseUrl)
    .addOption(shared.allowBaseUrl)
    .option('--force', flags.force)
    .option('--no-gitignore', flags.noGitignore)
    .option('--no-open', flags.noOpen)
    .option('--no-verify', flags.noVerify)
    .addOption(shared.level)
    .addOption(shared.timeout)
    .addOption(shared.retries)
    .addOption(shared.wait)
    .option('--dry-run', flags.dryRun)
    .option('--sandbox', flags.sandbox)
    .addOption(shared.port)
    .action(async (given: Flags) => host.finish(await run(host, given)));
}

async function run(host: Host, given: Flags): Promise<number> {
  const ctx = host.context(given);
  const standsAt = (resume: string | null) => host.unfinished({ written: ctx.written, resume });
  standsAt(null);
  const end: InitEnd = await init(ctx, initFlags(given), practice(ctx), standsAt);
  presentInit(ctx, end, given.json ?? false);
  return end.exitCode;
}

/** The practice platform for the wizard, loaded when somebody practises. */
const practice = ({ words }: CliContext): Practice => ({
  async start({ port, key }: { port: number | null; key: Secret | null }) {
    const { startNear, usualPort } = await import('../../practice/index.ts');
    return startNear(port ?? usualPort, { words: words.practice, ...(key === null ? {} : { key: key.reveal() }) });
  },
});

/** `text,images`: several uses, each known. Throws UserError for one that is not. */
function parseUses(text: string, { usage }: Words): Use[] {
  const wanted = text.split(/[\s,]+/).filter((name) => name !== '');
  const known = uses.filter((use) => wanted.includes(use));
  if (known.length === 0 || known.length !== new Set(wanted).size)
    throw new UserError(usage.badChoice('--uses', uses.join(', ')));
  return known;
}

/** The flags as the flow takes them: absent ones are null, `--wait` replaces `--timeout`. */
const initFlags = (given: Flags): InitFlags => ({
  yes: given.yes ?? false,
  dotenv: given.dotenv ?? null,
  envName: given.envName,
  keyStdin: given.keyStdin ?? false,
  keyEnv: given.keyEnv ?? null,
  uses: given.uses ?? null,
  project: given.project ?? null,
  organization: given.org ?? null,
  model: given.model ?? null,
  baseUrl: given.baseUrl ?? null,
  allowBaseUrl: given.allowBaseUrl ?? false,
  force: given.force ?? false,
  gitignore: given.gitignore,
  open: given.open,
  verify: given.verify,
  level: given.level,
  timeoutMs: given.wait ?? given.timeout,
  retries: given.retries,
  waitMs: given.wait ?? null,
  dryRun: given.dryRun ?? false,
  sandbox: given.sandbox ?? false,
  port: given.port ?? null,
  telling: [
    ...(given.lang === undefined ? [] : [`--lang ${given.lang}`]),
    ...(given.accessible ? ['--accessible'] : []),
    ...(given.color ? [] : ['--no-color']),
  ],
});
