import type { Screen } from '../../screen.ts';
import { say } from '../say.ts';

/** What only the practice run says. */
export const practice = {
  started: (page: string, key: string): string[] => [
    '練習平台在這台電腦上執行。',
    say`它的網頁，用來代替建立金鑰的那一頁：${page}`,
    say`練習金鑰準備好了：…${key}。`,
  ],
  pasteHint: (tail: string): string[] => [
    say`按 Enter 使用練習金鑰（…${tail}），或貼上你在練習網頁建立的那一把。`,
    '金鑰不會顯示出來。',
  ],
  taken: (tail: string | null): string => (tail === null ? '使用練習金鑰。' : say`使用練習金鑰 …${tail}。`),
  lab: {
    screen: (): Screen => ({
      title: null,
      groups: [
        {
          kind: 'prose',
          sentences: ['現在來看一次失敗和它的解法；在這裡怎麼試都不會弄壞東西。先把額度拿掉，看看 verify 怎麼說。'],
        },
      ],
    }),
    message: '你想看什麼？',
    done: '不用了，結束',
    credits: '還沒有額度',
    scope: '權限不足的金鑰',
    wrong: '錯誤的金鑰',
    explain: '每一項都會更改練習平台，像 verify 那樣詢問一次，顯示回應，再把一切恢復原狀。',
    set: {
      credits: '額度拿掉了。verify 現在說：',
      scope: '權限拿掉了。verify 現在說：',
      wrong: '金鑰撤銷了：對程式來說，現在這是一把錯誤的金鑰。verify 說：',
    },
    realPages: '其中 OpenAI 的網址是真正的頁面；練習時不需要在那裡付費或更改任何設定。',
    cured: {
      credits: '額度加回來了。verify 現在說：',
      scope: '權限恢復了。verify 現在說：',
      wrong: '金鑰又有效了。verify 現在說：',
    },
  },
  end: (command: string): string[] => [
    '整個流程就是這樣。',
    '要正式開始，請到你自己程式的資料夾：npx keycheck init',
    say`這個練習平台會隨 keycheck 結束；要再啟動：${command}`,
  ],
};
