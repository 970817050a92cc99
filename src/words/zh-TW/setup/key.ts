import type { Removed } from '../../../core/key/clean.ts';
import type { KeyFault } from '../../../core/key/judge.ts';
import type { Group, Screen } from '../../screen.ts';
import { glossed, label } from '../labels.ts';
import { listOf, removed } from '../removed.ts';
import { say } from '../say.ts';
import { begin } from './begin.ts';

const notSent = '沒有送出或儲存任何東西。';

const use = {
  text: '文字',
  images: '圖片',
  audio: '語音',
  embeddings: '嵌入',
  files: '檔案',
  tools: '工具',
};

const copyAgain = '用複製按鈕重新複製，再貼上。';

/** A paste that is not a key to be sent: what it is, and how to get the right one. */
const wrong: Record<KeyFault, (page: string, vendor: string) => { what: readonly string[]; next: string }> = {
  empty: () => ({
    what: ['沒有收到任何內容。'],
    next: '用 Ctrl+Shift+V 或滑鼠右鍵（在 Mac 上用 Command-V）貼上金鑰，再按 Enter。',
  }),
  placeholder: () => ({ what: ['這是佔位文字：範例裡用來代替金鑰的字。'], next: '貼上金鑰本身。' }),
  reference: () => ({ what: ['這是一個參照，指向存在別處的金鑰，不是金鑰本身。'], next: '貼上它所代表的金鑰。' }),
  'blank-inside': () => ({ what: ['裡面有空白，而金鑰不會有空白，所以複製到的比金鑰多或少。'], next: copyAgain }),
  'line-break-inside': () => ({ what: ['裡面有換行，所以複製到的比金鑰多或少。'], next: copyAgain }),
  'control-inside': () => ({ what: ['裡面有控制字元，而金鑰不會有這種字元。'], next: copyAgain }),
  'non-ascii': () => ({ what: ['裡面有金鑰不會有的字元。'], next: copyAgain }),
  'too-long': () => ({ what: ['這比金鑰長太多了。'], next: '只複製金鑰，再貼上。' }),
  'several-keys': () => ({ what: ['這是好幾把金鑰連在一起。'], next: '只貼上其中一把。' }),
  admin: (page) => ({
    what: ['這是管理金鑰（sk-admin-）。', '它用來管理組織，不能請模型回答。'],
    next: say`到這裡建立專案金鑰：${page}`,
  }),
  'realtime-secret': (page) => ({
    what: ['這是給瀏覽器用的臨時金鑰（ek_），不是 API 金鑰。'],
    next: say`到這裡建立 API 金鑰：${page}`,
  }),
  'masked-copy': (page) => ({
    what: ['這是金鑰的縮短名稱，中間的字元省略了。', '完整的金鑰只在建立時顯示一次。'],
    next: say`建立新的金鑰，並刪除舊的：${page}`,
  }),
  'organization-id': (page) => ({
    what: ['這是組織的 ID，不是金鑰；金鑰的開頭是 sk-。'],
    next: say`到這裡建立金鑰：${page}`,
  }),
  'project-id': (page) => ({
    what: ['這是專案的 ID，不是金鑰；金鑰的開頭是 sk-。'],
    next: say`到這裡建立金鑰：${page}`,
  }),
  url: (page) => ({ what: ['這是網頁的網址，不是金鑰。'], next: say`到這裡建立金鑰，再貼上：${page}` }),
  'session-token': (page) => ({
    what: ['這個開頭是 eyJ：這是登入權杖（例如 ChatGPT 的），不是 API 金鑰。', '換一個新的權杖也沒有用。'],
    next: say`到這裡建立 API 金鑰：${page}`,
  }),
  'other-vendor': (_page, vendor) => ({
    what: [say`這個開頭和 ${vendor} 的金鑰一樣。`, '它不是給 OpenAI 用的。'],
    next: '貼上 OpenAI 的金鑰，或按 Esc 返回。',
  }),
  'practice-key': () => ({
    what: ['這是練習金鑰：OpenAI 不認得它。'],
    next: '貼上真正的金鑰，或先練習：npx keycheck init --sandbox',
  }),
};

type Box = { label: string; setting: string; alias: string | null };

/** `「Model capabilities」（模型功能）設為「Write」（寫入）`. */
const boxSet = ({ label: name, setting, alias }: Box): string =>
  alias === null
    ? say`${glossed(name)}設為${glossed(setting)}`
    : say`${glossed(name)}設為${glossed(setting)}，也可能叫做${glossed(alias)}`;

