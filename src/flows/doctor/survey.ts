import { isBundlerConfig, prefixesIn } from '../../core/env-prefix.ts';
import type { Secret } from '../../core/key/secret.ts';
import { knownPublicPrefixes, type Marks, projectMarks } from '../../core/marks.ts';
import { once } from '../../core/once.ts';
import { isEnvFileName } from '../../core/precedence.ts';
import type { Sources } from '../../core/sources.ts';
import type { DoctorContext, ScanReport } from '../doctor-ports.ts';
import { ownKeys } from '../leaks/own-keys.ts';
import type { GitView } from '../ports.ts';
import { type EnvFile, readEnvFile } from '../sources/env-files.ts';
import { findSources } from '../sources.ts';
import { type Verified, verify } from '../verify/verify.ts';
import type { DoctorFlags } from './flags.ts';

/** What several checks need to know. Each is found out when the first one asks, and once. */
export type Survey = {
  names(): Promise<readonly string[]>;
  marks(): Promise<Marks>;
  sources(): Promise<Sources>;
  /** The result of a check that sends nothing. */
  offline(): Promise<Verified>;
  /** The env files of this folder, read or not by its programs, and those below it that hold a key. */
  envFiles(): Promise<readonly EnvFile[]>;
  /** Every key of this folder; the output door knows them all. */
  own(): Promise<readonly Secret[]>;
  /** Configuration files of bundlers, as text. */
  configs(): Promise<readonly { path: string; text: string }[]>;
  publicPrefixes(): Promise<readonly string[]>;
  scan(): Promise<ScanReport>;
  /** What git says of this folder's usual env file, so of the folder. */
  git(): Promise<GitView>;
};

/** How long the search of the folder may take, in milliseconds. */
const scanMs = 20_000;
/** More nested env files than this are not asked about one by one. */
const mostNested = 40;

/** Nobody is asked anything by a check. */
export const quietly = (ctx: DoctorContext): DoctorContext => Object.create(ctx, { ask: { value: null } });

/** The flags of a check of the key in force. */
export const verifyFlags = (level: DoctorFlags['level']): Parameters<typeof verify>[1] => ({
  dotenv: [],
  envName: 'OPENAI_API_KEY',
  keyStdin: false,
  keyEnv: null,
  level,
  model: null,
  project: null,
  organization: null,
  baseUrl: null,
  allowBaseUrl: false,
  timeoutMs: 30_000,
  retries: 1,
  waitMs: null,
  onFork: 'fail',
});

/** Makes the survey of a folder. Nothing is looked at before it is asked for. */
export function createSurvey(ctx: DoctorContext): Survey {
  const textOf = async (path: string): Promise<string | null> => {
    const state = await ctx.files.read(path, 1024 * 1024);
    return state.kind === 'file' ? new TextDecoder().decode(state.bytes) : null;
  };
  const names = once(() => ctx.files.list('.'));
  const here = once(async () => {
    const found = (await names()).filter(isEnvFileName);
    return Promise.all(found.map((name) => readEnvFile(ctx.files, name, name, false)));
  });
  const own = once(async () => {
    const keys = ownKeys(ctx.env, await here());
    for (const key of keys) ctx.guard(key);
    return keys;
  });
  const scan = once(async () => ctx.scan.tree({ own: await own(), timeMs: scanMs, signal: ctx.signal }));
  const configs = once(async () => {
    const paths = (await names()).filter(isBundlerConfig);
    const texts = await Promise.all(paths.map(async (path) => ({ path, text: await textOf(path) })));
    return texts.flatMap(({ path, text }) => (text === null ? [] : [{ path, text }]));
  });
  return {
    names,
    own,
    scan,
    configs,
    marks: once(async () => {
      const all = await names();
      return projectMarks(all, all.includes('package.json') ? await textOf('package.json') : null);
    }),
    sources: once(() => findSources(ctx, { ...verifyFlags('offline') })),
    offline: once(() => verify(quietly(ctx), verifyFlags('offline'))),
    envFiles: once(async () => {
      const { hits } = await scan();
      const nested = hits.filter(({ area, path }) => area === 'env-file' && path.includes('/')).map(({ path }) => path);
      const below = [...new Set(nested)].slice(0, mostNested);
      return [
        ...(await here()),
        ...(await Promise.all(below.map((path) => readEnvFile(ctx.files, path, path, false)))),
      ];
    }),
    publicPrefixes: once(async () => {
      const own = (await configs()).flatMap(({ text }) => prefixesIn(text));
      return [...new Set([...knownPublicPrefixes, ...own])];
    }),
    git: once(() => ctx.git.look('.env')),
  };
}
