import type { Cause } from '../../../core/causes/ids.ts';
import { links } from '../../links.ts';
import type { CauseWords } from '../../shapes.ts';
import { shown } from '../../shown.ts';
import type { Situation } from '../../situation.ts';
import { label } from '../labels.ts';
import { assign, atOpenAI, checkAgain, server, tailOf, theKey } from '../phrases.ts';
import { say } from '../say.ts';
import { mismatchCauses } from './mismatch.ts';
import { scopeWords } from './scopes.ts';

/** Causes where the key is real, but may not do this. */

const scopesOf = (s: Situation): readonly string[] => s.facts.missingScopes ?? [];
const signIn = (s: Situation): boolean => s.key?.kind === 'session-token';

function scopeMeaning(s: Situation): string[] {
  const named = scopesOf(s)
    .slice(0, 3)
    .map((scope) => {
      const words = scopeWords(scope);
      return words ? `${shown(scope)}（${words.right}）` : shown(scope);
    });
  const lacks = named.length > 0 ? [say`它缺少 ${named.join('、')}。`] : ['回應沒有說是哪一項權限。'];
  if (signIn(s)) return [...lacks, '它是登入權杖，例如 ChatGPT 的：任何設定都不能給它這項權限。'];
  return lacks;
}

/** The settings to change, each once; without a scope the one that asking a model needs. */
function boxes(s: Situation): string {
  const scopes = scopesOf(s).length > 0 ? scopesOf(s) : ['api.responses.write'];
  const found = [...new Set(scopes.map((scope) => scopeWords(scope)?.box))].filter((box) => box !== undefined);
  return found.length > 0 ? say`把${found.join('、')}` : say`加上權限 ${shown(scopes[0] ?? '')}`;
}

function scopeNext(s: Situation): string[] {
  if (!atOpenAI(s)) return [say`詢問 ${server(s)} 背後的服務，這把金鑰需要哪一項權限。`];
  if (signIn(s)) return [say`到 ${links.apiKeys.url} 建立 API 金鑰，並儲存：\n  npx keycheck init`];
  return [
    s.key?.kind === 'service-account'
      ? say`給服務帳號和它的金鑰這項權限，或向擁有者要一把有這項權限的金鑰：${links.apiKeys.url}`
      : say`到 ${links.apiKeys.url} 編輯${tailOf(s)}，${boxes(s)}。通常在 15 分鐘內生效。`,
    say`如果已經設定了：你在專案裡的角色可能是 Viewer（檢視者），不能使用模型。擁有者可以更改：${links.people.url}`,
  ];
}

function modelNext(s: Situation): string[] {
  if (!atOpenAI(s)) return [say`向 ${server(s)} 背後的服務詢問模型的名稱，然後：\n  npx keycheck verify --model NAME`];
  const limits = say`查看這個專案允許哪些模型：${links.limits.url}`;
  // Keycheck's own choices were tried already: then only a model that the person names can tell more.
  if (s.facts.reason === 'own-choice') return [limits, '用其中一個來檢查：\n  npx keycheck verify --model NAME'];
  const other = '用 keycheck 自己選的模型檢查，看看金鑰到底能不能用：\n  npx keycheck verify';
  return s.facts.reason === 'retired' ? [other, say`模型和價格：${links.pricing.url}`] : [limits, other];
}

const modelOf = (s: Situation): string | null => {
  const name = s.facts.model ?? s.model.requested;
  return name === null || name === undefined ? null : shown(name, 50);
};

function modelLead(s: Situation): string {
  const model = modelOf(s);
  if (s.facts.project !== undefined)
    return s.facts.model === undefined
      ? say`模型無法使用：專案 ${shown(s.facts.project)} 不能使用這個模型。`
      : say`模型無法使用：專案 ${shown(s.facts.project)} 不能使用 ${model}。`;
  if (s.facts.reason === 'retired') return say`模型已停止提供：${model ?? '這個模型'} 不再回應。`;
  return model === null ? '模型無法使用：這把金鑰用不到這個模型。' : say`模型無法使用：這把金鑰用不到 ${model}。`;
}

