import type { Cause } from '../../../core/causes/ids.ts';
import { links } from '../../links.ts';
import type { CauseWords } from '../../shapes.ts';
import { shown } from '../../shown.ts';
import type { Situation } from '../../situation.ts';
import { fileOf, hostOf, removeSetting, removeVariable } from '../phrases.ts';
import { say } from '../say.ts';

/** Causes about settings around the key: where it may be sent, how, and whether a job may have it. */

/** What was most likely meant; an address in a step has only the characters of one. */
function rightAddress(s: Situation): string {
  const meant = s.facts.suggestion;
  if (meant !== undefined && /^https?:\/\/[\w.:/[\]-]{1,200}$/.test(meant)) return say`應該是這個：\n  ${meant}`;
  return '寫出完整的網址，例如 https://api.openai.com/v1 ，結尾停在 API 開始的地方。';
}

/** Where the address stands: `--base-url`, `OPENAI_BASE_URL`, `.env 第 4 行的 OPENAI_BASE_URL`. */
function addressPlace(s: Situation): string {
  const file = fileOf(s);
  const setting = s.settings.baseUrl;
  if (file) {
    const name = shown(s.facts.variable ?? 'OPENAI_BASE_URL');
    return s.facts.line === undefined ? say`${file} 裡的 ${name}` : say`${file}的 ${name}`;
  }
  if (setting?.source === 'flag') return '--base-url';
  return shown(s.facts.variable ?? setting?.variable ?? '--base-url');
}

const wrongAddress: Readonly<Record<string, string>> = {
  malformed: '不是 keycheck 讀得懂的網址',
  'not-https': '開頭是 http:，傳送途中任何人都讀得到金鑰',
  userinfo: '含有使用者名稱或密碼',
  scheme: '開頭不是 https:',
  'control-characters': '含有換行或控制字元',
  'endpoint-path': '寫到了單一請求的路徑；應該停在那之前，例如 …/v1',
  'missing-version': '結尾少了 /v1',
  'web-page': '是給人看的網頁，不是 API 的網址',
  backslash: '含有反斜線，不同的程式會有不同的讀法',
  query: '含有 ? 或 #，接在後面的內容會遺失',
};

function addressLead(s: Situation): string {
  const place = addressPlace(s);
  const reason = s.facts.reason ?? '';
  if (reason === 'from-other-file') return say`不採用的網址：${place} 會把金鑰送到 ${hostOf(s)}，而金鑰來自別的地方。`;
  if (reason === 'needs-consent') return say`未確認的網址：${place} 會把金鑰送到 ${hostOf(s)}。`;
  return say`不採用的網址：${place} ${wrongAddress[reason] ?? '不是可以送出金鑰的網址'}。`;
}

function addressMeaning(s: Situation): string[] {
  const consent = s.facts.reason === 'from-other-file' || s.facts.reason === 'needs-consent';
  return consent
    ? ['經營那個主機的人，讀得到金鑰和你送出的所有內容。別人給的資料夾裡，可能故意放了這樣一行。', '沒有送出任何東西。']
    : ['沒有送出任何東西。'];
}

function addressNext(s: Situation): string[] {
  const setting = s.settings.baseUrl;
  const file = fileOf(s);
  const remove = file
    ? say`從 ${file} 刪除 ${shown(s.facts.variable ?? 'OPENAI_BASE_URL')}，就會使用 OpenAI 自己的網址。`
    : setting
      ? removeSetting(setting, '--base-url', s)
      : '不要指定它，就會使用 OpenAI 自己的網址。';
  switch (s.facts.reason) {
    case 'needs-consent':
      return ['如果你認得那個主機，就允許它：\n  npx keycheck verify --allow-base-url', remove];
    case 'from-other-file':
      return [remove, '如果你認得那個主機，用 --base-url 直接指定網址。'];
    default:
      return [rightAddress(s), remove];
  }
}

export const settingCauses = {
  'unsafe-base-url': {
    title: '不能把金鑰送去的網址',
    lead: addressLead,
    meaning: addressMeaning,
    next: addressNext,
    more: [
      'API 網址（base URL）決定誰會收到金鑰。OpenAI 自己的主機不需要你同意；其他主機，要你用 --base-url 指定，或自己在環境變數設定 OPENAI_BASE_URL，才會使用。',
      'env 檔裡的 API 網址，指向這台電腦時可以直接使用；指向別處時，要加上 --allow-base-url，而且金鑰來自同一個檔案。放在其他檔案裡的一律不採用：否則下載來的資料夾就能蒐集金鑰。',
      '沒有加密的 http 只允許用於這台電腦。曾經以 http 送到別處的金鑰，就當作已經被讀走：刪除它，建立新的。',
    ],
    sources: [links.apiKeys],
    example: 'OPENAI_BASE_URL=http://proxy.example/v1',
  },
  'unsafe-tls': {
    title: '憑證檢查被關閉',
    lead: () => '不安全：NODE_TLS_REJECT_UNAUTHORIZED=0 關閉了「收到金鑰的是誰」的檢查。',
    meaning: () => ['keycheck 仍然會檢查憑證；你自己的程式不會，傳送途中任何人都可能讀到金鑰。'],
    next: (s) => [
      removeVariable('NODE_TLS_REJECT_UNAUTHORIZED', s),
      '如果是因為公司的過濾設備才設定的：向 IT 人員索取根憑證檔案，並寫進 NODE_EXTRA_CA_CERTS。',
    ],
    more: [
      '這個變數讓 Node 接受任何憑證，包括偽造的。常有人在公司的過濾設備（代理伺服器）造成錯誤之後，用它來繞過。',
      '安全的做法是只信任那一張憑證：NODE_EXTRA_CA_CERTS 指定公司根憑證的檔案，其他檢查全部保留。',
    ],
    sources: [links.nodeCertificates],
    example: 'NODE_TLS_REJECT_UNAUTHORIZED=0',
  },
  'fork-without-secrets': {
    title: '這個 pull request 拿不到 secret',
    lead: (s) =>
      s.facts.reason === 'dependabot'
        ? '沒有檢查：Dependabot 啟動的執行拿不到 secret，所以這裡沒有金鑰。'
        : '沒有檢查：來自 fork 的 pull request 拿不到 secret，所以這裡沒有金鑰。',
    meaning: () => ['CI 就是這樣保護金鑰，不讓陌生人拿到。從這裡看不出金鑰能不能用。'],
    next: () => [
      '如果要讓這種 pull request 通過，並留下看得見的說明，執行：\n  npx keycheck verify --on-fork skip',
      '維護者可以在儲存庫自己的分支上執行檢查。',
    ],
    more: [
      '在 GitHub 上，由 fork 的 pull request 觸發的 workflow 拿到的 secret 是空的；由 Dependabot 啟動的也一樣（它有自己的 Dependabot secrets）。',
      '不要為了拿到金鑰而改用 pull_request_target：那樣一來，陌生人的程式碼可能和你的 secret 一起執行。',
      '加上 --on-fork skip，執行會以 0 結束，並在紀錄和 JSON 裡寫出「skipped」，這樣綠燈就不會被看成檢查過了。',
    ],
    sources: [],
    example: 'OPENAI_API_KEY 是空的；GITHUB_EVENT_NAME=pull_request；head 儲存庫是另一個',
  },
} satisfies Partial<Record<Cause, CauseWords>>;
