import type { Effect, FindingOf } from '../../../core/doctor.ts';
import type { Said } from '../../shapes.ts';
import { shown } from '../../shown.ts';
import type { Hints } from '../../situation.ts';
import { unset } from '../phrases.ts';
import { say } from '../say.ts';
import { at } from './parts.ts';

/** How to take a variable away where it is set. */
function remove({ variable, path, line }: FindingOf<'variable'>, h: Hints): string {
  if (path !== null) return say`從 ${at({ path, line }, h)} 拿掉 ${shown(variable)}。`;
  if (h.ci) return say`從這個 CI 工作的設定拿掉 ${shown(variable)}。`;
  const command = unset(variable, h.shell);
  return command === null ? say`從這個終端機移除 ${shown(variable)}。` : command;
}

const placed = (f: FindingOf<'variable'>, h: Hints): string => `${f.variable}（${at(f, h)}）`;

/** What is said of variables that change what programs send. */
export const effects: Record<Effect, (f: FindingOf<'variable'>, h: Hints) => Said> = {
  organization: (f, h) => ({
    lead:
      f.value === null
        ? say`${placed(f, h)} 讓每個請求都算在那個組織名下`
        : say`${placed(f, h)} 讓每個請求都算在 ${shown(f.value)} 名下`,
    more: ['專案金鑰知道自己的組織，不需要它；這裡的舊 ID 會讓好的金鑰失敗。'],
    next: remove(f, h),
  }),
  'organization-malformed': (f, h) => ({
    lead: say`${placed(f, h)} 裡不是組織的 ID`,
    more: ['組織 ID 的開頭是 org-；用組織的名稱行不通。'],
    next: remove(f, h),
  }),
  project: (f, h) => ({
    lead: f.value === null ? say`${placed(f, h)} 指定了專案` : say`${placed(f, h)} 指定了專案 ${shown(f.value)}`,
  }),
  'project-name': (f, h) => ({
    lead: say`${placed(f, h)} 裡不是專案的 ID`,
    more: ['專案 ID 的開頭是 proj_；裡面放專案名稱的話，每個請求都會失敗。'],
    next: remove(f, h),
  }),
  'base-url': (f, h) => ({
    lead:
      f.value === null
        ? say`${placed(f, h)} 會把請求送到無法使用的網址`
        : say`${placed(f, h)} 會把請求送到 ${shown(f.value)}`,
    ...(f.value === 'api.openai.com' ? {} : { more: ['經營那個網址的人會收到金鑰。'], next: remove(f, h) }),
  }),
  'base-url-practice': (f, h) => ({
    lead: say`${placed(f, h)} 是練習平台的網址，旁邊放的是練習金鑰`,
  }),
  'custom-headers': (f, h) => ({
    lead: say`${placed(f, h)} 會替每個請求加上標頭`,
    more: ['它甚至能換掉金鑰。keycheck 不理會它；openai 套件會照做。'],
    next: remove(f, h),
  }),
  log: (f, h) => ({
    lead: say`${f.variable}=${f.value === null ? '…' : shown(f.value)}（${at(f, h)}）會讓 openai 套件印出請求`,
    more: ['使用者寫的內容和得到的回應，都會留在紀錄裡。'],
    next: remove(f, h),
  }),
  'node-debug': (f, h) => ({
    lead: say`${placed(f, h)} 會讓 Node 印出讀取或傳送的內容，包括金鑰`,
    more: ['沒有送出任何東西，所以什麼都不會印出來。'],
    next: remove(f, h),
  }),
  'node-debug-other': (f, h) => ({
    lead: say`${placed(f, h)} 會讓 Node 印出內部的運作`,
    next: remove(f, h),
  }),
  'node-options': (f, h) => ({
    lead: say`${placed(f, h)} 會改變每個 Node 程式的啟動方式`,
    more: ['它會載入程式碼，或改變連線的方式。是你設定的嗎？'],
    next: remove(f, h),
  }),
  certificates: (f, h) => ({ lead: say`${placed(f, h)} 加入了 Node 信任的憑證` }),
  'certificates-missing': (f, h) =>
    f.value === 'env-file'
      ? {
          lead: say`${at(f, h)} 的 ${f.variable} 沒有作用`,
          more: ['Node 在啟動時讀取它，比任何 env 檔都早。'],
          next: '在啟動程式的終端機設定它。',
        }
      : {
          lead:
            f.value === 'file'
              ? say`${placed(f, h)} 指定的檔案裡沒有憑證`
              : say`${placed(f, h)} 指定的檔案不存在或無法讀取`,
          more: ['Node 會略過它繼續執行，經過公司過濾設備的連線就會失敗。'],
          next: remove(f, h),
        },
  proxy: (f, h) => ({
    lead: f.value === null ? say`${placed(f, h)}：代理伺服器` : `${placed(f, h)}：${shown(f.value)}`,
    more: ['keycheck 會經過它。Node 自己的 fetch 不會，所以 openai 套件也不會。'],
    next: 'Node 24 以上設定 NODE_USE_ENV_PROXY=1；較舊的版本，要給用戶端一個 proxy agent。',
  }),
  'proxy-malformed': (f, h) => ({
    lead: say`${placed(f, h)} 不是位址`,
    more: ['代理伺服器的寫法是 http://host:port 。'],
    next: remove(f, h),
  }),
  'tls-off': (f, h) => ({
    lead: say`${f.variable}=0（${at(f, h)}）關閉了「收到金鑰的是誰」的檢查`,
    more: ['途中任何人都能冒充 OpenAI 並讀到它。keycheck 仍然會檢查。'],
    next: remove(f, h),
  }),
  'wrong-name': (f, h) => ({
    lead: say`${placed(f, h)} 不是程式會讀的名稱`,
    more: [f.instead === null ? 'openai 套件讀的是另一個名稱。' : say`openai 套件讀的是 ${f.instead}。`],
    next: rename(f, h),
  }),
};

/** The step from a name that nobody reads to the one that programs do. */
function rename(f: FindingOf<'variable'>, h: Hints): string {
  const name = f.instead ?? '程式會讀的名稱';
  if (f.path !== null) return say`在 ${at(f, h)} 把名稱改成 ${name}。`;
  const command = h.ci ? null : unset(f.variable, h.shell);
  return command === null ? say`改為設定 ${name}。` : say`改為設定 ${name}，然後：\n  ${command}`;
}
