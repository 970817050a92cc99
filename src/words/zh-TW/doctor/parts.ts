import type { Unsearched } from '../../../core/doctor.ts';
import { links } from '../../links.ts';
import { shown } from '../../shown.ts';
import type { Hints } from '../../situation.ts';
import { say } from '../say.ts';

/** The parts that doctor's sentences are made of. */

type Place = { path: string | null; line: number | null };

export const at = ({ path, line }: Place, h: Hints): string => {
  if (path === null) return h.ci ? '這個 CI 工作' : '這個終端機';
  return line === null ? shown(path) : say`${shown(path)} 第 ${line} 行`;
};

const ends = (tail: string | null): string => (tail === null ? '一把金鑰' : say`金鑰 …${shown(tail)}`);
export const held = (f: { own: boolean; tail: string | null }): string =>
  f.own ? ends(f.tail) : say`一把金鑰 …${shown(f.tail ?? '')}`;
export const first = (paths: readonly string[], most = 5): string =>
  paths
    .slice(0, most)
    .map((name) => shown(name))
    .join('、');

/** What to do with a key that others may have: in order, and the first first. */
export const burnt = (tail: string | null, after: string): string =>
  say`到 ${links.apiKeys.url} 刪除${tail === null ? '那把金鑰' : say`金鑰 …${shown(tail)}`}，建立新的，並用 npx keycheck init 儲存；${after}更多說明：npx keycheck explain leaked-key`;

/** What was left out of a search, in words; empty where nothing was. */
export function leftOut({ tooLarge, packed, unreadable, folders, outOfTime }: Unsearched): string[] {
  const parts = [
    ...folders.slice(0, 5).map((name) => shown(name)),
    ...(packed === 0 ? [] : [say`${packed} 個圖片或壓縮檔`]),
    ...(tooLarge === 0 ? [] : [say`${tooLarge} 個檔案超過 32 MiB 的部分`]),
    ...(unreadable === 0 ? [] : [say`${unreadable} 個無法讀取的檔案或資料夾`]),
  ];
  return [
    ...(parts.length === 0 ? [] : [say`沒有查看：${parts.join('、')}。`]),
    ...(outOfTime ? ['還沒全部看完，時間就到了。'] : []),
  ];
}
