import { links } from '../../links.ts';
import type { TopicWords } from '../../shapes.ts';
import { label } from '../labels.ts';
import { say } from '../say.ts';

/** Topics about the account, money and keys at OpenAI. */
export const accountTopics = {
  'chatgpt-vs-api': {
    title: 'ChatGPT 和 API',
    paragraphs: [
      'ChatGPT 是給人用的程式，API 是給程式用的入口。它們是兩項服務，帳單也分開。',
      'ChatGPT 的訂閱（Plus、Pro、Team）不會支付任何 API 請求。API 金鑰不能用來登入 ChatGPT，登入 ChatGPT 之後瀏覽器裡的權杖也不是 API 金鑰。',
      '同一個電子郵件地址可以登入兩邊。API 在自己的平台上管理。',
    ],
    sources: [links.helpPrepaid, links.platform],
    aliases: ['chatgpt', 'plus', 'subscription', 'chatgpt-plus', '訂閱'],
    see: ['credits', 'keys'],
  },
  credits: {
    title: '額度與帳務',
    paragraphs: [
      'ChatGPT 和 API 的帳單分開；訂閱不會支付任何請求。建立金鑰不用錢；沒有額度，請求就會失敗。',
      say`額度最低購買 5 美元，有效期 1 年，可能要幾分鐘才會生效。${label('autoReload')}一開始是開啟的：關掉它，就能自己決定每一次購買。`,
      '額度屬於組織。另一個組織的金鑰看不到它。',
      say`要避免意外，就設定上限：「Limits」（上限）、${label('editSpendLimit')}、${label('monthlySpendLimit')}、${label('hardLimit')}。`,
      '沒有任何文件提到新帳號有免費額度，別預期會有。',
    ],
    sources: [links.helpPrepaid, links.billing, links.limits],
    aliases: [
      'credit',
      'billing',
      'money',
      'payment',
      'cost',
      'quota',
      'insufficient_quota',
      'auto-reload',
      '額度',
      '帳務',
    ],
    see: ['tokens', 'limits', 'credits-exhausted'],
  },
  tokens: {
    title: 'token 與價格',
    paragraphs: [
      '請求的價格以 token 計算：token 是文字的片段，英文大約四個字母一個，許多其他語言的字母數更少。',
      '價格有三種：輸入（你送出的）、快取的輸入（不久之前送過的文字開頭，比較便宜），以及輸出（收到的，比較貴）。推理也算輸出。',
      '在 2026-11-23，gpt-6-luna 每百萬個 token 的價格是：輸入 US$0.10，快取 US$0.01，輸出 US$0.50。keycheck 自己的檢查大約輸入 10 個、最多輸出 16 個：約 US$0.00001。',
      '價格會變：依賴某個價格之前，先看價目表。',
    ],
    sources: [links.pricing],
    aliases: ['token', 'prices', 'price', 'pricing', '價格'],
    see: ['credits', 'models'],
  },
  keys: {
    title: 'API 金鑰',
    paragraphs: [
      'API 金鑰是一長串機密，程式用它表明可以使用誰的額度。它是給程式用的，不是用來登入的。',
      say`完整的金鑰只在用${label('createKey')}建立時顯示一次。之後清單只顯示縮短的樣子；弄丟的金鑰無法再看到，只能換新的。`,
      '誰拿到金鑰，誰就能花你的額度。它應該放在伺服器或你自己的電腦上，存在環境變數或 git 會忽略的 env 檔裡；絕不放進網頁、App、聊天或 issue。',
      '一個程式一把金鑰：這樣可以刪除其中一把，不會影響其他程式，最後四個字元也分得出哪把是哪把。',
    ],
    sources: [links.apiKeys],
    aliases: ['key', 'api-key', 'secret', '金鑰'],
    see: ['key-kinds', 'permissions', 'leaked-key'],
  },
  'key-kinds': {
    title: '金鑰的種類',
    paragraphs: [
      'sk-proj-… 是專案金鑰：它屬於一個人和一個專案。目前是 164 個字元，較舊的是 132 個。',
      'sk-svcacct-… 屬於服務帳號，也就是程式，人員離開之後仍然存在。',
      'sk-… 總共 51 個字元的是舊式金鑰，來自還沒有專案的時候。',
      '這些不能請模型回答：sk-admin-…（管理組織）、ek_…（單一次 Realtime 連線）、eyJ…（登入權杖）、org-… 和 proj_…（ID）。',
      '就目前所知，每把金鑰的中間都有固定的記號。沒有記號的可能來自轉售商：它只能在賣家的網址使用，而且賣家讀得到你送出的所有內容。',
    ],
    sources: [links.administration, links.helpPermissions],
    aliases: ['kinds', 'admin-key', 'service-account', 'project-key', 'legacy-key', 'reseller'],
    see: ['wrong-key-kind', 'keys'],
  },
  projects: {
    title: '組織與專案',
    paragraphs: [
      '金鑰屬於專案，專案屬於組織，額度記在組織名下。每一頁的最上方會顯示目前開啟的是哪個組織。',
      say`每個程式用自己的專案，用量、上限和金鑰才分得清：${links.projects.url}`,
      'ID 的開頭是 org- 和 proj_。專案金鑰兩者都知道；用它就不需要 OPENAI_ORG_ID 和 OPENAI_PROJECT_ID，裡面的舊值還會讓好的金鑰失敗。',
      '角色：組織的擁有者設定上限、角色，以及誰可以建立金鑰；專案的成員建立金鑰、送出請求；專案的檢視者不能使用模型。',
      '組織可以禁止個人的金鑰，只允許服務帳號。這時由擁有者建立金鑰。',
    ],
    sources: [links.projects, links.helpPermissions],
    aliases: ['project', 'organization', 'organizations', 'organisation', 'org', 'roles', 'role', '專案', '組織'],
    see: ['org-mismatch', 'project-mismatch', 'permissions'],
  },
  permissions: {
    title: '金鑰的權限',
    paragraphs: [
      say`金鑰的權限有三級：${label('all')}是預設值，${label('restricted')}由你勾選，${label('readOnly')}不能請模型回答。`,
      say`要請模型回答的程式，選擇${label('restricted')}，並把${label('modelCapabilities')}設為${label('write')}，也可能叫做${label('request')}。其他的都不要開：萬一金鑰被偷，能做的事就比較少。`,
      '錯誤訊息把權限叫做 scope。api.responses.write 是請模型回答的權限；model.request 代表所有模型功能；api.model.read 是查看模型清單的權限。',
      '根據現有的說明，建立服務帳號金鑰的對話框不能選擇權限。更改通常在 15 分鐘內生效。',
    ],
    sources: [links.helpPermissions, links.errorCodes],
    aliases: ['permission', 'scopes', 'scope', 'restricted', 'read-only', '權限'],
    see: ['missing-scope', 'projects'],
  },
  limits: {
    title: '上限',
    paragraphs: [
      '有三種上限常被混為一談：速率（每分鐘或每天的請求數和 token 數）、你自己設定的花費上限，以及用量等級的每月上限。',
      '速率限制會自行恢復；花費上限會停止請求，直到調高上限或到了下個月。',
      say`全部都在同一頁：${links.limits.url}`,
    ],
    sources: [links.limits, links.errorCodes],
    aliases: ['limit', 'rate-limit', 'rate-limits', 'tier', 'tiers', 'budget', 'spend-limit', '429', '上限'],
    see: ['rate-limited', 'spend-limit-reached', 'credits'],
  },
  models: {
    title: '模型',
    paragraphs: [
      '每個請求都會指定模型。keycheck 詢問 gpt-6-luna，它是 2026-11-23 還在提供的模型之中最便宜的；--model 可以指定另一個。',
      '模型會在公布的日期停止提供；之後用那個名稱的請求就會失敗。專案可以只允許使用其中一些。兩種情況的回應常常一樣：「does not exist or you do not have access」（不存在，或你沒有權限）。',
      '接下來的路：文字、圖片、語音、嵌入和工具，文件裡各有一份指南。',
    ],
    sources: [links.docs, links.sdk, links.pricing],
    aliases: ['model', 'gpt', '模型'],
    see: ['model-unavailable', 'tokens'],
  },
} as const satisfies Record<string, TopicWords>;
