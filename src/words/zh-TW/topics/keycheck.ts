import { links } from '../../links.ts';
import type { TopicWords } from '../../shapes.ts';
import { say } from '../say.ts';

/** Topics about keycheck itself. */
export const keycheckTopics = {
  privacy: {
    title: '什麼資料送到哪裡',
    paragraphs: [
      'keycheck 只把金鑰送到一個地方：目前使用的 API 網址，放在專用的標頭裡。它不會送任何東西給作者或其他人：沒有遙測，也不檢查更新。',
      'verify 會送出一次很小的請求（--level call）、一次免費的請求（--level free），或完全不送（--level offline）。請求會要求 OpenAI 不要留存內容（store: false）。',
      '金鑰只會寫進你選的 env 檔，絕不顯示，也絕不從指令的引數取得，因為電腦上的其他人讀得到引數。報告只顯示最後四個字元；用 --report 產生的檔案連這四個字元都沒有。',
      '不會跟隨重新導向，而且一定會檢查憑證。',
    ],
    sources: [links.apiDescription],
    aliases: ['telemetry', 'security', 'data', 'trust', '隱私'],
    see: ['base-url', 'leaked-key'],
  },
  levels: {
    title: '三種檢查程度',
    paragraphs: [
      'offline 只看金鑰的文字和周圍的檔案，什麼都不送。它能看出有問題，但不能說金鑰能用。',
      'free 詢問一個模型的說明，不用錢。它能看出金鑰有效，但看不出有沒有額度。',
      'call 請模型回答幾個字，約 US$0.00001。只有這一種會說「能用」。',
    ],
    sources: [links.pricing],
    aliases: ['level', 'offline', 'free', 'call'],
    see: ['tokens', 'privacy'],
  },
  sandbox: {
    title: '不用帳號的練習',
    paragraphs: [
      'npx keycheck init --sandbox 會用這台電腦上的練習平台走完所有步驟：不用帳號、不花錢、不用連網。練習金鑰存進 .env.sandbox，不會動到 .env。',
      'npx keycheck sandbox 會啟動同一個平台給你自己的程式用，--scenario 讓它以指定的方式失敗，例如 credits-exhausted。',
      '練習金鑰的開頭是 sk-proj-sandbox-，在別的地方都不能用。',
    ],
    sources: [],
    aliases: ['practice', 'practise', 'mock', 'scenario', '練習'],
    see: ['levels'],
  },
  accessible: {
    title: '螢幕閱讀器與簡單的終端機',
    paragraphs: [
      '--accessible（或 ACCESSIBLE=1）用編號的文字行發問，由你輸入回答。畫面不會重畫，沒有轉動的圖示，也不會只靠符號或顏色表達意思。',
      '終端機很簡單（TERM=dumb），或方向鍵無法使用時，會自動開啟這個模式。',
      '問號會說明目前的問題，Esc 回上一題，Ctrl-C 停止，並印出可以接著做的指令。',
    ],
    sources: [],
    aliases: ['accessibility', 'screen-reader', 'a11y', '螢幕閱讀器'],
    see: ['windows'],
  },
  undo: {
    title: '復原 keycheck 做過的事',
    paragraphs: [
      'keycheck 寫入之前會先說要寫什麼：env 檔裡的一行、.gitignore 裡的一行，在 git 儲存庫裡還有 .env.example 裡沒有值的名稱。拿掉這幾行，一切就和原本一樣。',
      say`不再需要的金鑰，到 ${links.apiKeys.url} 刪除；只從檔案裡拿掉，並不會讓它失效。`,
      '沒有藏起來的狀態：家目錄裡什麼都沒有，也沒有背景程式。',
    ],
    sources: [links.apiKeys],
    aliases: ['uninstall', 'remove', 'revert', '復原'],
    see: ['leaked-key', 'env-files'],
  },
} as const satisfies Record<string, TopicWords>;