function modelMeaning(s: Situation): string {
  if (s.facts.project !== undefined) return '金鑰本身有效。';
  switch (s.facts.reason) {
    case 'retired':
      return '舊的模型會在公布的日期停止提供。金鑰本身有效。';
    case 'own-choice':
      return '金鑰本身有效。keycheck 問過好幾個自己選的模型；這個專案可能允許其他的。';
    default:
      return '可能是名稱不對、模型已停止提供，或沒有開放給這個專案；回應不一定會說是哪一種。';
  }
}

const ownRegion = /^[a-z]{2}\.api\.openai\.com$/;

export const forbiddenCauses = {
  'missing-scope': {
    title: '少了一項權限',
    lead: () => '缺少權限：金鑰有效，但沒有權限送出這個請求。',
    meaning: scopeMeaning,
    next: scopeNext,
    more: [
      say`金鑰可以有全部權限${label('all')}、部分權限${label('restricted')}，或只能讀取${label('readOnly')}。只能讀取的金鑰不能請模型回答。`,
      say`限制金鑰要把${label('modelCapabilities')}設為${label('write')}，也可能叫做${label('request')}，請模型回答的程式就夠用了。有人發現只設「/v1/responses: Write」不夠：回應會是「Missing scopes: model.request」。`,
      '人的角色也有影響：專案的 Viewer（檢視者）不能使用模型，不管金鑰怎麼設定。',
      '換新的金鑰沒有用；編輯這一把就好。更改通常在 15 分鐘內生效，有時會更久。',
      '限制金鑰可能看不到模型清單（403），卻仍然能得到回應：用模型清單測不出金鑰好不好。',
    ],
    sources: [links.helpPermissions, links.errorCodes],
    example:
      '401 invalid_request_error, missing_scope: "You have insufficient permissions for this operation. Missing scopes: api.responses.write. …"',
  },
  'model-unavailable': {
    title: '模型無法使用',
    lead: modelLead,
    meaning: (s) => [modelMeaning(s)],
    next: modelNext,
    more: [
      'OpenAI 的回應是「does not exist or you do not have access」（不存在，或你沒有權限）：名稱錯誤和缺少權限看起來一樣。',
      '專案可以只允許某些模型。上限頁面有某個模型的那一列，不代表可以使用它。',
      '模型會在公布的日期停止提供。2026-12-11：gpt-5、gpt-5-mini、gpt-5-nano、gpt-5-pro、o3、o3-pro。2027-01-14：gpt-4o、gpt-4o-mini、gpt-4.1、gpt-4.1-mini。2027-04-01：gpt-5.1、gpt-5.4-nano。',
      '有使用者回報，建立第一把金鑰之後，有些模型過了幾小時才能用。這沒有寫在文件裡。',
    ],
    sources: [links.sdk, links.errorCodes],
    example: '403 model_not_found: "Project `proj_…` does not have access to model `…`"',
  },
  'org-unverified': {
    title: '組織未經驗證',
    lead: (s) => say`未經驗證：${theKey(s)} 的組織要先通過驗證，才能這樣做。`,
    meaning: () => ['有些模型和功能，OpenAI 會要求身分驗證。金鑰本身有效。'],
    next: (s) => [
      say`由擁有者到 ${links.general.url} 選擇${label('verifyOrganization')}（需要身分證件）。之後最多要 30 分鐘生效。`,
      '或改用不需要驗證的模型：\n  npx keycheck verify',
      ...(s.ci ? [] : ['已經驗證了？等一下，並在半小時內自動重複檢查：\n  npx keycheck verify --wait 30m']),
    ],
    more: [
      '驗證需要政府核發的身分證件；一份證件在 90 天內只能用於一個組織。',
      '錯誤訊息說最多 15 分鐘生效，說明頁面說最多 30 分鐘。',
      '有時只有一部分不能用，例如串流或推理摘要：不用那一部分，同一個模型可能就會回應。',
    ],
    sources: [links.general, links.errorCodes],
    example: '400 unsupported_value (param stream): "Your organization must be verified to stream this model. …"',
  },
  'ip-not-allowed': {
    title: '位址不在允許清單上',
    lead: (s) => say`網路不被允許：${theKey(s)} 的組織或專案，只接受清單上的位址送來的請求。`,
    meaning: (s) => [s.ci ? '這個 runner 不在清單上。金鑰本身有效。' : '目前的網路不在清單上。金鑰本身有效。'],
    next: (s) => [
      say`由擁有者到 ${links.ipAllowlist.url} 加入這個網路的位址（專案自己的清單會取代組織的）。通常在 15 分鐘內生效。`,
      s.ci
        ? '代管的 runner 會更換位址：改用位址固定的 runner，或位址固定的代理伺服器。'
        : '如果你不在辦公室：開啟公司的 VPN，再檢查一次：\n  npx keycheck verify',
    ],
    more: [
      say`清單在「Settings」（設定）、「Security」（安全性）、${label('ipAllowlist')}，最多 50 筆。專案的清單會取代組織的，不是加在一起。`,
      '在代理伺服器或 VPN 後面，OpenAI 看到的是代理伺服器或 VPN 的位址。',
    ],
    sources: [links.ipAllowlist],
    example: '401 ip_not_authorized: "Your IP is not authorized to …"',
  },
  'region-unsupported': {
    title: '不支援的國家或地區',
    lead: () => '地區不支援：這個請求送出的地點，OpenAI 沒有提供 API。',
    meaning: () => [
      '判斷的依據是 OpenAI 看到的位址，所以 VPN、代理伺服器或雲端伺服器會影響結果。金鑰能不能用，目前不知道。',
    ],
    next: (s) => [
      s.ci
        ? '在支援的國家或地區執行這個 CI 工作，並看看代理伺服器是不是把流量送到別處。'
        : '如果你人在支援的國家：關閉 VPN 或代理伺服器，再檢查一次：\n  npx keycheck verify',
      say`OpenAI 列出了支援的國家；從這裡找起：${links.docs.url}`,
    ],
    more: [
      '拒絕是依網路位址決定的，還沒有看金鑰。同一把金鑰在別的地方可能會得到回應。',
      '雲端伺服器或 VPN 所在的國家可能和你想的不同：算的是它的位址，不是你的。',
      'keycheck 只指出這件事，不提供繞過的方法。',
    ],
    sources: [links.errorCodes],
    example:
      '403 request_forbidden, unsupported_country_region_territory: "Country, region, or territory not supported"',
  },
  'wrong-regional-host': {
    title: '需要另一個地區的網址',
    lead: (s) =>
      s.facts.host !== undefined
        ? say`網址不對：${theKey(s)} 的專案存放在另一個地區，請求要送到 ${shown(s.facts.host)}。`
        : say`網址不對：${theKey(s)} 的專案存放在另一個地區，有自己的網址。`,
    meaning: () => ['專案的地區在建立時選定，之後不會改變。'],
    next: (s) => {
      const host = s.facts.host ?? '';
      if (!ownRegion.test(host))
        return [say`到 ${links.projects.url} 查看專案的地區，並把 OPENAI_BASE_URL 設為那個地區的網址。`];
      return [
        s.ci
          ? say`替這個 CI 工作設定：\n  OPENAI_BASE_URL=https://${host}/v1`
          : say`設定網址，這裡和 .env 都要：\n  ${assign('OPENAI_BASE_URL', `https://${host}/v1`, s.shell)}`,
        checkAgain(s),
      ];
    },
    more: [
      '設定了資料存放地（data residency）的專案，只在該地區的主機回應：us、eu、ae、au、in 或 jp，後面接 .api.openai.com。',
      '專案的地區無法更改。要使用一般的網址，就建立一個沒有指定地區的專案，並在裡面建立金鑰。',
    ],
    sources: [links.sdk, links.errorCodes],
    example:
      '401 incorrect_hostname: "Attempted to access resource with incorrect regional hostname. Please make your request to us.api.openai.com"',
  },
  ...mismatchCauses,
} satisfies Partial<Record<Cause, CauseWords>>;
