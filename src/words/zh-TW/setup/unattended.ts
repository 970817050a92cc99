import { say } from '../say.ts';

const practise = '要練習的話：npx keycheck init --sandbox --yes';

/** What `init` says where nobody is asked. */
export const unattended = {
  noKey: (gitBash: boolean): string =>
    gitBash
      ? say`keycheck init 需要你的金鑰，而這裡沒有人可以問：Git Bash 自己的視窗不會把鍵盤輸入交給這類程式。改用 Windows Terminal，或這樣啟動：winpty npx.cmd keycheck init。也可以用 --key-env NAME 或 --key-stdin 提供。${practise}`
      : say`keycheck init 需要你的金鑰，而這裡沒有人可以問（輸入不是終端機）。用 --key-env NAME 或 --key-stdin 提供。${practise}`,
  noKeyYes: say`keycheck init --yes 什麼都不問，但它需要你的金鑰。用 --key-env NAME 或 --key-stdin 提供。${practise}`,
  occupied: (path: string, line: number, tail: string | null) =>
    tail === null
      ? say`${path} 第 ${line} 行已經有另一個值。沒有送出或寫入任何東西。`
      : say`${path} 第 ${line} 行已經有另一個值（…${tail}）。沒有送出或寫入任何東西。`,
  occupiedSteps: (name: string) => [
    '要取代它，加上 --force',
    say`要保留它，並把你的存成另一個名稱，加上 --env-name ${name}`,
  ],
  wouldWrite: '會寫入下面的內容；現在沒有寫入或送出任何東西：',
  nothingToWrite: '不會寫入任何東西，也沒有送出任何東西。',
  saved: (path: string, variable: string, ignored: boolean) =>
    ignored
      ? say`已儲存：${variable} 在 ${path}，git 會忽略它。讀回比對，內容一致。`
      : say`已儲存：${variable} 在 ${path}。讀回比對，內容一致。`,
  savedNotVerified: (path: string, variable: string) => say`已儲存，未經驗證：${variable} 在 ${path}。`,
  unchanged: (path: string, variable: string) => say`沒有更動：${path} 裡已經有這把金鑰，名稱是 ${variable}。`,
  notSaved: '沒有儲存；你的檔案和原本一樣。',
  address: (url: string) =>
    say`你的程式還需要 OPENAI_BASE_URL=${url}，否則會拿這把金鑰去找 OpenAI；keycheck 沒有寫入這個設定。`,
};
