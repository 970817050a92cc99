import type { Usage } from '../../core/report.ts';
import { dollars } from '../money.ts';
import { shown } from '../shown.ts';
import type { Situation } from '../situation.ts';
import { placeOf, server, variableOf, whereSet } from './phrases.ts';
import { say } from './say.ts';

/** What `verify` says around a cause: success, the closing line, headings of reports. */

const kinds: Readonly<Record<string, string>> = {
  project: '專案金鑰',
  'service-account': '服務帳號金鑰',
  legacy: '舊式金鑰',
  sandbox: '練習金鑰',
};

/** `OPENAI_API_KEY（.env 第 3 行，…x9Qa）`. */
function keyAndPlace(s: Situation): string {
  if (!s.key) return variableOf(s);
  const tail = s.key.tail === null ? '' : `…${shown(s.key.tail)}`;
  if (s.key.variable === null || s.key.source === 'stdin' || s.key.source === 'argument') {
    const where = s.key.source === 'stdin' ? '標準輸入的金鑰' : '這把金鑰';
    return tail === '' ? where : `${where}（${tail}）`;
  }
  return `${shown(s.key.variable)}（${[placeOf(s.key, s), tail].filter((part) => part !== '').join('，')}）`;
}

/** What an offline look can say. */
function looks(s: Situation): string {
  const kind = kinds[s.key?.kind ?? ''];
  return kind === undefined
    ? say`沒看出問題：${keyAndPlace(s)} 沒有送出。`
    : say`沒看出問題：${keyAndPlace(s)} 看起來是${kind}。`;
}

/** The one sentence of success, which says no more than the level allows. */
function works(s: Situation): string {
  const model = shown(s.model.answered ?? s.model.requested ?? '模型', 50);
  if (s.endpoint.level === 'call')
    return s.endpoint.kind === 'openai'
      ? say`能用：${keyAndPlace(s)} 得到了 ${model} 的回應。`
      : say`能用：${keyAndPlace(s)} 在 ${shown(s.endpoint.host)} 得到了 ${model} 的回應。`;
  if (s.endpoint.level === 'offline') return looks(s);
  return s.keyAccepted === true
    ? say`已接受：${server(s)} 認得 ${keyAndPlace(s)}。有沒有額度，這次沒有詢問。`
    : say`有回應：${server(s)} 回應了 ${keyAndPlace(s)}；它會不會檢查金鑰，無從得知。`;
}

export const verify = {
  works,
  skipped: (s: Situation): string =>
    s.facts.reason === 'dependabot'
      ? '已略過：Dependabot 的 pull request 拿不到 secret，所以沒有檢查任何金鑰。'
      : '已略過：來自 fork 的 pull request 拿不到 secret，所以沒有檢查任何金鑰。',
  /** Titles of annotations for runs that have no cause. */
  titles: {
    ok: '金鑰能用',
    offline: '沒看出問題，沒有送出任何東西',
    free: '金鑰被接受',
    skipped: '已略過，沒有檢查任何東西',
  },
  seconds: (ms: number): string => say`${(ms / 1000).toFixed(1)} 秒`,
  /** The second line of success: how long, how much. */
  spent: (ms: number, usage: Usage | null, usd: number | null): string =>
    [
      say`${(ms / 1000).toFixed(1)} 秒`,
      ...(usage === null ? [] : [say`輸入 ${usage.inputTokens} 個 token、輸出 ${usage.outputTokens} 個`]),
      ...(usd === null ? [] : [say`約 ${dollars(usd, 'zh-TW')}`]),
    ].join('，'),
  requestId: (id: string): string => say`請求 ID ${id}`,
  noRequestId: '沒有收到請求 ID',
  withRequestId: (id: string): string => say`請求 ID ${id}`,
  joined: (parts: readonly string[]): string => parts.join('，'),
  exitCode: (code: number): string => say`結束代碼 ${code}`,
  place: (s: Situation): string | null => (s.key ? placeOf(s.key, s) : null),
  whereSet,
  next: (step: string): string => say`下一步：${step}`,
  warning: '注意：',
  /** Between a heading and the sentence that follows it on the same line. */
  program: 'keycheck',
  summary: {
    next: '下一步：',
    warnings: '注意事項',
    key: (variable: string, tail: string | null, place: string): string =>
      tail === null ? say`金鑰：${variable}，來自 ${place}` : say`金鑰：${variable}，結尾是 ${tail}，來自 ${place}`,
    noKey: '金鑰：沒有',
    cause: (cause: string, exitCode: number): string => say`原因：${cause}，結束代碼 ${exitCode}`,
    request: (id: string): string => say`請求 ID：${id}`,
    model: (name: string): string => say`模型：${name}`,
    spent: (text: string): string => say`花費：${text}`,
  },
  junitCase: (variable: string): string => say`${variable} 能用`,
  metrics: {
    up: '金鑰在要求的檢查程度內能用為 1，否則為 0。略過的執行沒有這一項。',
    exitCode: '這次執行的結束代碼。',
    result: '這次執行的結果，寫在標籤裡：class 和 cause。值一定是 1。',
    duration: '請求所花的時間。',
    attempts: '送出的請求次數。',
    cost: '這次檢查的估計費用。',
  },
};
