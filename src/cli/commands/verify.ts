import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Level } from '../../core/attempt.ts';
import { UserError } from '../../core/errors.ts';
import { type VerifyFlags, verify } from '../../flows/verify/verify.ts';
import { shellOf } from '../../words/situation.ts';
import { takenFlags } from '../again.ts';
import { GatheringOption, type GlobalFlags, options } from '../flags.ts';
import type { Host } from '../host.ts';
import { present } from '../present.ts';
import { parseReporter, type ReporterWish, reporterNames } from '../reporters.ts';
import { suggesting } from '../suggest.ts';

type Flags = GlobalFlags & {
  dotenv?: string[];
  envName: string;
  keyStdin?: boolean;
  keyEnv?: string;
  level: Level;
  model?: string;
  project?: string;
  org?: string;
  baseUrl?: string;
  allowBaseUrl?: boolean;
  timeout: number;
  retries: number;
  wait?: number;
  reporter?: ReporterWish[];
  report?: string;
  onFork: 'fail' | 'skip';
};

/** `keycheck verify`: flags, and the run that answers with an exit code. */
export function declare(command: Command, host: Host): Command {
  const shared = options(host.words);
  const { flags } = host.words.usage;
  return command
    .addOption(new GatheringOption('--dotenv <path>', flags.dotenvVerify, (path) => [path]))
    .addOption(shared.envName)
    .addOption(shared.keyStdin)
    .addOption(shared.keyEnv)
    .addOption(shared.level)
    .addOption(shared.model)
    .addOption(shared.project)
    .addOption(shared.org)
    .addOption(shared.baseUrl)
    .addOption(shared.allowBaseUrl)
    .addOption(shared.timeout)
    .addOption(shared.retries)
    .addOption(shared.wait)
    .addOption(
      suggesting(
        new GatheringOption('--reporter <name>', flags.reporter, (text) => [parseReporter(text, host.words)]),
        () => reporterNames,
      ),
    )
    .option('--report <file>', flags.report)
    .addOption(shared.onFork)
    .action(async (given: Flags) => host.finish(await run(host, given)));
}

async function run(host: Host, given: Flags): Promise<number> {
  const ctx = host.context(given);
  const target = reportPaths(given).find((path) => given.dotenv?.some((file) => resolve(file) === resolve(path)));
  if (target !== undefined) throw new UserError(host.words.usage.reportFile(target));
  const { result, settings } = await verify(ctx, verifyFlags(given));
  return present(ctx, result, settings, {
    reporters: given.reporter ?? [],
    json: given.json ?? false,
    report: given.report ?? null,
    again: takenFlags(given, shellOf(ctx.platform, ctx.env)),
  });
}

/** Where reports go. None goes over a file that `--dotenv` names, whatever that file is called. */
const reportPaths = ({ reporter = [], report }: Flags): string[] =>
  [...reporter.map(({ path }) => path), report].filter((path) => typeof path === 'string');

/** The flags as the flow takes them: absent ones are null, `--wait` replaces `--timeout`. */
const verifyFlags = (given: Flags): VerifyFlags => ({
  dotenv: given.dotenv ?? [],
  envName: given.envName,
  keyStdin: given.keyStdin ?? false,
  keyEnv: given.keyEnv ?? null,
  level: given.level,
  model: given.model ?? null,
  project: given.project ?? null,
  organization: given.org ?? null,
  baseUrl: given.baseUrl ?? null,
  allowBaseUrl: given.allowBaseUrl ?? false,
  timeoutMs: given.wait ?? given.timeout,
  retries: given.retries,
  waitMs: given.wait ?? null,
  onFork: given.onFork,
});
