import { say } from './say.ts';

/** "1", "1 或 2", "1、2 或 3". */
const anyOf = (count: number): string => {
  const numbers = Array.from({ length: count }, (_, index) => String(index + 1));
  const last = numbers.pop() ?? '';
  return numbers.length === 0 ? last : say`${numbers.join('、')} 或 ${last}`;
};

/** The few sentences that prompts themselves need. */
export const terminal = {
  yourChoice: (preset: string) => (preset === '' ? '你的選擇：' : say`你的選擇 [${preset}]：`),
  keys: '輸入數字或用方向鍵選，再按 Enter。按 ? 看說明，按 Esc 回上一題。',
  severalKeys: '輸入數字，例如 1 2，或用方向鍵和空白鍵勾選，再按 Enter。按 ? 看說明，按 Esc 回上一題。',
  chosen: (labels: readonly string[]) => labels.join('、'),
  typeOne: (count: number) => say`輸入 ${anyOf(count)}，再按 Enter。`,
  typeSeveral: (count: number) => say`輸入 1 到 ${count} 之中的一個或多個數字，例如 1 2，再按 Enter。`,
  presetTaken: (preset: string) => say`直接按 Enter 就是選 ${preset}。`,
  /** Said once in accessible mode, behind the first question. */
  explainAndBack: '輸入問號（?）看說明，輸入 back 回上一題。',
  pasteIgnored: '剛才收到一段不是答案的文字，沒有讀取。請先回答這一題。',
  keyNotHere: '看起來像是一把金鑰。沒有使用它，因為在這裡輸入的內容看得到。請先回答這一題；金鑰有自己的一題。',
  /** What a person types to go back where Esc is not at hand. Lower case. */
  backWord: 'back',
};
