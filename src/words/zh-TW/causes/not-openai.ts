import type { Cause } from '../../../core/causes/ids.ts';
import { links } from '../../links.ts';
import type { CauseWords } from '../../shapes.ts';
import { shown } from '../../shown.ts';
import type { Situation } from '../../situation.ts';
import { hostOf, listProxies, removeSetting, settingPlace } from '../phrases.ts';
import { say } from '../say.ts';

/** Causes where something answered, but not the Responses API. */

const unknownKey = '金鑰能不能用，目前不知道。';
const status = (s: Situation): string => {
  const code = s.facts.status ?? s.request.status;
  return code === null ? '' : say`（狀態碼 ${code}）`;
};

/** Where the address comes from, where that is known. */
const addressFrom = (s: Situation): string[] =>
  s.settings.baseUrl ? [say`這個網址來自${settingPlace(s.settings.baseUrl, s)}。`] : [];

function addressNext(s: Situation): string[] {
  if (!s.settings.baseUrl) return ['把 API 網址（base URL）寫到 API 開始的地方為止，例如 https://api.openai.com/v1 。'];
  return [
    '把它改成停在 API 開始的地方，結尾通常是 /v1，不含 /responses 或 /chat/completions。',
    say`要改用 OpenAI 自己的網址：${removeSetting(s.settings.baseUrl, '--base-url', s)}`,
  ];
}

function gatewayLead(s: Situation): string {
  switch (s.facts.reason) {
    case 'no-key-arrived':
      return say`金鑰在途中不見了：${hostOf(s)} 說沒有收到金鑰，但其實送出了。`;
    case 'empty':
      return say`不是 API：${hostOf(s)} 傳回了空白的拒絕${status(s)}。`;
    case 'blocked':
      return say`被擋下：${hostOf(s)} 前面的過濾設備拒絕了請求${status(s)}。`;
    default:
      return s.endpoint.kind === 'openai'
        ? say`不是 OpenAI：傳回來的是網頁，不是 API 的回應${status(s)}。`
        : say`不是 API：${hostOf(s)} 傳回網頁，而不是 API 的回應${status(s)}。`;
  }
}

const keyLost = (s: Situation): boolean => s.facts.reason === 'no-key-arrived';

function gatewayMeaning(s: Situation): string[] {
  if (keyLost(s)) return ['途中有東西拿掉了 Authorization 標頭：代理伺服器、過濾設備或閘道。', unknownKey];
  return [
    s.endpoint.kind === 'openai'
      ? '是公司的過濾設備（代理伺服器）、VPN，還是 Wi-Fi 的登入頁面？'
      : '這是網頁的網址，而不是它的 API 的網址嗎？',
    unknownKey,
  ];
}

function gatewayNext(s: Situation): string[] {
  if (keyLost(s))
    return [
      '換一個網路，或不用代理伺服器試試；如果那樣可以，請 IT 人員讓 Authorization 標頭通過。',
      say`看看設定了哪個代理伺服器：\n  ${listProxies(s.shell)}`,
    ];
  if (s.endpoint.kind !== 'openai') return addressNext(s);
  return s.ci
    ? ['看看這個 runner 是不是透過過濾設備連上網際網路，並放行 api.openai.com；再重新執行這個 CI 工作。']
    : [
        say`在這個網路用瀏覽器開啟 ${links.modelsAddress.url} ，如果網頁要求登入就登入；然後：\n  npx keycheck verify`,
        '如果網頁寫著「blocked」：關閉 VPN，或換一個網路試試。',
      ];
}

export const notOpenaiCauses = {
  'wrong-base-url': {
    title: 'API 網址不對',
    lead: (s) =>
      s.endpoint.baseUrl === ''
        ? say`網址不對：${hostOf(s)} 有回應，但那裡沒有 Responses API${status(s)}。`
        : say`網址不對：${hostOf(s)} 有回應，但 ${shown(s.endpoint.baseUrl, 80)} 沒有 Responses API${status(s)}。`,
    meaning: (s) => [...addressFrom(s), unknownKey],
    next: addressNext,
    more: [
      'API 網址（base URL）是 /responses 前面的部分；OpenAI 的是 https://api.openai.com/v1 。常見的失誤：少了 /v1、寫了兩次，或用了單一請求的網址。',
      '有些自稱與 OpenAI 相容的伺服器只有 chat completions。keycheck 要求的是 response（POST /responses），和 OpenAI 目前的 SDK 和文件一樣。',
    ],
    sources: [links.apiDescription],
    example: '404 invalid_request_error: "Invalid URL (POST /v1/v1/responses)"',
  },
  redirected: {
    title: '被轉到另一個網址',
    lead: (s) =>
      s.facts.location === undefined
        ? say`被轉往別處：${hostOf(s)} 的回應要求改去另一個網址${status(s)}。`
        : say`被轉往別處：${hostOf(s)} 指向 ${shown(s.facts.location, 50)}${status(s)}。`,
    meaning: (s) => ['keycheck 沒有跟過去：金鑰只會送到你選的地方。API 不會把這種請求重新導向。', ...addressFrom(s)],
    next: (s) =>
      s.endpoint.kind === 'openai'
        ? ['如果這個網路有登入頁面，用瀏覽器開啟任何網頁並登入；然後：\n  npx keycheck verify']
        : [
            '看看 API 網址（base URL）是否精確：https、正確的主機、沒有多餘的斜線或文字。',
            '如果另一個網址才是你要的，用 --base-url 指定它。',
          ],
    more: ['重新導向會把金鑰（至少是請求）帶到另一個地方。網路的登入頁面會重新導向，少了 https 或部分路徑的網址也會。'],
    sources: [],
    example: '302, Location: https://login.example/',
  },
  'gateway-error': {
    title: '回應的是別的東西',
    lead: gatewayLead,
    meaning: gatewayMeaning,
    next: gatewayNext,
    more: [
      '過濾設備、登入頁面和防火牆會代替 API 回應，多半是網頁（HTML）。OpenAI 的 API 以 JSON 回應，拒絕時也一樣。',
      'OpenAI 前面有 Cloudflare，可能會擋下某些位址，常見的是 VPN 或資料中心的（「you have been blocked」）。',
      '如果回應的東西位於加密連線裡面（公司的過濾設備就是），請求和其中的金鑰可能已經被讀到。如果你不信任它，就刪除金鑰，並在另一個網路建立新的。',
    ],
    sources: [links.modelsAddress],
    example: '403 text/html: "<title>Attention Required! | Cloudflare</title>"',
  },
  'not-a-response': {
    title: '不是 Responses API 的回應',
    lead: (s) => say`不是 response：${hostOf(s)} 有回應${status(s)}，但不是 Responses API 的格式。`,
    meaning: (s) => [...addressFrom(s), unknownKey],
    next: (s) =>
      s.endpoint.kind === 'openai'
        ? ['再檢查一次；如果還是一樣，產生報告，拿給支援人員看：\n  npx keycheck verify --report report.json']
        : [
            '看看這個伺服器有沒有 Responses API（POST /responses）：有些只有 chat completions。',
            '要看收到了什麼：\n  npx keycheck verify --report report.json',
          ],
    more: [
      '只有包含 object: "response" 的 JSON，keycheck 才算是回應。否則只要伺服器對什麼都說 200，任何文字都會變成能用的金鑰。',
      '見過的其他形式：chat completion、空白的內容、沒有要求的串流、壞掉的 JSON、沒有要求的編碼、超過 1 MiB。',
    ],
    sources: [links.apiDescription],
    example: '200 {"object":"chat.completion", …}',
  },
} satisfies Partial<Record<Cause, CauseWords>>;
