import type { SourceInfo, Warning, WarningCode } from '../../core/report.ts';
import { links } from '../links.ts';
import { shown } from '../shown.ts';
import type { Situation } from '../situation.ts';
import { here, placeOf, server } from './phrases.ts';
import { listOf, removed } from './removed.ts';
import { say } from './say.ts';

/** What is said of everything that does not change the verdict. */

const place = (info: SourceInfo, s: Situation): string =>
  `${placeOf(info, s)}${info.tail === null ? '' : `（…${shown(info.tail)}）`}`;

/** `.env 第 3 行的 `, or nothing. */
const at = (path: string | null, line: number | null): string =>
  path === null ? '' : line === null ? say`${shown(path)} 裡的 ` : say`${shown(path)} 第 ${line} 行的 `;

type Shape = Extract<Warning, { code: 'unusual-key-shape' }>;

/** What is unusual about a key's text; never a reason to refuse it. */
const shapes: Readonly<Record<Shape['shape'], (w: Shape) => string>> = {
  length: (w) => say`這把金鑰有 ${w.length} 個字元，不是常見的長度。複製完整了嗎？`,
  short: (w) => say`這把金鑰只有 ${w.length} 個字元。複製完整了嗎？`,
  marker: () => '這把金鑰中間沒有 OpenAI 金鑰都有的記號。如果是向轉售商買的，它只能在賣家的網址使用。',
  alphabet: () => '這把金鑰含有 OpenAI 金鑰不會有的字元。',
  prefix: () => '這把金鑰的開頭不像 OpenAI 的金鑰（sk-）。',
  vendor: (w) =>
    w.vendor === undefined
      ? '這把金鑰看起來屬於另一家廠商；因為目前的網址需要它，所以照樣使用了。'
      : say`這把金鑰看起來屬於 ${shown(w.vendor, 40)}；因為目前的網址需要它，所以照樣使用了。`,
};

export const warnings: { [C in WarningCode]: (w: Extract<Warning, { code: C }>, s: Situation) => string } = {
  'shadowed-source': (w, s) => {
    const others = w.others.map((other) => place(other, s)).join('、');
    return say`有好幾把不同的金鑰：使用的是 ${place(w.used, s)}；沒有使用的是 ${others}。從這裡啟動的程式，可能和 keycheck 選的一樣。`;
  },
  'unusual-key-shape': (w) => shapes[w.shape](w),
  'not-verified': () => '沒有送出任何東西，所以不知道金鑰能不能用。',
  'credit-not-checked': () => '免費的請求看不出有沒有額度。要確認的話：--level call（約 US$0.00001）。',
  'model-not-checked': (w) => say`伺服器沒有 ${shown(w.model, 50)} 這個模型的個別頁面，所以只詢問了模型清單。`,
  'scope-not-checked': () => '金鑰有效，但不能查看模型；能不能請模型回答，這次沒有檢查。要確認的話：--level call。',
  'project-not-confirmed': (w) =>
    say`回應沒有說明屬於哪個${w.id === 'project' ? '專案' : '組織'}，所以無法確認是 ${shown(w.asked, 40)}。`,
  'unusual-answer': (w, s) => say`${server(s)} 接受了金鑰，但回應以不尋常的方式結束（${shown(w.status, 40)}）。`,
  'client-exposed-key': (w) =>
    say`${at(w.path, w.line)}${shown(w.variable)} 裡有金鑰，而前端工具會把這種名稱放進瀏覽器的程式碼。如果已經公開過，就刪除那把金鑰：${links.apiKeys.url}`,
  'unsafe-tls': (_, s) =>
    say`${here(s)}設定了 NODE_TLS_REJECT_UNAUTHORIZED=0：你的程式不會確認收到金鑰的是誰。keycheck 仍然確認過了。把這個變數移除。`,
  'readers-disagree': (w) => {
    const readers = w.readers.map((reader) => shown(reader, 30)).join('、');
    const plain = '把值寫成最單純的樣子：不要引號，也不要空白。';
    if (w.path === null) return say`不同的程式讀到不一樣的值（${readers}）。${plain}`;
    return w.line === null
      ? say`不同的程式從 ${shown(w.path)} 讀到不一樣的值（${readers}）。${plain}`
      : say`不同的程式從 ${shown(w.path)} 第 ${w.line} 行讀到不一樣的值（${readers}）。${plain}`;
  },
  'env-file-unreadable': (w) => say`${shown(w.path)} 無法讀取，所以略過了。`,
  'custom-base-url': (w, s) => {
    const from = {
      flag: '--base-url',
      process: say`${here(s)}的 OPENAI_BASE_URL`,
      'env-file': `${at(w.path, null)}OPENAI_BASE_URL`,
    }[w.from];
    return say`這裡的金鑰會送到 ${shown(w.host)}（由 ${from} 指定），而不是 api.openai.com。經營那個主機的人讀得到它。`;
  },
  'model-retires': (w) => say`${shown(w.model, 50)} 將於 ${shown(w.date, 20)} 停止提供。在那天之前換成較新的模型。`,
  'pull-request-target': () =>
    '這個 workflow 由 pull_request_target 觸發：陌生人的程式碼可能和你的 secret 一起執行。建議改用 pull_request。',
  'repaired-key': (w) =>
    say`${shown(w.variable, 50)} 的金鑰前後還有別的東西：${listOf(w.removed.map((thing) => removed[thing]))}。keycheck 檢查時先拿掉了，你的程式不一定會。重新設定這個變數，裡面只放金鑰。`,
  'owner-not-kept': (w) =>
    say`${shown(w.path)} 原本屬於另一個使用者或群組，但這個系統不讓 keycheck 保留：它現在屬於你，原本的群組可能無法再讀取。`,
  'mode-not-kept': (w) =>
    say`${shown(w.path)} 所在的磁碟不接受權限設定：誰能讀取它，由資料夾或磁碟機決定。如果這台電腦還有別人使用，就把金鑰放在別處。`,
  'folder-not-synced': (w) => say`${shown(w.path)} 已經寫入，但這顆磁碟沒有確認。如果馬上斷電，之後要看看它還在不在。`,
};
