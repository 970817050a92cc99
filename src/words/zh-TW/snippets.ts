import type { Loading, Snippet } from '../../core/snippets/types.ts';
import { say } from './say.ts';

const loads: Record<Loading, (variable: string, file: string) => string> = {
  run: (variable, file) => say`--env-file=${file} 會把 ${variable} 交給程式：Node 和 Deno 不會自己讀這個檔案。`,
  library: (variable, file) => say`load_dotenv 會把 ${file} 裡的 ${variable} 放進環境變數：Python 不會自己讀這個檔案。`,
  itself: (variable, file) => say`這支程式會先從環境變數找 ${variable}，再從 ${file} 找。`,
};

/** `keycheck snippet`: the first program. */
export const snippets = {
  title: (snippet: Snippet) => say`第一支程式：${snippet.name}`,
  save: (file: string) => say`把這段存成這個資料夾裡的 ${file}：`,
  steps: (snippet: Snippet) => [...snippet.install, snippet.run],
  thenRun: '然後執行：',
  loads: (snippet: Snippet, variable: string, file: string) => loads[snippet.loading](variable, file),
  inTerminal: (variable: string) => say`程式會使用這個終端機的 ${variable}。`,
  library: (name: string) => say`OpenAI 自己的函式庫，之後可以改用：${name}`,
  cost: '它會請模型回答一句話，費用遠低於 1 美分。',
  practice: (file: string, command: string) => say`${file} 裡是練習金鑰：先在另一個終端機啟動練習平台：${command}`,
  noKey: '這裡還沒有存金鑰：npx keycheck init',
  unknown: (known: string) => say`沒有這種語言的第一支程式。有的語言：${known}`,
  others: (known: readonly string[]) => say`其他語言：${known.join('、')}`,
};
