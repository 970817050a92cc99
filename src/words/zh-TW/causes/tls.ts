import type { Cause } from '../../../core/causes/ids.ts';
import { links } from '../../links.ts';
import type { CauseWords } from '../../shapes.ts';
import { shown } from '../../shown.ts';
import type { Situation } from '../../situation.ts';
import { assign, hostOf } from '../phrases.ts';
import { say } from '../say.ts';

/** Causes about the proof of identity (certificate) at the other end. */

const notSent = '金鑰沒有送出，所以還不知道它能不能用。';
const never = '不要關閉這項檢查：那樣別人就讀得到金鑰。';

const certificateFile = (s: Situation): string =>
  assign(
    'NODE_EXTRA_CA_CERTS',
    s.platform === 'win32' ? 'C:\\path\\to\\company-root.pem' : '/path/to/company-root.pem',
    s.shell,
  );

const notYet = (s: Situation): boolean =>
  s.facts.reason === 'not-yet-valid' || (s.facts.validFrom !== undefined && s.facts.validTo === undefined);

function dates(s: Situation): string[] {
  if (s.facts.validFrom !== undefined && notYet(s)) return [say`它從 ${shown(s.facts.validFrom, 20)} 起才有效。`];
  return s.facts.validTo === undefined ? [] : [say`它的有效期到 ${shown(s.facts.validTo, 20)} 為止。`];
}

export const tlsCauses = {
  'tls-untrusted': {
    title: '憑證不受信任',
    lead: (s) => say`不受信任：代表 ${hostOf(s)} 回應的一方，出示了這台電腦不信任的憑證（身分證明）。`,
    meaning: () => ['途中常有公司的過濾設備（代理伺服器）。', notSent],
    next: (s) => [
      say`向 IT 人員索取公司的根憑證檔案，再這樣檢查：\n  ${certificateFile(s)}\n  npx keycheck verify`,
      ...(s.endpoint.kind === 'elsewhere' || s.endpoint.kind === 'loopback'
        ? ['如果是你自己的伺服器：用同樣的方式指定它的憑證。']
        : []),
      never,
    ],
    more: [
      '有些公司和防毒軟體會拆開加密連線，再用自己的憑證封起來。那些電腦上的瀏覽器認得這張憑證；Node 不認得，除非 NODE_EXTRA_CA_CERTS 指定了它的檔案。',
      'NODE_EXTRA_CA_CERTS 只多信任一個憑證機構，檢查全部保留。NODE_TLS_REJECT_UNAUTHORIZED=0 會停掉所有檢查：不論誰建議，都不要用。',
      '如果你所在的地方沒有這種過濾設備，可能有人在竊聽：送出金鑰之前，先換一個網路試試。',
    ],
    sources: [links.nodeCertificates],
    example: 'SELF_SIGNED_CERT_IN_CHAIN, UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  },
  'tls-expired': {
    title: '憑證不在有效期內',
    lead: (s) =>
      s.facts.reason === 'clock-behind'
        ? say`時鐘不對：依這台電腦的日期，${hostOf(s)} 的憑證不可能有效。`
        : notYet(s)
          ? say`尚未生效：依這台電腦的時鐘，${hostOf(s)} 的憑證還沒開始生效。`
          : say`憑證過期：依這台電腦的時鐘，${hostOf(s)} 的憑證已經到期。`,
    meaning: (s) => [
      ...dates(s),
      notSent,
      s.facts.reason === 'clock-behind'
        ? '那個日期比 keycheck 本身的製作日期還早。'
        : notYet(s)
          ? '很可能是這台電腦的時鐘不對。'
          : '可能是伺服器的憑證舊了，也可能是這台電腦的時鐘不對。',
    ],
    next: (s) => [
      s.ci
        ? '查看 runner 的日期並校正時鐘，再重新執行這個 CI 工作。'
        : '看看這台電腦的日期和時間對不對，並開啟自動校時。然後：\n  npx keycheck verify',
      ...(s.endpoint.kind === 'openai'
        ? ['如果時鐘是對的：從這裡到 OpenAI 的途中，有東西出示了舊的憑證。詢問 IT 人員，或換一個網路試試。']
        : [say`如果時鐘是對的：詢問經營 ${hostOf(s)} 的人。`]),
    ],
    more: ['憑證只在一段日期內有效。時鐘差了好幾年（例如電池沒電，或虛擬機器休眠過），每張憑證看起來都會不對。', never],
    sources: [],
    example: 'CERT_HAS_EXPIRED, CERT_NOT_YET_VALID',
  },
  'tls-wrong-host': {
    title: '另一個主機的憑證',
    lead: (s) => say`主機不對：代表 ${hostOf(s)} 回應的一方，出示的是另一個主機的憑證。`,
    meaning: () => [notSent, '可能是 API 網址（base URL）的名稱不對、Wi-Fi 的登入頁面，或途中有東西冒充它。'],
    next: (s) => [
      s.endpoint.kind === 'openai'
        ? '用瀏覽器開啟任何網頁，如果要求登入網路就登入，再檢查一次：\n  npx keycheck verify'
        : say`看看 API 網址（base URL）裡的主機對不對：${hostOf(s)}`,
      never,
    ],
    more: [
      '憑證本身沒有問題，但屬於另一個名稱。旅館和火車上的登入頁面會這樣，用錯誤的名稱或直接用 IP 位址連到的伺服器也會。',
    ],
    sources: [],
    example: 'ERR_TLS_CERT_ALTNAME_INVALID',
  },
  'tls-protocol': {
    title: '無法建立安全連線',
    lead: (s) => say`沒有安全連線：${hostOf(s)} 和這台電腦無法就加密方式達成一致。`,
    meaning: (s) => [
      notSent,
      s.facts.reason === 'plain-http'
        ? '在那個位址回應的，是沒有加密的 http。'
        : '在那個位址的，可能是沒有加密的 http，或很舊的加密方式。',
    ],
    next: (s) => [
      s.endpoint.kind === 'openai'
        ? '換一個網路試試；如果那裡可以，詢問 IT 人員，這裡是什麼在拆開加密連線。'
        : s.endpoint.kind === 'loopback'
          ? say`看看 ${shown(s.endpoint.baseUrl)} 的網址和連接埠對不對。在這台電腦上，開頭可能必須是 http:`
          : say`看看 ${shown(s.endpoint.baseUrl)} 的網址和連接埠對不對。`,
    ],
    more: ['https 需要兩端都使用 TLS 1.2 或更新的版本。沒有加密的 http 連接埠所回應的內容，看起來就像壞掉的加密。'],
    sources: [],
    example: 'ERR_SSL_WRONG_VERSION_NUMBER',
  },
} satisfies Partial<Record<Cause, CauseWords>>;
