import { shown } from '../shown.ts';
import { findings } from './doctor/findings.ts';
import { say } from './say.ts';

const statuses = { ok: '正常', warning: '注意', error: '錯誤', skipped: '略過', crashed: '失敗' };

export const doctor = {
  findings,
  /** The state of a check, in a word. */
  statuses,
  next: (step: string): string => say`下一步：${step}`,
  /** The last line: how many of each, gravest first, and why it ends as it does. */
  closing: (counts: Readonly<Record<string, number>>, exitCode: number, because: string | null): string => {
    const parts = (['error', 'warning', 'crashed', 'skipped', 'ok'] as const).flatMap((status) =>
      counts[status] ? [`${statuses[status]} ${counts[status]}`] : [],
    );
    return because === null
      ? say`${parts.join('，')}。結束代碼 ${exitCode}。`
      : say`${parts.join('，')}。結束代碼 ${exitCode}（${because}）。`;
  },
  looking: '正在查看',
  unknownCheck: (flag: string, known: string): string => say`${flag} 可用一個或多個值：${known}`,
  willChange: '會更改的內容：',
  changeThis: '要更改嗎？',
  fixExplain: '上面幾行就是所有會更改的內容。不會動到金鑰，也不會刪除任何東西。',
  addRule: (rule: string): string => say`新增   ${shown(rule, 120)}`,
  closeMode: (mode: string): string => say`權限   ${mode} 改為 600：只有你能使用`,
  changed: (path: string): string => say`已更改：${shown(path)}`,
  notChanged: (path: string): string => say`無法更改：${shown(path)}`,
  nothingToFix: '這裡沒有 --fix 可以更改的東西：剩下的要由你決定。',
  nothingChanged: '沒有更改任何東西。',
};
