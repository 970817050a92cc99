import type { SourceInfo } from '../../core/report.ts';
import type { Setting } from '../../core/sources.ts';
import { practice, unset } from '../commands.ts';
import { shown } from '../shown.ts';
import type { Situation } from '../situation.ts';

export { assign, atOpenAI, listNames, listProxies, path, unset } from '../commands.ts';

/** The parts that English sentences about keys, places and commands are made of. */

/** `the key …x9Qa`, or `the key` where four characters would give too much away. */
export const theKey = (s: Situation): string => (s.key?.tail ? `the key …${shown(s.key.tail)}` : 'the key');

/** The tail for steps that name a key in a list: `…x9Qa`, or `this key`. */
export const tailOf = (s: Situation): string => (s.key?.tail ? `…${shown(s.key.tail)}` : 'this key');

/** Where a person's variables live: `this terminal`, in CI `this job`. */
export const here = (s: Situation): string => (s.ci ? 'this job' : 'this terminal');

/** The variable the check was about. */
export const variableOf = (s: Situation): string => shown(s.facts.variable ?? s.key?.variable ?? 'OPENAI_API_KEY');

/** `.env line 3`, `.env`, or null where the facts name no file. */
export function fileOf(s: Situation): string | null {
  if (s.facts.file === undefined) return null;
  return s.facts.line === undefined ? shown(s.facts.file) : `${shown(s.facts.file)} line ${s.facts.line}`;
}

/** The line that git's ignore file got although the key could not be saved afterwards; nothing where there is none. */
export const ruleStays = ({ facts }: Pick<Situation, 'facts'>): string[] =>
  facts.ruleAdded === undefined
    ? []
    : [`${shown(facts.ruleAdded)} got a line that makes git ignore the file; it can stay.`];

/** Where a key stands, short: `.env line 3`, `this terminal`, `standard input`. */
export function placeOf(info: Pick<SourceInfo, 'source' | 'path' | 'line'>, s: Pick<Situation, 'ci'>): string {
  if (info.source === 'stdin') return 'standard input';
  if (info.source === 'argument') return 'the caller';
  if (info.source === 'process') return s.ci ? "the job's environment" : 'this terminal';
  const path = shown(info.path ?? 'an env file');
  return info.line === null ? path : `${path} line ${info.line}`;
}

/** `OPENAI_API_KEY (.env line 3)`: the name a value goes by, and its place. */
export function whereSet(s: Situation): string {
  const file = fileOf(s);
  if (file) return `${variableOf(s)} (${file})`;
  if (!s.key) return variableOf(s);
  if (s.key.source === 'stdin') return 'the key from standard input';
  if (s.key.source === 'argument') return 'the key';
  return `${variableOf(s)} (${placeOf(s.key, s)})`;
}

/** Who answers at the endpoint: `OpenAI`, the practice platform, another host, or `the API` where nobody knows. */
export function server(s: Situation): string {
  if (practice(s)) return 'the practice platform';
  if (s.endpoint.host === '') return 'the API';
  return s.endpoint.kind === 'openai' ? 'OpenAI' : shown(s.endpoint.host);
}

/** The host a request went or should have gone to. */
export const hostOf = (s: Situation): string => shown(s.facts.host ?? (s.endpoint.host || 'the server'));

/** Where a setting stands, as a sentence part: `OPENAI_ORG_ID in this terminal`, `OPENAI_ORG_ID in .env line 2`. */
export function settingPlace(setting: Setting, s: Situation): string {
  if (setting.source === 'flag') return 'the command line';
  const name = shown(setting.variable);
  if (setting.source === 'process') return `${name} in ${here(s)}`;
  const file = shown(setting.path ?? 'an env file');
  return setting.line === null ? `${name} in ${file}` : `${name} in ${file}, line ${setting.line}`;
}

/** The step that takes a setting away where it stands. */
export function removeSetting(setting: Setting, flag: string, s: Situation): string {
  if (setting.source === 'flag') return `Run it again without ${flag}.`;
  const name = shown(setting.variable);
  if (setting.source === 'env-file') {
    const file = shown(setting.path ?? 'the env file');
    return `Delete ${setting.line === null ? `the line ${name}` : `line ${setting.line} (${name})`} from ${file}.`;
  }
  return removeVariable(name, s);
}

/** The step that takes a variable out of the environment this run was started from. */
export function removeVariable(name: string, s: Situation): string {
  if (s.ci) return `Remove ${name} from this job's settings.`;
  const command = unset(name, s.shell);
  return command ? `Remove it from this terminal:\n  ${command}` : `Remove the variable ${name} from this terminal.`;
}

/** The step that repeats the check. */
export const checkAgain = (s: Situation): string =>
  s.ci ? 'Then run this job again.' : 'Then check again:\n  npx keycheck verify';

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** Seconds as a person says them: `20 s`, `5 minutes`, `1 hour`. */
export function span(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.ceil(seconds))} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} minutes`;
  const hours = Math.round(seconds / 3600);
  return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}
