import type { Cause } from '../../../core/causes/ids.ts';
import { practice, startPractice } from '../../commands.ts';
import { links } from '../../links.ts';
import type { CauseWords } from '../../shapes.ts';
import { shown } from '../../shown.ts';
import type { Situation } from '../../situation.ts';
import { hostOf, listProxies, span } from '../phrases.ts';
import { say } from '../say.ts';
import { tlsCauses } from './tls.ts';

/** Causes on the way to the endpoint. */

const notSent = '金鑰沒有送出，所以還不知道它能不能用。';
const about = '想了解代理伺服器和公司網路：\n  npx keycheck explain proxies';
const again = '再檢查一次：\n  npx keycheck verify';

const code = (s: Situation): string =>
  s.facts.networkCode === undefined ? '' : `（${shown(s.facts.networkCode, 40)}）`;

function refusedNext(s: Situation): string[] {
  if (practice(s)) return [`在另一個終端機啟動練習平台，再檢查一次：\n  ${startPractice(s)}`];
  if (s.endpoint.kind === 'loopback')
    return [say`啟動應該在 ${shown(s.endpoint.baseUrl)} 回應的伺服器，並確認連接埠。`, again];
  return [say`看看這個網路的防火牆或 VPN 有沒有擋住 ${hostOf(s)}；換一個網路試試，例如手機的。`, about];
}

/** What the proxy did, per reason; a status says enough where no reason is given. */
const proxyForms: Readonly<Record<string, (host: string) => string>> = {
  login: () => '要求使用者名稱和密碼',
  refused: (host) => say`不讓這台電腦連到 ${host}`,
  unreachable: () => '連不上',
  unsupported: () => '是 keycheck 無法使用的類型',
  malformed: () => '的位址 keycheck 讀不懂',
};

/** Which form it is, or null where nothing says it. */
function proxyForm(s: Situation): string | null {
  if (s.facts.reason !== undefined && Object.hasOwn(proxyForms, s.facts.reason)) return s.facts.reason;
  if (s.facts.status === 407) return 'login';
  return s.facts.status === undefined ? null : 'refused';
}

function proxyLead(s: Situation): string {
  const proxy = s.facts.proxy === undefined ? '代理伺服器' : say`代理伺服器 ${shown(s.facts.proxy, 60)}`;
  const did = proxyForms[proxyForm(s) ?? '']?.(hostOf(s)) ?? say`沒有開通到 ${hostOf(s)} 的路`;
  return s.facts.status === undefined
    ? say`代理失敗：${proxy} ${did}。`
    : say`代理失敗：${proxy} ${did}（狀態碼 ${s.facts.status}）。`;
}

