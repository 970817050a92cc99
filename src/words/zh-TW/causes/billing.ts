import type { Cause } from '../../../core/causes/ids.ts';
import { links } from '../../links.ts';
import type { CauseWords } from '../../shapes.ts';
import { shown } from '../../shown.ts';
import type { Situation } from '../../situation.ts';
import { label } from '../labels.ts';
import { atOpenAI, server } from '../phrases.ts';
import { say } from '../say.ts';

/** Causes where the key is accepted and money or a limit is the matter. */

const keep = '你的程式碼和金鑰都不用改。';
const wait = (s: Situation): string =>
  s.ci
    ? '然後重新執行這個 CI 工作；生效可能要幾分鐘。'
    : '然後再檢查，最多等 5 分鐘：\n  npx keycheck verify --wait 5m';

/** Away from OpenAI the money is with whoever runs the address. */
const elsewhere = (s: Situation): string[] => [say`到 ${server(s)} 背後的服務查看餘額；這和 OpenAI 的帳務頁面無關。`];

/** Which limit it is, as far as the reply's code says: the project's, the organization's, or the usage tier's. */
type Limit = 'project' | 'organization' | 'usage';

const limitCodes = new Map<string, Limit>([
  ['project_spend_limit_exceeded', 'project'],
  ['organization_spend_limit_exceeded', 'organization'],
  ['organization_usage_limit_exceeded', 'usage'],
]);

const limitOf = (s: Situation): Limit | null => limitCodes.get(s.reply?.code ?? '') ?? null;

function limitLead(s: Situation): string {
  const named = s.facts.limit === undefined ? '' : `（${shown(s.facts.limit, 50)}）`;
  switch (limitOf(s)) {
    case 'project':
      return say`花費上限：金鑰有效，但它的專案已達到花費上限${named}。`;
    case 'organization':
      return say`花費上限：金鑰有效，但它的組織已達到花費上限${named}。`;
    case 'usage':
      return say`用量上限：金鑰有效，但它的組織已達到所屬等級的每月用量上限${named}。`;
    default:
      return say`花費上限：金鑰有效，但已達到花費上限或用量上限${named}。`;
  }
}

export const billingCauses = {
  'credits-exhausted': {
    title: '沒有 API 額度',
    lead: (s) =>
      atOpenAI(s)
        ? '沒有額度：金鑰有效，但它的組織沒有額度。'
        : say`沒有額度：${server(s)} 接受這把金鑰，但沒有額度可用。`,
    meaning: (s) => (atOpenAI(s) ? [keep, 'ChatGPT Plus 不算在內。'] : [keep]),
    next: (s) =>
      atOpenAI(s)
        ? [
            say`到這裡加值：${links.billing.url}`,
            wait(s),
            '很久以前就加值了？額度可能在另一個組織（看頁面最上方），或金鑰是在加值之前建立的：有使用者回報，換一把新的金鑰就好了。',
          ]
        : elsewhere(s),
    more: [
      'ChatGPT 和 API 的帳單分開。訂閱不會支付任何請求，登記信用卡也不等於有額度：額度要另外購買。',
      say`額度最低購買 5 美元，有效期 1 年。${label('autoReload')}一開始是開啟的；關掉它，就能自己決定每一次購買。`,
      '購買之後的幾分鐘內，有些請求仍可能被拒絕。keycheck verify --wait 5m 會在這段時間內重複檢查。',
      '額度屬於一個組織。另一個組織的金鑰看不到它。',
      '回應的狀態碼是 429，和「請求太多」一樣。在這裡等待沒有用，會自動重試的 SDK 也只是重複同樣的結果。',
      '沒有任何文件提到新帳號有免費額度，別預期會有。',
    ],
    sources: [links.helpPrepaid, links.errorCodes],
    example:
      '429 insufficient_quota, credit_balance_exhausted: "You have no credits remaining. Add credits to continue using the API at https://platform.openai.com/settings/organization/billing/."',
  },
  'billing-inactive': {
    title: '付款方式無效',
    lead: (s) =>
      atOpenAI(s)
        ? '付款方式無效：金鑰有效，但它的組織沒有可用的付款方式。'
        : say`付款方式無效：${server(s)} 接受這把金鑰，但那裡的帳務沒有啟用。`,
    meaning: () => [keep],
    next: (s) =>
      atOpenAI(s)
        ? [say`看看帳務頁面要求什麼，例如${label('addPayment')}或支付未付的帳單：${links.billing.url}`, wait(s)]
        : elsewhere(s),
    more: [
      'OpenAI 說帳號沒有啟用，並指向帳務。背後的原因（沒有付款資料、未付的帳單、信用卡被拒）只有在帳務頁面看得到。',
      '這和帳號已停用不同：那種情況的回應是 account_deactivated。',
    ],
    sources: [links.billing, links.errorCodes],
    example: '429 billing_not_active: "Your account is not active, please check your billing details on our website."',
  },
  'spend-limit-reached': {
    title: '達到花費上限',
    lead: limitLead,
    meaning: () => [keep, '調高上限，或新的週期開始（通常是下個月）之後，請求就會恢復。'],
    next: (s) =>
      atOpenAI(s)
        ? [
            limitOf(s) === 'usage'
              ? say`查看你的等級、它的上限，以及如何提高：${links.limits.url}`
              : say`查看上限；確定要調高的話，用${label('editSpendLimit')}：${links.limits.url}`,
            say`看看用在哪裡：${links.usage.url}`,
          ]
        : elsewhere(s),
    more: [
      say`強制上限由擁有者設定，位置在「Limits」（上限）、${label('editSpendLimit')}、${label('monthlySpendLimit')}、${label('hardLimit')}，可以針對組織或單一專案。它做了該做的事：停止花費。`,
      '每個用量等級都有自己的每月上限，會隨等級提高。這個上限不是由你設定的。',
      '如果這出乎你的意料，先看用量頁面：外流的金鑰會在那裡露出痕跡。',
    ],
    sources: [links.limits, links.errorCodes],
    example: '429 insufficient_quota, project_spend_limit_exceeded: "You exceeded your hard spend limit."',
  },
} satisfies Partial<Record<Cause, CauseWords>>;
