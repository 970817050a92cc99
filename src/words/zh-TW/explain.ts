import { say } from './say.ts';

/** What `explain` says around topics and causes. */
export const explain = {
  intro: 'npx keycheck explain WORD：進一步說明其中一項（WORD 換成上面的名稱）。',
  topics: '主題',
  causes: 'verify 能指出的原因',
  source: (checked: string): string => say`出處，截至 ${checked}：`,
  sources: (checked: string): string => say`出處與相關頁面，截至 ${checked}：`,
  see: (names: readonly string[]): string => say`延伸閱讀：${names.join('、')}`,
  example: '看起來像這樣：',
  steps: '該怎麼做：',
  exitCode: (name: string, code: number): string => say`類別 ${name}，結束代碼 ${code}。`,
  unknown: '沒有這個主題或原因。',
  near: (name: string): string => `npx keycheck explain ${name}`,
  list: 'npx keycheck explain        （列出全部）',
};
