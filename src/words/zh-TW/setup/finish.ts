import type { Group, Row, Screen } from '../../screen.ts';
import { say } from '../say.ts';
import { begin } from './begin.ts';

/** Saving, and screen 5: what comes next. */
export const finish = {
  changes: (rows: readonly Row[]): Group => ({ kind: 'facts', heading: '會寫入的內容', aloud: true, rows }),
  change: (
    line:
      | { kind: 'kept'; count: number }
      | { kind: 'added'; text: string }
      | { kind: 'replaced'; text: string; line: number; was: string | null },
  ): string => {
    if (line.kind === 'kept') return say`保留原有的 ${line.count} 行，不做更動`;
    if (line.kind === 'added') return say`新增 ${line.text}`;
    return line.was === null
      ? say`把第 ${line.line} 行換成 ${line.text}`
      : say`把第 ${line.line} 行（${line.was}）換成 ${line.text}`;
  },
  /** `=…x9Qa` would be heard as the value. */
  spokenChange: (path: string, change: string): string =>
    `${path}：${change.replace(/=…(\w{4})/, '，結尾是 $1 的金鑰')}。`,
  write: {
    message: '要寫入嗎？',
    yes: '是，寫入',
    no: '否，不寫入任何東西',
    terminal: '只設定在這個終端機，不用檔案',
    keyOnly: (name: string) => say`只寫入金鑰，不寫入 ${name}`,
    explainAddress:
      '這把金鑰屬於那個網址：程式如果不知道，就會拿著它去找 OpenAI，然後被拒絕。有了 env 檔，兩者都不必寫在程式碼裡。',
    explain: 'env 檔讓金鑰不必寫在程式碼裡，git 也會忽略這個檔案。不用檔案的話，金鑰只在這個終端機視窗開著時有效。',
  },
  saved: (path: string, file: { ignored: boolean; private: boolean }): string[] => {
    const [mine, ignored] = [file.private, file.ignored];
    const all = say`已存入 ${path}，只有你能讀取，git 也會忽略它。`;
    const one = mine ? say`已存入 ${path}，只有你能讀取。` : say`已存入 ${path}，git 會忽略它。`;
    return [mine && ignored ? all : mine || ignored ? one : say`已存入 ${path}。`, '讀回比對，內容一致。'];
  },
  unchanged: (path: string) => say`${path} 裡已經有這把金鑰；沒有寫入任何東西。`,
  savedNotVerified: (path: string) => say`已存入 ${path}，未經驗證。`,
  nothingWritten: '沒有寫入任何東西。',
  occupied: {
    tell: (path: string, line: number, old: string, tail: string | null): string[] => [
      say`${path} 第 ${line} 行已經有${old}。`,
      tail === null ? '你的是另一把。' : say`你的結尾是 …${tail}。`,
    ],
    otherKey: (tail: string | null) => (tail === null ? '另一個值' : say`另一把金鑰：…${tail}`),
    message: '要怎麼做？',
    keep: '保留原有的，不寫入任何東西',
    replace: (tail: string | null) => (tail === null ? '取代原有的內容' : say`取代 …${tail}`),
    rename: (name: string) => say`把你的存成 ${name}`,
    explain: '被取代的內容就不在這個檔案裡了。如果其他程式還在用舊的金鑰，就保留它，把你的存成另一個名稱。',
  },
  shell: {
    names: { posix: 'bash, zsh, sh', fish: 'fish', powershell: 'PowerShell', cmd: 'cmd' },
    screen: (variable: string, rows: readonly Row[], kept: readonly Row[]): Screen => ({
      title: null,
      groups: [
        {
          kind: 'prose',
          sentences: [
            say`在執行程式的終端機輸入下面其中一行，它就會等你輸入金鑰：貼上後（畫面上可能什麼都不會出現）按 Enter。${variable} 會一直有效，直到關閉那個視窗。`,
          ],
        },
        { kind: 'facts', heading: null, rows },
        ...(kept.length === 0 ? [] : [{ kind: 'facts' as const, heading: '之後要讓新開的視窗也能用', rows: kept }]),
        {
          kind: 'prose',
          sentences: ['keycheck 自己無法設定：程式不能更改啟動它的那個終端機。'],
        },
      ],
    }),
    remove: (variable: string, tail: string | null, rows: readonly Row[]): Group => ({
      kind: 'facts',
      heading: tail === null ? say`從這個終端機移除 ${variable}：` : say`從這個終端機移除 ${variable}（…${tail}）：`,
      rows,
    }),
  },
  next: {
    title: (state: 'works' | 'saved' | 'works-unsaved' | 'unknown', path: string | null): Screen => {
      const states = {
        works: say`金鑰能用，已存入 ${path}。`,
        saved: say`金鑰已存入 ${path}，未經驗證。`,
        'works-unsaved': '金鑰能用。沒有寫入任何東西。',
        unknown: '沒有寫入任何東西，金鑰也未經驗證。',
      };
      return {
        title: begin.title(5),
        groups: [
          {
            kind: 'prose',
            sentences: [states[state]],
            ...(state.startsWith('works') ? { tone: 'good' as const } : {}),
          },
        ],
      };
    },
    heading: '從這裡開始',
    snippet: (command: string, others: readonly string[]) => ({
      label: '第一支程式',
      text: say`${command}     （或 ${others.join('、')}）`,
      spoken: say`第一支程式（或 ${others.join('、')}）：${command}`,
    }),
    verify: (command: string) => ({ label: '再檢查一次', text: command }),
    limit: (url: string) => ({ label: '每月上限', text: url }),
    prices: (url: string) => ({ label: '價格', text: url }),
    oldKey: (tail: string, url: string) => ({ label: '舊的金鑰', text: say`到這裡刪除 …${tail}：${url}` }),
    keep: { label: '記得', text: '金鑰只放在你的伺服器；瀏覽器的程式碼人人看得到' },
    again: (command: string) => ({ label: '再跑一次', text: command }),
    address: (host: string, url: string) => ({
      label: '網址',
      text: say`這把金鑰是 ${host} 的；你的程式還需要 OPENAI_BASE_URL=${url}，否則會去問 OpenAI`,
    }),
    undoPractice: (path: string, created: boolean, variable: string) => ({
      label: '復原',
      text: created
        ? say`刪除 ${path}；練習金鑰什麼都打不開`
        : say`刪除 ${path} 裡 ${variable} 和 OPENAI_BASE_URL 這兩行；練習金鑰什麼都打不開`,
    }),
    undo: (path: string, lines: 1 | 2, url: string) => ({
      label: '復原',
      text:
        lines === 1
          ? say`刪除 ${path} 裡的那一行，以及這一頁的金鑰：${url}`
          : say`刪除 ${path} 裡的那兩行，以及這一頁的金鑰：${url}`,
    }),
  },
  goOn: (command: string) => say`沒有寫入任何東西。處理好之後：${command}`,
};
