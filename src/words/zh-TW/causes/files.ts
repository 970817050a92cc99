import type { Cause } from '../../../core/causes/ids.ts';
import type { EnvFileFault } from '../../../core/file-faults.ts';
import { links } from '../../links.ts';
import type { CauseWords } from '../../shapes.ts';
import { shown } from '../../shown.ts';
import type { Situation } from '../../situation.ts';
import { fileOf, path, ruleStays, whereSet } from '../phrases.ts';
import { say } from '../say.ts';
import { envFileExposed } from './exposed.ts';

/** Causes about env files: reading, writing, and who else may see them. */

const theFile = (s: Situation): string => fileOf(s) ?? 'env 檔';

/** What stands in the way, per reason; the same words for reading and writing. */
const faults: Readonly<Record<EnvFileFault, string>> = {
  folder: '它是資料夾',
  fifo: '它是具名管線，不是檔案',
  socket: '它是 socket，不是檔案',
  device: '它是裝置，不是檔案',
  absent: '它不存在',
  denied: '目前的使用者不能開啟它',
  'too-large': '它比一般的 env 檔大太多了',
  'utf-16': '它以 UTF-16 編碼，程式讀到的會是亂碼',
  'not-utf-8': '它不是 UTF-8 編碼',
  'link-outside': '它是連結，指向這個資料夾以外的檔案',
  'link-dangling': '它是連結，指向不存在的檔案',
  'link-loop': '它是連結，最後又指回自己',
  'git-folder': '它在 git 自己的資料夾裡',
  io: '磁碟回報了錯誤',
  'read-only': '它被標示為唯讀',
  'read-only-folder': '它所在的資料夾或整個磁碟是唯讀的',
  'disk-full': '磁碟已滿',
  'hard-link': '同一個檔案在別處還有另一個名稱（硬連結），安全的寫入方式會切斷它',
  'changed-meanwhile': '在這期間，另一個程式改了它',
  busy: '另一個程式正開著它',
  'other-owner': '它屬於另一個使用者',
  'no-folder': '它所在的資料夾不存在',
  'readers-disagree': '寫入之後，不同的程式會從它讀到不同的值',
};

const fault = (s: Situation): string => faults[s.facts.reason as EnvFileFault] ?? '系統不允許';

/** A file name for a command line. */
const asWord = (s: Situation): string => path(s.facts.file ?? '.env', s.shell);

function readNext(s: Situation): string[] {
  switch (s.facts.reason) {
    case 'utf-16':
    case 'not-utf-8':
      return [
        '在編輯器裡把它存成 UTF-8。（PowerShell 的「echo … > .env」會寫成 UTF-16。）',
        '或讓 keycheck 把金鑰寫進新的檔案：\n  npx keycheck init --dotenv .env.local',
      ];
    case 'absent':
      return ['把存在的檔案路徑交給 --dotenv，或不要用這個選項。', '要建立一個：\n  npx keycheck init'];
    case 'denied':
    case 'other-owner':
      return s.shell === 'posix' || s.shell === 'fish'
        ? [say`看看它屬於誰，並給自己讀取的權限：\n  ls -l ${asWord(s)}`]
        : ['看它的「內容」（Properties）裡的「安全性」（Security），並給自己讀取的權限。'];
    default:
      return [
        '指定另一個檔案：\n  npx keycheck verify --dotenv .env.local',
        '只檢查環境變數裡的金鑰：\n  npx keycheck verify --dotenv none',
      ];
  }
}

function writeNext(s: Situation): string[] {
  switch (s.facts.reason) {
    case 'disk-full':
      return ['空出一些磁碟空間，再執行一次：\n  npx keycheck init'];
    case 'changed-meanwhile':
    case 'busy':
      return ['關閉正開著它的程式，再執行一次：\n  npx keycheck init'];
    case 'readers-disagree':
      return ['手動整理金鑰前後的幾行（沒有結尾的引號、接續到下一行的內容），再執行一次：\n  npx keycheck init'];
    case 'denied':
    case 'read-only':
    case 'other-owner':
      return s.shell === 'posix' || s.shell === 'fish'
        ? [
            say`看看它屬於誰，以及能不能寫入：\n  ls -l ${asWord(s)}`,
            '改用另一個檔案：\n  npx keycheck init --dotenv .env.local',
          ]
        : [
            '看它的「內容」（Properties）：「唯讀」（Read-only）和「安全性」（Security）。',
            '改用另一個檔案：\n  npx keycheck init --dotenv .env.local',
          ];
    default:
      return ['改用另一個檔案：\n  npx keycheck init --dotenv .env.local'];
  }
}