export const networkCauses = {
  'dns-failure': {
    title: '找不到主機的位址',
    lead: (s) => say`沒有連線：這台電腦找不到 ${hostOf(s)} 的位址。`,
    meaning: (s) => [
      notSent,
      ...(s.facts.reason === 'unavailable' ? ['名稱伺服器（DNS）沒有回應。'] : []),
      s.ci ? '這個 CI 工作有網路嗎？' : '現在有連上網路嗎？',
    ],
    next: (s) => [
      ...(s.endpoint.kind === 'elsewhere' ? [say`看看 ${hostOf(s)} 有沒有拼對；它來自 API 網址（base URL）。`] : []),
      s.ci
        ? '確認這個 CI 工作可以使用網路，再執行一次。'
        : say`用瀏覽器開啟 ${links.platform.url} ：如果也打不開，問題就在連線。然後：\n  npx keycheck verify`,
    ],
    more: [
      '送出任何東西之前，要先查主機名稱的位址（DNS）。這次沒有查到：沒有網路、名稱伺服器沒有回應、VPN 要用它自己的，或主機名稱拼錯了。',
      '在容器和 CI 裡，工作常常是刻意在沒有網路的環境執行。',
      '一直不回應的名稱伺服器，可能讓執行時間比 --timeout 稍長：這由系統決定。',
    ],
    sources: [],
    example: 'getaddrinfo ENOTFOUND api.openai.com',
  },
  'connection-refused': {
    title: '連線被拒絕',
    lead: (s) =>
      s.endpoint.kind === 'loopback'
        ? say`沒有人回應：${shown(s.endpoint.baseUrl)} 沒有程式在等候連線。`
        : say`連線被拒絕：${hostOf(s)} 不接受從這裡來的連線。`,
    meaning: () => [notSent],
    next: refusedNext,
    more: [
      '連得到那台機器，但它拒絕連線。在這台電腦上，表示伺服器沒有啟動，或在另一個連接埠。在別處，多半是防火牆。',
      '練習：keycheck sandbox 執行時，.env.sandbox 裡的網址才會回應。',
    ],
    sources: [],
    example: 'connect ECONNREFUSED 127.0.0.1:4141',
  },
  unreachable: {
    title: '網路無法到達',
    lead: (s) => say`無法到達：這個網路沒有通往 ${hostOf(s)} 的路徑${code(s)}。`,
    meaning: (s) =>
      s.facts.reason === 'only-ipv6' ? ['只查得到它的 IPv6 位址，而這個網路沒有 IPv6。', notSent] : [notSent],
    next: (s) => [
      s.ci
        ? '確認這個 CI 工作可以使用網路，再執行一次。'
        : '看看有沒有連上網路，VPN 是不是只連了一半。然後：\n  npx keycheck verify',
      about,
    ],
    more: ['系統不知道怎麼到達那個位址：沒有網路、VPN 只連了一半，或主機只有 IPv6 位址，而這個網路沒有 IPv6。'],
    sources: [],
    example: 'connect ENETUNREACH',
  },
  'connection-lost': {
    title: '連線中斷',
    lead: (s) => say`連線中斷：收完回應之前，和 ${hostOf(s)} 的連線就斷了。`,
    meaning: (s) => [
      '請求可能已經送到。金鑰能不能用，目前不知道。',
      ...(s.request.attempts > 1 ? [say`keycheck 試了 ${s.request.attempts} 次。`] : []),
    ],
    next: () => [again, '如果每次都這樣，就是這個網路上有東西切斷它，例如過濾設備或 VPN：換一個網路試試。'],
    more: [
      '連線偶爾中斷很平常。每次都中斷，就是途中有東西切斷它：公司的過濾設備、VPN、防毒軟體。',
      '中斷的請求可能已經計費；以 keycheck 自己的檢查來說，約 US$0.00001。',
    ],
    sources: [],
    example: 'read ECONNRESET',
  },
  timeout: {
    title: '逾時沒有回應',
    lead: (s) => say`逾時：${hostOf(s)} 在 ${span(Math.round(s.request.durationMs / 1000))}內沒有回應。`,
    meaning: () => ['金鑰能不能用，目前不知道。'],
    next: (s) => [
      '再檢查一次，多給一點時間：\n  npx keycheck verify --timeout 2m',
      s.endpoint.kind === 'openai'
        ? say`如果還是一樣：換一個網路試試，並看看 ${links.status.url}`
        : say`如果還是一樣：看看 ${hostOf(s)} 有沒有在執行。`,
    ],
    more: [
      'keycheck 等候連線 5 秒，等候回應開始 15 秒，總共 30 秒；--timeout 可以更改總時間。',
      '默默丟棄封包的防火牆看起來就像這樣，還在載入的本機模型也是。',
    ],
    sources: [],
    example: '（30 秒內什麼都沒有收到）',
  },
  'proxy-failure': {
    title: '代理伺服器沒有放行',
    lead: proxyLead,
    meaning: () => [notSent, '代理伺服器來自變數 HTTPS_PROXY（或同類的變數）。'],
    next: (s) => [
      proxyForm(s) === 'login'
        ? '把使用者名稱和密碼放進代理伺服器的位址（向 IT 人員詢問正確的位址）：\n  HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT'
        : say`向 IT 人員詢問正確的代理伺服器位址，以及是否允許連到 ${hostOf(s)}。`,
      s.ci
        ? '如果不需要代理伺服器：從這個 CI 工作移除 HTTPS_PROXY。'
        : say`如果這裡不需要代理伺服器，就移除變數。要看是哪一個：\n  ${listProxies(s.shell)}`,
    ],
    more: [
      '代理伺服器是途中的一站，公司的網路會要求程式經過它。keycheck 會依照 HTTPS_PROXY、HTTP_PROXY、ALL_PROXY 和 NO_PROXY，顯示代理伺服器時不含密碼。',
      '拒絕來自代理伺服器，那時通往 API 的路還沒有開通：金鑰沒有送出。',
      'Node 20 和 22 上的許多程式會忽略這些變數，所以你自己的程式可能和 keycheck 的結果不同。從 Node 24 起，NODE_USE_ENV_PROXY=1 會讓 Node 使用它們。',
    ],
    sources: [],
    example: 'CONNECT api.openai.com:443 → 407 Proxy Authentication Required',
  },
  ...tlsCauses,
} satisfies Partial<Record<Cause, CauseWords>>;
