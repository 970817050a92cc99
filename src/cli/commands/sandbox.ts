import { type Command, Option } from 'commander';
import { isCause } from '../../core/causes/ids.ts';
import { UserError } from '../../core/errors.ts';
import type { Context } from '../../flows/ports.ts';
import { type Sandbox, scenarios, startNear, usualPort } from '../../practice/index.ts';
import { type GlobalFlags, options } from '../flags.ts';
import type { Host } from '../host.ts';
import { suggesting } from '../suggest.ts';

export type SandboxFlags = { port: number | null; scenario: string | null; state: string | null; json: boolean };

type Flags = GlobalFlags & { port?: number; scenario?: string; state?: string };

/** `keycheck sandbox`: the practice platform, until Ctrl-C. */
export function declare(command: Command, host: Host): Command {
  const { sandboxFlags } = host.words.practice;
  return command
    .addOption(options(host.words).port)
    .addOption(suggesting(new Option('--scenario <cause>', sandboxFlags.scenario), () => Object.keys(scenarios)))
    .addOption(new Option('--state <file>', sandboxFlags.state))
    .action(async (given: Flags) => {
      const ctx = host.context(given);
      await serveSandbox(ctx, {
        port: given.port ?? null,
        scenario: given.scenario ?? null,
        state: given.state ?? null,
        json: given.json ?? false,
      });
    });
}

/**
 * Serves the practice platform until the run is stopped, then throws the signal's reason (Cancelled). Address and key go to
 * stdout (`--json`: as one line), the rest to stderr. Throws UserError for an unknown scenario, a bad state file, and when no port is free.
 */
export async function serveSandbox(
  { verbatim, say, signal, words }: Pick<Context, 'verbatim' | 'say' | 'signal' | 'words'>,
  flags: SandboxFlags,
): Promise<never> {
  const { practice } = words;
  const scenario = flags.scenario;
  if (scenario !== null && !(isCause(scenario) && scenarios[scenario])) {
    throw new UserError(practice.noScenario(scenario, Object.keys(scenarios).join(', ')));
  }
  signal.throwIfAborted();
  const sandbox = await startNear(flags.port ?? usualPort, {
    words: practice,
    ...(scenario !== null && { scenario }),
    ...(flags.state !== null && { stateFile: flags.state }),
  });
  try {
    if (flags.json) verbatim(JSON.stringify(announcement(sandbox)));
    else tell({ verbatim, say }, practice.cli, sandbox, flags);
    await stopped(signal);
  } finally {
    await sandbox
      .close()
      .catch((error: NodeJS.ErrnoException) => say(practice.cli.notSaved(flags.state ?? '', error.code ?? error.name)));
  }
  throw signal.reason;
}

const announcement = ({ baseUrl, key, pageUrl, token, adminKey }: Sandbox) => ({
  schemaVersion: 1,
  command: 'sandbox',
  baseUrl,
  key,
  pageUrl,
  token,
  adminKey,
});

function tell(
  { verbatim, say }: Pick<Context, 'verbatim' | 'say'>,
  cli: Context['words']['practice']['cli'],
  sandbox: Sandbox,
  flags: SandboxFlags,
): void {
  const { baseUrl, pageUrl, key, adminKey, token } = sandbox;
  const port = Number(new URL(pageUrl).port);
  const wanted = flags.port ?? usualPort;
  if (wanted !== 0 && wanted !== port) say(cli.movedPort(wanted, port));
  say(cli.ready(pageUrl));
  if (flags.scenario !== null) say(cli.scenario(flags.scenario));
  say(cli.settings);
  verbatim(`OPENAI_BASE_URL=${baseUrl}`);
  verbatim(`OPENAI_API_KEY=${key}`);
  say(cli.check);
  say(`  npx keycheck verify --base-url ${baseUrl}`);
  say(cli.adminKey(adminKey));
  say(cli.tryThis(pageUrl));
  say(cli.token(token));
  say(cli.stop);
}

const stopped = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
