import type { SourceInfo } from '../../core/report.ts';
import type { Setting } from '../../core/sources.ts';
import { practice, unset } from '../commands.ts';
import { shown } from '../shown.ts';
import type { Situation } from '../situation.ts';
import { say } from './say.ts';

export { assign, atOpenAI, listNames, listProxies, path, unset } from '../commands.ts';

/** The parts that Chinese sentences about keys, places and commands are made of. */

/** `金鑰 …x9Qa`，or `這把金鑰` where four characters would give too much away. */
export const theKey = (s: Situation): string => (s.key?.tail ? say`金鑰 …${shown(s.key.tail)}` : '這把金鑰');

/** The tail for steps that name a key in a list: `…x9Qa`, or `這把金鑰`. */
export const tailOf = (s: Situation): string => (s.key?.tail ? `…${shown(s.key.tail)}` : '這把金鑰');

/** Where a person's variables live: `這個終端機`, in CI `這個 CI 工作`. */
export const here = (s: Pick<Situation, 'ci'>): string => (s.ci ? '這個 CI 工作' : '這個終端機');

/** The variable the check was about. */
export const variableOf = (s: Situation): string => shown(s.facts.variable ?? s.key?.variable ?? 'OPENAI_API_KEY');

/** `.env 第 3 行`. */
const lineOf = (file: string, line: number | null | undefined): string =>
  line === null || line === undefined ? file : say`${file} 第 ${line} 行`;

/** `.env 第 3 行`, `.env`, or null where the facts name no file. */
export const fileOf = (s: Situation): string | null =>
  s.facts.file === undefined ? null : lineOf(shown(s.facts.file), s.facts.line);

/** The line that git's ignore file got although the key could not be saved afterwards; nothing where there is none. */
export const ruleStays = ({ facts }: Pick<Situation, 'facts'>): string[] =>
  facts.ruleAdded === undefined ? [] : [say`${shown(facts.ruleAdded)} 多了一行，讓 git 忽略這個檔案；可以留著。`];

/** Where a key stands, short: `.env 第 3 行`, `這個終端機`, `標準輸入`. */
export function placeOf(info: Pick<SourceInfo, 'source' | 'path' | 'line'>, s: Pick<Situation, 'ci'>): string {
  if (info.source === 'stdin') return '標準輸入';
  if (info.source === 'argument') return '呼叫端';
  if (info.source === 'process') return here(s);
  return lineOf(info.path === null ? '某個 env 檔' : shown(info.path), info.line);
}

/** `OPENAI_API_KEY（.env 第 3 行）`: the name a value goes by, and its place. */
export function whereSet(s: Situation): string {
  const file = fileOf(s);
  if (file) return `${variableOf(s)}（${file}）`;
  if (!s.key) return variableOf(s);
  if (s.key.source === 'stdin') return '標準輸入的金鑰';
  if (s.key.source === 'argument') return '這把金鑰';
  return `${variableOf(s)}（${placeOf(s.key, s)}）`;
}

/** Who answers at the endpoint: `OpenAI`, the host where it is not OpenAI's, or `這個 API` where nobody knows. */
export function server(s: Situation): string {
  if (practice(s)) return '練習平台';
  if (s.endpoint.host === '') return '這個 API';
  return s.endpoint.kind === 'openai' ? 'OpenAI' : shown(s.endpoint.host);
}

/** The host a request went or should have gone to. */
export const hostOf = (s: Situation): string => shown(s.facts.host ?? (s.endpoint.host || '伺服器'));

/** Where a setting stands, as a sentence part: `這個終端機的 OPENAI_ORG_ID`, `.env 第 2 行的 OPENAI_ORG_ID`. */
export function settingPlace(setting: Setting, s: Situation): string {
  if (setting.source === 'flag') return '指令的選項';
  const name = shown(setting.variable);
  if (setting.source === 'process') return say`${here(s)}的 ${name}`;
  const file = setting.path === null ? '某個 env 檔' : shown(setting.path);
  return setting.line === null ? say`${file} 裡的 ${name}` : say`${file} 第 ${setting.line} 行的 ${name}`;
}

/** The step that takes a setting away where it stands. */
export function removeSetting(setting: Setting, flag: string, s: Situation): string {
  if (setting.source === 'flag') return say`拿掉 ${flag}，再執行一次。`;
  const name = shown(setting.variable);
  if (setting.source !== 'env-file') return removeVariable(name, s);
  const file = setting.path === null ? 'env 檔' : shown(setting.path);
  return setting.line === null
    ? say`從 ${file} 刪除 ${name} 那一行。`
    : say`從 ${file} 刪除第 ${setting.line} 行（${name}）。`;
}

/** The step that takes a variable out of the environment this run was started from. */
export function removeVariable(name: string, s: Situation): string {
  if (s.ci) return say`從這個 CI 工作的設定移除 ${name}。`;
  const command = unset(name, s.shell);
  return command ? say`從這個終端機移除它：\n  ${command}` : say`從這個終端機移除變數 ${name}。`;
}

/** The step that repeats the check. */
export const checkAgain = (s: Situation): string =>
  s.ci ? '然後重新執行這個 CI 工作。' : '然後再檢查一次：\n  npx keycheck verify';

/** Seconds as a person says them: `20 秒`, `5 分鐘`, `1 小時`. */
export function span(seconds: number): string {
  if (seconds < 90) return say`${Math.max(1, Math.ceil(seconds))} 秒`;
  if (seconds < 90 * 60) return say`${Math.round(seconds / 60)} 分鐘`;
  const hours = Math.round(seconds / 3600);
  return hours < 48 ? say`${hours} 小時` : say`${Math.round(hours / 24)} 天`;
}
