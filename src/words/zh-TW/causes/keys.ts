import type { Cause } from '../../../core/causes/ids.ts';
import { path } from '../../commands.ts';
import { links } from '../../links.ts';
import type { CauseWords } from '../../shapes.ts';
import type { Situation } from '../../situation.ts';
import { fileOf, here, listNames, removeVariable, variableOf, whereSet } from '../phrases.ts';
import { say } from '../say.ts';
import { wrongKeyKind } from './wrong-key-kind.ts';

/** Causes that the key's own text shows, before anything is sent. */

const nothingSent = '沒有送出任何東西。';

/** How to hand a CI job its key; GitHub's own lines where the run is there. */
function secretForJob(s: Situation): string {
  const name = variableOf(s);
  return s.githubActions
    ? say`新增一個名為 ${name} 的 repository secret，並交給這個步驟：\n  env:\n    ${name}: \${{ secrets.${name} }}`
    : say`把 ${name} 加到這套 CI 的 secret，並交給這個 CI 工作。`;
}

function missingLead(s: Situation): string {
  const name = variableOf(s);
  const file = fileOf(s);
  switch (s.facts.reason) {
    case 'empty-variable':
    case 'empty':
      return say`沒有金鑰：${file ?? ''}設定了 ${name}，但值是空的${s.ci ? '：在 CI 裡，沒有設定的 secret 會變成空字串' : ''}。`;
    case 'empty-stdin':
      return '沒有金鑰：標準輸入結束了，裡面沒有金鑰。';
    case 'silent-stdin':
      return '沒有金鑰：標準輸入一直開著，但什麼都沒有進來。';
    case 'absent':
    case 'no-file':
      return file ? say`沒有金鑰：檔案 ${file} 不存在。` : '沒有金鑰：檔案不存在。';
    case 'unset':
      return say`沒有金鑰：${here(s)}沒有設定 ${name}。`;
    case 'other-file':
      return say`沒有金鑰：這裡的程式會讀的地方都沒有；${name} 設定在 ${file ?? '另一個檔案'}。`;
    default:
      if (file) return say`沒有金鑰：${file} 裡沒有 ${name}。`;
      return s.ci
        ? say`沒有金鑰：這個 CI 工作沒有設定 ${name}，它的資料夾裡的 env 檔也沒有。`
        : say`沒有金鑰：這個終端機沒有設定 ${name}，這個資料夾的 env 檔裡也沒有。`;
  }
}

function missingMeaning(s: Situation): string[] {
  switch (s.facts.reason) {
    case 'empty-variable':
    case 'empty':
      return s.ci
        ? ['這個 secret 可能不存在，或這個 CI 工作看不到它。', nothingSent]
        : ['值是空的變數仍然算是有設定，所以不會再往順序較後面的地方找。', nothingSent];
    case 'empty-stdin':
      return ['管線前面的指令沒有印出任何東西，或是失敗了。', nothingSent];
    case 'silent-stdin':
      return ['管線前面的指令還在執行，或是這裡沒有接上管線。', nothingSent];
    case 'other-file':
      return ['在這裡啟動的程式不會讀那個檔案，除非有人告訴它要讀。', nothingSent];
    default:
      return [nothingSent];
  }
}

function missingNext(s: Situation): string[] {
  switch (s.facts.reason) {
    case 'empty-variable':
    case 'empty':
      if (s.facts.file !== undefined) return ['在那裡放入金鑰：\n  npx keycheck init'];
      return s.ci ? [secretForJob(s)] : [removeVariable(variableOf(s), s), '如果還沒有金鑰：\n  npx keycheck init'];
    case 'empty-stdin':
    case 'silent-stdin':
      return ['單獨執行管線前面的指令，看它會不會結束並印出金鑰（在只有你看得到的螢幕上）。'];
    case 'other-file':
      return [
        say`檢查那把金鑰：\n  npx keycheck verify --dotenv ${path(s.facts.file ?? '.env', s.shell)}`,
        '把金鑰存到這裡的程式會讀的地方：\n  npx keycheck init',
      ];
    case 'unset':
      return [
        s.ci
          ? secretForJob(s)
          : say`看看名稱對不對；它可能設定在另一個終端機。要列出這裡有哪些名稱：\n  ${listNames(s.shell)}`,
      ];
    case 'absent':
    case 'no-file':
      return ['把存在的檔案路徑交給 --dotenv，或不要用這個選項。', '要建立一個：\n  npx keycheck init'];
    default:
      return s.ci
        ? [secretForJob(s)]
        : ['一步一步取得金鑰，並存在這裡：\n  npx keycheck init', '不用帳號先練習：\n  npx keycheck init --sandbox'];
  }
}

