import type { Cause } from '../../../core/causes/ids.ts';
import { links } from '../../links.ts';
import type { CauseWords } from '../../shapes.ts';
import { shown } from '../../shown.ts';
import type { Situation } from '../../situation.ts';
import { atOpenAI, server, span } from '../phrases.ts';
import { say } from '../say.ts';

/** Causes that pass by themselves, most of the time. */

/** How long the server asked to wait, or null. */
const asked = (s: Situation): number | null => s.facts.retryAfterSeconds ?? s.request.retryAfterSeconds;

function later(s: Situation): string {
  const seconds = asked(s);
  if (seconds === null) return '一分鐘後再檢查：\n  npx keycheck verify --wait 2m';
  const minutes = Math.max(1, Math.ceil(seconds / 60) + 1);
  return seconds > 15 * 60
    ? say`伺服器要求等 ${span(seconds)}，到時再檢查：\n  npx keycheck verify`
    : say`伺服器要求等 ${span(seconds)}。要自動等待並檢查：\n  npx keycheck verify --wait ${minutes}m`;
}

const tooLarge = (s: Situation): boolean => s.facts.reason === 'too-large';
const tries = (s: Situation): string[] =>
  s.request.attempts > 1 ? [say`keycheck 試了 ${s.request.attempts} 次。`] : [];
const statusPage = (s: Situation): string[] =>
  atOpenAI(s) ? [say`OpenAI 公布服務異常的地方：${links.status.url}`] : [say`詢問經營 ${server(s)} 的人。`];

export const busyCauses = {
  'rate-limited': {
    title: '目前請求太多',
    lead: (s) =>
      tooLarge(s)
        ? '請求太大：金鑰有效，但這個請求超過了每分鐘的上限。'
        : '請求太多：金鑰有效，但目前達到了請求數或 token 數的上限。',
    meaning: (s) => [
      ...(s.facts.limit === undefined ? [] : [say`上限：${shown(s.facts.limit, 100)}。`]),
      ...(tooLarge(s) ? ['等待沒有用：請求要縮小，或上限要提高。'] : tries(s)),
    ],
    next: (s) =>
      tooLarge(s)
        ? [say`查看這個模型的上限：${links.limits.url}`]
        : [later(s), ...(atOpenAI(s) ? [say`如果常常發生：查看你的上限：${links.limits.url}`] : [])],
    more: [
      '上限計算每分鐘和每天的請求數與 token 數，以模型和專案或組織為單位；同一個專案裡其他程式的金鑰也會用掉它。',
      '上限會隨用量等級提高。新的組織一開始比較低。',
      '沒有額度的狀態碼也是 429，但代碼不同；keycheck 稱它為「沒有 API 額度」。',
    ],
    sources: [links.limits, links.errorCodes],
    example: '429 rate_limit_exceeded: "Rate limit reached for … Please try again in 26.604s."',
  },
  overloaded: {
    title: '服務負載過高',
    lead: (s) => say`負載過高：${server(s)} 目前太忙。`,
    meaning: (s) => ['從這裡看不出金鑰能不能用。', ...tries(s)],
    next: (s) => [later(s), ...statusPage(s)],
    more: [
      '伺服器有回應，但暫時不接新的工作。通常幾分鐘內就會過去。',
      '程式每次遇到這種回應，應該等久一點再試，並遵守 Retry-After。',
    ],
    sources: [links.status, links.errorCodes],
    example: '503 server_is_overloaded: "Our servers are currently overloaded."',
  },
  'server-error': {
    title: '伺服器錯誤',
    lead: (s) =>
      s.request.status === null
        ? say`伺服器錯誤：${server(s)} 無法處理這個請求。`
        : say`伺服器錯誤：${server(s)} 無法處理這個請求（狀態碼 ${s.request.status}）。`,
    meaning: (s) => ['從這裡看不出金鑰能不能用。', ...tries(s)],
    next: (s) => [later(s), ...statusPage(s)],
    more: [
      '狀態碼 500 到 599、408 和 409 是伺服器自己的問題，或是它前面某個設備的問題。keycheck 最多會重試兩次。',
      '閘道連不到後面的服務時，也會這樣回應。',
      '如果一直這樣，把請求 ID 交給該服務的支援人員。',
    ],
    sources: [links.status, links.errorCodes],
    example: '500 server_error: "The server had an error while processing your request. …"',
  },
} satisfies Partial<Record<Cause, CauseWords>>;