const publicNames = /^(?:NEXT_PUBLIC|VITE|REACT_APP|PUBLIC|EXPO_PUBLIC|NUXT_PUBLIC|GATSBY|VUE_APP|NG_APP)_/;

/** The beginning of the variable's name that makes bundlers publish it, such as `NEXT_PUBLIC_`. */
const publicPrefix = (s: Situation): string | null =>
  publicNames.exec(s.facts.variable ?? s.key?.variable ?? '')?.[0] ?? null;

/** The step to a name that stays on the server. */
function privateName(s: Situation): string {
  const prefix = publicPrefix(s);
  return prefix === null
    ? '改用沒有公開字首的名稱，例如 OPENAI_API_KEY，並且只在伺服器端讀取：\n  npx keycheck init'
    : say`改用開頭沒有 ${prefix} 的名稱，例如 OPENAI_API_KEY，並且只在伺服器端讀取：\n  npx keycheck init`;
}

export const fileCauses = {
  'env-file-unreadable': {
    title: 'env 檔無法讀取',
    lead: (s) => say`無法讀取 ${theFile(s)}：${fault(s)}。`,
    meaning: () => ['真正要用的金鑰可能在裡面，所以沒有改為檢查別的金鑰。', '沒有送出任何東西。'],
    next: readNext,
    more: [
      '金鑰可能在讀不到的檔案裡時，keycheck 會停下來：如果改用順序較後面的來源，得到的答案就會是你的程式沒在用的金鑰。',
      'PowerShell 5 用「>」和「Out-File」會寫出 UTF-16；程式就完全看不到變數。把檔案存成 UTF-8。',
      '名為 .env 的資料夾通常是 Python 的虛擬環境。把金鑰放進另一個名稱的檔案，例如 .env.local。',
    ],
    sources: [],
    example: '.env：UTF-16 little endian（FF FE），由 PowerShell 寫入',
  },
  'env-file-unwritable': {
    title: 'env 檔無法寫入',
    lead: (s) => say`無法寫入 ${theFile(s)}：${fault(s)}。`,
    meaning: (s) => [
      ...(s.facts.reader === undefined ? [] : [say`會讀到不同結果的是：${shown(s.facts.reader, 40)}。`]),
      '檔案和原本一樣。',
      ...ruleStays(s),
    ],
    next: writeNext,
    more: [
      'keycheck 會把新內容寫在舊檔案旁邊，再用改名的方式一次換上。如果這樣會失去什麼（檔案的另一個名稱、期間發生的更動、指向別處的連結），就什麼都不寫。',
      'env 檔沒有標準：dotenv、Docker、Python 和 shell 讀引號、# 和換行的方式都不同。改過的檔案如果會有不只一種讀法，keycheck 就不寫。',
    ],
    sources: [],
    example: 'EROFS: read-only file system',
  },
  'env-file-exposed': envFileExposed,
  'client-exposed-key': {
    title: '瀏覽器會收到的金鑰',
    lead: (s) =>
      s.facts.reason === 'bundle'
        ? say`已外露：${theFile(s)} 會送到瀏覽器，而金鑰在裡面。`
        : say`已外露：${whereSet(s)} 的名稱會讓前端工具把它放進瀏覽器的程式碼。`,
    meaning: () => ['這樣一來，每個訪客都讀得到金鑰，也能花你的額度。', '沒有送出任何東西。'],
    next: (s) => [privateName(s), say`如果網頁曾經公開：到 ${links.apiKeys.url} 刪除那把金鑰，並建立新的。`],
    more: [
      '開頭是 NEXT_PUBLIC_、VITE_、REACT_APP_、PUBLIC_、EXPO_PUBLIC_、NUXT_PUBLIC_、GATSBY_、VUE_APP_ 或 NG_APP_ 的名稱，會被複製到瀏覽器載入的 JavaScript 裡。這正是它們的用途。',
      '瀏覽器守不住機密。把金鑰放在你自己的伺服器：網頁問伺服器，伺服器問 OpenAI。',
      '曾經出現在公開網頁裡的金鑰，就當作已經被讀走。刪除它，建立新的；重新建置收不回舊的。',
    ],
    sources: [links.apiKeys],
    example: '.env.local 裡的   NEXT_PUBLIC_OPENAI_API_KEY=…',
  },
} satisfies Partial<Record<Cause, CauseWords>>;
