import { UserError } from '../../core/errors.ts';
import { Secret } from '../../core/key/secret.ts';
import { isPublicName } from '../../core/marks.ts';
import type { Saved, VerifyResult } from '../../core/report.ts';
import type { Endpoint, FoundKey, Sources } from '../../core/sources.ts';
import type { Context } from '../ports.ts';
import type { SavePlan } from '../save/plan.ts';
import { carryOut } from '../save/save.ts';
import { findSources } from '../sources.ts';
import type { InitFlags, Practice, PracticePlatform } from './answers.ts';
import { changeRows } from './changes.ts';
import { prepare, runCheck } from './check-key.ts';
import { type Folder, lookAtFolder, practiceFile, savedPracticeKey } from './folder.ts';
import { type InitEnd, initEnd, localEnd, maySave, shadowing, sourceOptions, withKey } from './outcome.ts';
import { pathFor, planFor } from './target.ts';

type Place = { folder: Folder; path: string; practice: PracticePlatform | null };

/**
 * `init` where nobody is asked: get the key, look at the file, check (one call, key in memory), save, read back.
 * Throws UserError where only the caller can help: no key, or another value in the file without --force.
 */
export async function unattended(ctx: Context, flags: InitFlags, practice: Practice): Promise<InitEnd> {
  const folder = await lookAtFolder(ctx, flags);
  const platform = flags.sandbox
    ? await practice.start({
        port: flags.port,
        key: await savedPracticeKey(ctx, flags.dotenv ?? practiceFile, flags.envName),
      })
    : null;
  try {
    return await run(ctx, flags, { folder, practice: platform, path: pathFor(flags, folder, platform) });
  } finally {
    await platform?.close();
  }
}

async function run(ctx: Context, flags: InitFlags, place: Place): Promise<InitEnd> {
  const obtained = await obtainKey(ctx, flags, place);
  const sources = obtained.key === null ? obtained.sources : withKey(obtained.sources, obtained.key);
  for (const { secret } of [...sources.found, ...sources.aside]) ctx.guard(secret);
  let endpoint: Endpoint | null = null;
  const end = (result: VerifyResult, saved: Saved | null = null): InitEnd =>
    initEnd(ctx, sources, endpoint, result, saved, false);
  const local = (cause: NonNullable<VerifyResult['cause']>, facts: VerifyResult['facts']): InitEnd =>
    end(localEnd({ sources, endpoint, level: flags.level, model: flags.model }, cause, facts));

  const { key } = obtained;
  if (key === null) return local(obtained.fault.cause, obtained.fault.facts);
  if (isPublicName(flags.envName, place.folder.marks))
    return local('client-exposed-key', { variable: flags.envName, file: place.path });

  const ready = prepare(flags, sources, key, place.practice);
  if (!ready.ok) return end(ready.result);
  ({ endpoint } = ready);
  const plan = await planFor(ctx, flags, {
    path: place.path,
    variable: flags.envName,
    key: key.secret,
    address: place.practice?.baseUrl ?? null,
    force: place.practice !== null,
    example: false,
  });
  if (plan.kind === 'refused') return local(plan.cause, plan.facts);
  if (plan.kind === 'occupied') throw occupied(ctx, flags, plan);
  if (flags.dryRun) {
    tellPlan(ctx, plan);
    return end(await runCheck({ ctx, flags }, ready, 'offline'));
  }

  const result = await runCheck({ ctx, flags }, ready, flags.verify ? flags.level : 'offline');
  if (!maySave(result)) return end(result);
  const outcome = await carryOut(ctx, plan);
  if (outcome.kind === 'occupied') throw occupied(ctx, flags, outcome);
  if (outcome.kind === 'refused') return end({ ...result, cause: outcome.cause, facts: outcome.facts });
  const warnings = await shadowing(ctx, flags, key, outcome.saved);
  return end({ ...result, warnings: [...result.warnings, ...outcome.warnings, ...warnings] }, outcome.saved);
}

type Obtained =
  | { sources: Sources; key: FoundKey }
  | { sources: Sources; key: null; fault: NonNullable<Sources['fault']> };

/** The key: practice's own, the one that was given, or the one that stands in the target file. The environment's is taken only by --key-env. */
async function obtainKey(ctx: Context, flags: InitFlags, { path, practice }: Place): Promise<Obtained> {
  if (practice !== null) {
    const sources = await findSources(ctx, sourceOptions({ ...flags, keyStdin: false, keyEnv: null }));
    return {
      sources,
      key: { source: 'env-file', variable: flags.envName, path, line: null, secret: new Secret(practice.key) },
    };
  }
  if (flags.keyStdin || flags.keyEnv !== null) {
    const sources = await findSources(ctx, sourceOptions(flags));
    if (sources.winner !== null && sources.winner.secret.length > 0) return { sources, key: sources.winner };
    return {
      sources,
      key: null,
      fault: sources.fault ?? { cause: 'missing-key', facts: { variable: flags.keyEnv ?? flags.envName } },
    };
  }
  const there = (await ctx.files.read(path)).kind !== 'absent';
  const sources = await findSources(ctx, sourceOptions(flags, there ? [path] : []));
  if (there && sources.fault !== null) return { sources, key: null, fault: sources.fault };
  const own =
    there && sources.winner?.source === 'env-file' && sources.winner === sources.found[0] ? sources.winner : null;
  if (own === null || own.secret.length === 0) throw missingKey(ctx, flags);
  return { sources, key: own };
}

function missingKey({ words, env, platform, ask }: Context, flags: InitFlags): UserError {
  const { unattended: say } = words.setup;
  const gitBash = platform === 'win32' && (env.MSYSTEM ?? '') !== '';
  const sentence = flags.yes && ask !== null ? say.noKeyYes : say.noKey(gitBash);
  return new UserError(sentence, { missing: ['--key-env', '--key-stdin'] });
}

function occupied({ words }: Context, flags: InitFlags, plan: Extract<SavePlan, { kind: 'occupied' }>): UserError {
  const { unattended: say } = words.setup;
  return new UserError(say.occupied(plan.path, plan.line, plan.tail), {
    steps: say.occupiedSteps(`${flags.envName}_DEMO`),
    missing: ['--force'],
  });
}

function tellPlan({ words, say }: Context, plan: Extract<SavePlan, { kind: 'ready' }>): void {
  const { unattended: sentences } = words.setup;
  const rows = changeRows(words, plan);
  say(
    rows.length === 0
      ? sentences.nothingToWrite
      : [sentences.wouldWrite, ...rows.map(({ label, text }) => `  ${label}  ${text}`)].join('\n'),
  );
}