const damage: Readonly<Record<string, (where: string) => string>> = {
  'blank-inside': (where) => say`${where} 的中間有空白`,
  'line-break-inside': (where) => say`${where} 的中間有換行`,
  'control-inside': (where) => say`${where} 的中間有看不見的控制字元`,
  'non-ascii': (where) => say`${where} 裡有金鑰不會有的字元，例如彎引號或看不見的記號`,
  'too-long': (where) => say`${where} 裡的文字太多，不像一把金鑰`,
  'several-keys': (where) => say`${where} 裡有好幾把金鑰連在一起`,
};

function malformedLead(s: Situation): string {
  const where = whereSet(s);
  return say`金鑰損壞：${damage[s.facts.reason ?? '']?.(where) ?? say`${where} 裡有金鑰不會有的東西`}。`;
}

function malformedNext(s: Situation): string[] {
  const reason = s.facts.reason;
  if (reason === 'several-keys') return ['只留其中一把，寫成一行，再檢查一次：\n  npx keycheck verify'];
  if (reason === 'too-long') return ['只複製金鑰，前後什麼都不要，重新儲存：\n  npx keycheck init'];
  return [
    s.ci ? '重新複製完整的金鑰，放進這個 CI 工作的 secret。' : '重新複製完整的金鑰，並儲存：\n  npx keycheck init',
    say`如果已經沒有它了：金鑰只顯示一次。到這裡建立新的：${links.apiKeys.url}`,
  ];
}

export const keyCauses = {
  'missing-key': {
    title: '沒有 API 金鑰',
    lead: missingLead,
    meaning: missingMeaning,
    next: missingNext,
    more: [
      'keycheck 依這個順序找金鑰：--key-stdin、--key-env、--dotenv 指定的檔案、環境變數，最後是這個資料夾的 env 檔。它從不往上層資料夾找。',
      '值是空字串的變數也算有設定，因為程式會照樣採用。在 CI 裡這很常見：不存在的 secret，或這個 CI 工作看不到的 secret，都會變成空字串。',
      '在一個終端機設定的變數，另一個終端機並不知道。在 Windows 上，setx 只對之後才開啟的終端機有效。',
    ],
    sources: [links.sdk],
    example:
      'Missing credentials. Please pass an `apiKey` … or set the `OPENAI_API_KEY` … environment variable.   （來自 SDK；沒有送出任何東西）',
  },
  'placeholder-key': {
    title: '是佔位文字，不是金鑰',
    lead: (s) =>
      s.facts.reason === 'reference'
        ? say`還沒填入：${whereSet(s)} 裡是金鑰的參照，不是金鑰。`
        : say`佔位文字：${whereSet(s)} 裡是範例文字，不是金鑰。`,
    meaning: (s) =>
      s.facts.reason === 'reference'
        ? ['本來應該有別的東西（例如密碼管理工具）把金鑰填進去，但沒有。', nothingSent]
        : ['這是等著被換掉的文字，範本裡常有。', nothingSent],
    next: (s) =>
      s.facts.reason === 'reference'
        ? [
            '透過會填入這個參照的工具來啟動程式（op:// 用的是 1Password 的「op run」）。',
            '要改成直接放金鑰：\n  npx keycheck init',
          ]
        : s.ci
          ? [secretForJob(s)]
          : ['換成你的金鑰，一步一步來：\n  npx keycheck init'],
    more: [
      '範本和教學裡會有 your-api-key、sk-... 或 <key> 這類文字。程式會原封不動送出去，得到的 401 看起來就像金鑰錯誤。',
      'op://vault/item、encrypted:… 或 ${OTHER_NAME} 這類參照，要由對應的工具填入。沒有那個工具，參照本身就會被當成金鑰。',
      '佔位文字應該放在 .env.example；程式不會讀它。',
    ],
    sources: [],
    example: 'OPENAI_API_KEY=your-api-key-here',
  },
  'malformed-key': {
    title: '金鑰損壞',
    lead: malformedLead,
    meaning: (s) => [
      s.facts.reason === 'several-keys'
        ? '只有你知道要用的是哪一把。'
        : 'keycheck 會拿掉前後確定不屬於金鑰的東西，裡面則完全不動。',
      nothingSent,
    ],
    next: malformedNext,
    more: [
      '金鑰是一整串英文字母、數字、- 和 _。換行來自太窄的視窗或郵件程式，彎引號和看不見的記號來自聊天軟體和文書處理軟體。',
      '大多數程式遇到這種金鑰，會顯示「Connection error」或「invalid header」，有些還會把金鑰印在訊息裡。',
      '貼上時，金鑰前後的空白、引號和換行會自動修好。檔案裡的則不會順手修改：程式讀到的就是檔案的原樣。',
    ],
    sources: [links.sdk],
    example: 'TypeError: Headers.append: "Bearer …" is an invalid header value.   （來自 Node；請求沒有送出）',
  },
  'wrong-key-kind': wrongKeyKind,
} satisfies Partial<Record<Cause, CauseWords>>;
