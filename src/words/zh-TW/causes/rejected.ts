import type { Cause } from '../../../core/causes/ids.ts';
import { links } from '../../links.ts';
import type { CauseWords } from '../../shapes.ts';
import { shown } from '../../shown.ts';
import type { Situation } from '../../situation.ts';
import { atOpenAI, placeOf, server, tailOf, theKey, unset } from '../phrases.ts';
import { say } from '../say.ts';

/** Causes where the key itself is not accepted. */

/** Another key under the same name that is there, but was not the one sent. */
function otherKey(s: Situation): string[] {
  const other = s.sources.find((source) => !source.used && source.tail !== null && source.tail !== s.key?.tail);
  if (!other) return [];
  const found = say`${placeOf(other, s)}還有另一把金鑰 …${shown(other.tail ?? '')}，但目前生效的不是它。`;
  const name = shown(s.key?.variable ?? 'OPENAI_API_KEY');
  const command = s.key?.source === 'process' && !s.ci ? unset(name, s.shell) : null;
  return [command ? say`${found}要改用它，就從這個終端機移除 ${name}：\n  ${command}` : found];
}

/** A key without OpenAI's mark at OpenAI's door is often a reseller's. */
const resold = (s: Situation): boolean => atOpenAI(s) && s.key?.kind === 'unknown';

const renew = (s: Situation): string =>
  s.ci
    ? say`到 ${links.apiKeys.url} 建立新的金鑰，放進這個 CI 工作的 secret，再刪除舊的。`
    : say`到 ${links.apiKeys.url} 建立新的金鑰，並儲存：\n  npx keycheck init --force`;

/** A gateway passed on the refusal of what lies behind it, which may concern a key of the gateway's own. */
const upstream = (s: Situation): boolean => s.facts.reason === 'upstream';

function invalidNext(s: Situation): string[] {
  if (upstream(s)) return [say`檢查 ${server(s)} 設定的金鑰，或詢問經營它的人。`];
  if (!atOpenAI(s)) {
    return [say`到 ${server(s)} 背後的服務查看這把金鑰；OpenAI 的金鑰在那裡不能用，反過來也一樣。`, ...otherKey(s)];
  }
  const compare = s.key?.tail
    ? say`看看結尾是 ${tailOf(s)} 的金鑰是否還在清單上；不在的話，就在那裡建立新的：${links.apiKeys.url}`
    : renew(s);
  const save = s.ci ? renew(s) : '要儲存新的金鑰：\n  npx keycheck init --force';
  return [compare, ...otherKey(s), ...(s.key?.tail ? [save] : [])];
}

export const rejectedCauses = {
  'invalid-key': {
    title: '金鑰不被接受',
    lead: (s) =>
      upstream(s)
        ? say`金鑰不被接受：${server(s)} 背後的服務不接受收到的金鑰。`
        : say`金鑰不被接受：${server(s)} 不接受${theKey(s)}。`,
    meaning: (s) => [
      upstream(s)
        ? '那可能是閘道自己的金鑰，不是你的。'
        : atOpenAI(s)
          ? '可能打錯了、已刪除（撤銷），或已過期；回應沒有說是哪一種。'
          : '可能打錯了、已刪除，或屬於另一個服務。',
      ...(resold(s)
        ? [
            '它沒有 OpenAI 金鑰都有的記號。如果是向轉售商買的，它只能在賣家的網址使用（--base-url），而且賣家讀得到你送出的所有內容。',
          ]
        : []),
    ],
    next: invalidNext,
    more: [
      '就目前所知，打錯的、已刪除的和過期的金鑰，OpenAI 的回應都一樣：找不到任何公開的例子寫著「已過期」。所以 keycheck 三種都列出來。',
      '刪除的金鑰幾秒內就失效。新的金鑰通常立刻能用；加上 --wait，keycheck 也會在第一分鐘內重複檢查。',
      '最常見的意外，是終端機裡的舊金鑰蓋過了 .env 裡的新金鑰。keycheck 會用最後四個字元和位置，說明它送出的是哪一把。',
      'GitHub 在公開的儲存庫發現 OpenAI 金鑰時會通報 OpenAI，由 OpenAI 撤銷。',
    ],
    sources: [links.errorCodes, links.secretScanning],
    example:
      '401 invalid_request_error, invalid_api_key: "Incorrect API key provided: …. You can find your API key at https://platform.openai.com/account/api-keys."',
  },
  'key-expired': {
    title: '金鑰已過期',
    lead: (s) => say`金鑰已過期：${theKey(s)} 的有效期限到了。`,
    meaning: () => ['過期的金鑰無法延長。'],
    next: (s) => (atOpenAI(s) ? [renew(s)] : [say`向 ${server(s)} 背後的服務取得新的金鑰。`]),
    more: [
      '從 2026 年 9 月起，建立金鑰時可以設定期限；組織或專案可以要求設定，最長一年。',
      '把新金鑰的期限記在團隊看得到的地方。OpenAI 沒有公開讓程式從金鑰讀出期限的方法。',
    ],
    sources: [links.sdk, links.administration],
    example: '401: "… API key has expired …"   （OpenAI 實際的用字沒有公開）',
  },
  'account-deactivated': {
    title: '帳號已停用',
    lead: (s) => say`帳號已停用：${theKey(s)} 所屬的帳號被關閉了。`,
    meaning: () => ['同一個帳號的新金鑰也不能用。'],
    next: (s) =>
      atOpenAI(s)
        ? [
            say`到帳號的電子郵件信箱，找 OpenAI 寄來的信。如果你認為有誤，寫信到 ${links.helpCenter.url}`,
            '如果金鑰不是你的，詢問它的主人。',
          ]
        : [say`詢問 ${server(s)} 背後的服務。`],
    more: [
      'OpenAI 停用帳號時會寄信到帳號的信箱，並在信裡說明原因。API 不會說原因。',
      '向轉售商買的金鑰，常屬於這種帳號。錢在賣家手上，不在 OpenAI。',
    ],
    sources: [links.helpCenter, links.errorCodes],
    example: '401 account_deactivated: "The OpenAI account associated with this API key has been deactivated. …"',
  },
} satisfies Partial<Record<Cause, CauseWords>>;