/** Screen 3: permission, making the key, pasting it. */
export const key = {
  uses: {
    title: (): Screen => ({ title: begin.title(3), groups: [] }),
    message: '你的程式要處理什麼？可以輸入好幾個數字，例如 1 2',
    labels: {
      text: '文字',
      images: '圖片',
      audio: '語音',
      embeddings: '嵌入（比較文字）',
      files: '檔案',
      tools: '工具，例如網頁搜尋',
    },
    explain: '這會決定金鑰需要哪些權限。能做的事越少，金鑰對小偷就越沒有價值。金鑰的權限之後可以再改。',
  },
  permission: (chosen: readonly (keyof typeof use)[], boxes: readonly Box[], warnings: readonly string[]): Group => ({
    kind: 'prose',
    sentences: [
      say`要處理${chosen.map((name) => use[name]).join('、')}：選擇${label('restricted')}，並把${boxes.map(boxSet).join('；')}。`,
      '其他的都不要開；萬一金鑰被偷，能做的事就比較少。',
      ...(warnings.includes('whole-capability') ? ['設定整個群組，不要只設其中一行：只設一行可能不夠。'] : []),
      ...(warnings.includes('not-read-only')
        ? [say`${label('readOnly')}不夠：它不能請模型回答。`, say`${label('all')}超過你需要的。`]
        : []),
      ...(warnings.includes('project-tools') ? ['網頁搜尋這類工具，也可能在專案層級被關閉；專案的設定裡看得到。'] : []),
    ],
  }),
  create: {
    steps: (page: string): Group => ({
      kind: 'steps',
      items: [
        say`在你的專案開啟這一頁：${page}`,
        say`選擇${label('createKey')}，取個名稱，照上面的說明設定權限。`,
        '現在就複製金鑰。完整的金鑰只會顯示這一次。',
      ],
    }),
    message: '拿到了嗎？',
    copied: '複製好了：貼上',
    open: '開啟網頁',
    blocked: '我看不到那個按鈕',
    explain:
      '網頁上的名稱可能略有不同。你需要的是這個專案的一把新金鑰，權限如上。沒有人能再次顯示它：如果弄丟了，就建立新的，並刪除舊的。',
  },
  blocked: {
    screen: (page: string): Screen => ({
      title: null,
      groups: [
        {
          kind: 'facts',
          heading: '常見的原因，以及該怎麼做',
          rows: [
            { label: '開的是 ChatGPT 的網頁', text: say`改到 ${page}` },
            { label: '開的是另一個組織', text: '在頁面最上方切換' },
            { label: '你的角色不能建立金鑰', text: '擁有者可以更改角色，或替你建立' },
            { label: '只允許服務帳號金鑰', text: '由擁有者建立；它屬於程式' },
          ],
        },
      ],
    }),
    message: '你是哪一種情況？',
    own: '改用我自己的組織',
    write: '寫信給擁有者',
    owner: '我就是擁有者',
    explain:
      '組織可以只允許屬於程式的金鑰（服務帳號金鑰），成員也可能沒有建立金鑰的角色。這兩種情況，組織的擁有者都能幫忙。',
    letter: (folder: string): Screen => ({
      title: null,
      groups: [
        { kind: 'prose', sentences: ['可以直接複製：'] },
        {
          kind: 'copy',
          lines: [
            say`我有一個程式（${folder}）需要 OpenAI API 金鑰。`,
            '能不能請你替它建立一個專案和一個服務帳號，',
            '並透過我們的密碼管理工具把金鑰給我？',
            '它只需要呼叫 Responses API，其他都不用。',
          ],
        },
        { kind: 'prose', sentences: [notSent, '拿到金鑰之後：npx keycheck init'] },
      ],
    }),
    ownerScreen: (pages: { projects: string; people: string; keys: string }): Screen => ({
      title: null,
      groups: [
        {
          kind: 'steps',
          items: [
            say`開啟 ${pages.projects} ，選擇專案，看它的金鑰設定：可能只允許服務帳號。`,
            say`人員的角色：${pages.people} 。專案的擁有者可以建立金鑰。`,
            say`然後回到 ${pages.keys} 。更改最多需要 15 分鐘才會生效。`,
          ],
        },
      ],
    }),
  },
  paste: {
    message: '金鑰：',
    hint: (windows: boolean): string[] => [
      '貼上金鑰，再按 Enter。',
      '金鑰不會顯示出來。',
      ...(windows ? ['如果沒有反應，試試滑鼠右鍵，不要用 Ctrl-V。'] : []),
    ],
    explain: '讀取金鑰時不會顯示它，在你同意儲存之前只留在記憶體裡。之後會顯示收到幾個字元，以及最後四個字元。',
    received: (length: number, tail: string | null): string[] => [
      tail === null ? say`收到 ${length} 個字元。` : say`收到 ${length} 個字元，結尾是 …${tail}。`,
    ],
    kinds: {
      project: '看起來是專案金鑰。',
      'service-account': '看起來是服務帳號金鑰：它屬於程式。',
      admin: '看起來是管理金鑰。',
      legacy: '看起來是舊式金鑰，來自還沒有專案的時候。',
      'session-token': '看起來是登入權杖。',
      'other-vendor': '看起來是另一家公司的金鑰。',
      sandbox: '這是練習金鑰。',
      unknown: '從外觀看不出它的種類。',
    },
    removed: (things: readonly Removed[]): string[] =>
      things.length === 0
        ? []
        : [say`已拿掉金鑰前後的${listOf(things.map((thing) => removed[thing]))}。`, '金鑰裡面沒有任何更動。'],
    notSent,
    odd: (marker: boolean): string[] =>
      marker
        ? [
            'OpenAI 的金鑰中間有固定的記號，這把沒有。',
            '如果是向轉售商買的，它只能在賣家的網址使用（--base-url），而且賣家讀得到你送出的所有內容。',
          ]
        : ['以 OpenAI 的金鑰來說，它的長度或字元不常見，可能少了一部分。'],
    oddQuestion: {
      message: '要怎麼做？',
      again: '貼上另一把金鑰',
      anyway: (host: string) => say`還是到 ${host} 檢查它`,
      stop: '停止',
      explain:
        '金鑰的外觀只是線索：不尋常的金鑰確實存在。如果它來自 OpenAI，檢查它是安全的。如果來自別人，它就不屬於這個網址。',
    },
    again: '貼上另一把，或按 Esc 返回。',
    wrong,
    ctrlV: {
      what: ['收到的是 Ctrl-V，沒有文字：在終端機裡要用別的方式貼上。'],
      next: '按 Ctrl+Shift+V 或滑鼠右鍵（在 Mac 上用 Command-V），再按 Enter。',
    },
  },
};
