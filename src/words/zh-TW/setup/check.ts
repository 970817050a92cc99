import { dollars } from '../../money.ts';
import type { Screen } from '../../screen.ts';
import { label } from '../labels.ts';
import { say } from '../say.ts';
import { begin } from './begin.ts';

/** Screen 4: one request, and the hard moments after it. */
export const check = {
  before: (model: string, host: string, price: string): Screen => ({
    title: begin.title(4),
    groups: [
      {
        kind: 'prose',
        sentences: [say`送一次請求給 ${host} 的 ${model}：大約送出 10 個 token（文字的片段），最多收到 16 個。`, price],
      },
    ],
  }),
  beforeFree: (host: string): Screen => ({
    title: begin.title(4),
    groups: [
      {
        kind: 'prose',
        sentences: [say`送一次免費的請求到 ${host}：它認得這把金鑰嗎？`, '這樣看不出有沒有額度。'],
      },
    ],
  }),
  price: (usd: number, asOf: string) => say`約 ${dollars(usd, 'zh-TW')}，依 ${asOf} 的價格。`,
  shortPrice: (usd: number) => say`約 ${dollars(usd, 'zh-TW')}`,
  shortUnknownPrice: 'keycheck 不知道價格',
  unknownPrice: 'keycheck 不知道它的價格。',
  free: '練習不花錢。',
  send: {
    message: '要送出嗎？',
    yes: '是，送出',
    no: '否：不檢查，直接儲存金鑰',
    explain:
      '這個請求只是打聲招呼。金鑰放在 Authorization 標頭裡，和每個程式的做法一樣。內容不會留存（store: false）。',
  },
  asking: (host: string) => say`正在詢問 ${host}`,
  works: (model: string, ms: number, usd: number | null): string[] => [
    '金鑰能用。',
    usd === null
      ? say`${model} 在 ${(ms / 1000).toFixed(1)} 秒內回應。`
      : say`${model} 在 ${(ms / 1000).toFixed(1)} 秒內回應，費用約 ${dollars(usd, 'zh-TW')}。`,
  ],
  ids: (organization: string | null, project: string | null, request: string | null): string[] => {
    const parts = [
      ...(organization === null ? [] : [say`組織 ${organization}`]),
      ...(project === null ? [] : [say`專案 ${project}`]),
      ...(request === null ? [] : [say`請求 ID ${request}`]),
    ];
    return parts.length === 0 ? [] : [parts.join('，')];
  },
  request: (id: string | null) => (id === null ? [] : [say`請求 ID ${id}`]),
  credit: {
    tell: (billing: string): string[] => [
      '金鑰沒有問題，但它的組織沒有額度。',
      'ChatGPT Plus 不算在內。',
      say`額度最低購買 5 美元，${label('autoReload')}一開始是開啟的：${billing}`,
    ],
    longAgo: (billing: string, keys: string): Screen => ({
      title: null,
      groups: [
        {
          kind: 'facts',
          heading: '如果很久以前就加值了，通常是下列情況之一',
          rows: [
            { label: '在另一個組織', text: say`額度在一個組織，金鑰在另一個：看看這一頁的最上方：${billing}` },
            {
              label: '金鑰建立得比較早',
              text: say`有人回報，第一次加值之前建立的金鑰會一直失敗。到這裡建立新的：${keys}`,
            },
            { label: '用完了', text: '或過期了：額度的有效期是 1 年' },
          ],
        },
      ],
    }),
  },
  permission: (scopes: readonly string[], tail: string | null, page: string): string[] => [
    scopes.length === 0
      ? '金鑰有效，但少了一項權限。'
      : scopes.includes('api.responses.write')
        ? say`金鑰有效，但少了這項權限：${scopes.join('、')}，也就是請模型回答的權限。`
        : say`金鑰有效，但少了這項權限：${scopes.join('、')}。`,
    say`把${tail === null ? '這把金鑰' : ` …${tail} `}的${label('modelCapabilities')}設為${label('write')}（需要幾分鐘生效）：${page}`,
  ],
  rejected: (tail: string | null, who: string): string[] => [
    say`${who} 不接受${tail === null ? '這把金鑰' : ` …${tail}`}：可能打錯了、已刪除（撤銷），或已過期。`,
    '金鑰沒有儲存，你的檔案和原本一樣。',
  ],
  reseller: '它缺少 OpenAI 的記號：別人賣的金鑰，可能只能在賣家的網址使用（--base-url），而且賣家看得到你送出的內容。',
  next: (step: string) => say`下一步：${step}`,
  what: '要怎麼做？',
  options: {
    wait: '我加值了：再檢查，最多 5 分鐘（可能要等一下才生效）',
    again: '再試一次',
    changed: '我改好了：再檢查一次',
    save: '先到這裡：儲存金鑰，但未經驗證',
    keep: '先到這裡：一切維持原樣',
    longAgo: '我很久以前就加值了（在另一個組織，或是建立金鑰之後才加值？）',
    paste: '重新貼上',
    another: '換一把金鑰',
    create: '建立新的金鑰',
    stop: '停止',
  },
  explain: {
    credit: '建立金鑰不用錢，請模型回答要錢。新的額度可能要幾分鐘才會生效；還沒成功之前，再檢查不用錢。',
    permission: '列出金鑰的那一頁可以修改金鑰的權限。修改通常在 15 分鐘內生效。',
    rejected: '金鑰必須和建立時顯示的完全一樣才能用。已刪除或過期的金鑰不會再恢復；建立新的不用錢。',
    network: '收到回應之前，還不知道金鑰能不能用。先儲存、不驗證也沒有關係：之後用 npx keycheck verify 檢查。',
    other: '在合適的情況下，可以先儲存金鑰，之後再用 npx keycheck verify 檢查。',
  },
  countdown: (next: string, left: string) => say`${next} 秒後再檢查，剩餘 ${left}。   Enter：立刻檢查   Esc：停止`,
  waitOver: '五分鐘到了，情況還是一樣。有時需要更久；隨時可以用 npx keycheck verify 再問一次。',
};
