import { links } from '../../links.ts';
import type { CauseWords } from '../../shapes.ts';
import { shown } from '../../shown.ts';
import type { Situation } from '../../situation.ts';
import { fileOf, path, ruleStays } from '../phrases.ts';
import { say } from '../say.ts';

/** An env file that git would share: what git said, per reason. */

const theFile = (s: Situation): string => fileOf(s) ?? 'env 檔';
const asWord = (s: Situation): string => path(s.facts.file ?? '.env', s.shell);

const rotate = say`如果曾經 commit 過裡面的金鑰，到 ${links.apiKeys.url} 刪除那把金鑰，並建立新的：只把檔案移出 git，收不回已經外流的金鑰。`;

type Form = { lead: (file: string) => string; meaning: string[]; next: (s: Situation) => string[] };

const line = (s: Situation): string => shown(s.facts.file ?? '.env', 200);

const notIgnored: Form = {
  lead: (file) => say`可能外露：git 沒有忽略 ${file}，commit 時可能會把金鑰一起帶走。`,
  meaning: [],
  next: (s) => [
    say`把這一行加進 .gitignore，或執行 init 時不要加 --no-gitignore，它就會自動加上：\n  ${line(s)}`,
    rotate,
  ],
};

const forms: Readonly<Record<string, Form>> = {
  tracked: {
    lead: (file) => say`可能外露：git 正在追蹤 ${file}，下一次 commit 就會包含金鑰。`,
    meaning: ['對已經追蹤的檔案，.gitignore 裡的一行不會有作用。'],
    next: (s) => [say`把它移出 git；檔案會留在磁碟上：\n  git rm --cached ${asWord(s)}`, rotate],
  },
  'git-unknown': {
    lead: (file) => say`無法確定：git 無法判斷會不會分享 ${file}。`,
    meaning: ['git 有時會拒絕回答，例如資料夾屬於另一個使用者的時候。'],
    next: () => ['看看 git 怎麼說，並處理好：\n  git status'],
  },
  'gitignore-unwritable': {
    lead: (file) => say`可能外露：git 沒有忽略 ${file}，而 .gitignore 無法寫入。`,
    meaning: [],
    next: (s) => [say`自己把這一行加進 .gitignore：\n  ${line(s)}`, rotate],
  },
  'rule-without-effect': {
    lead: (file) => say`可能外露：.gitignore 雖然寫了 ${file}，git 卻沒有忽略它。`,
    meaning: ['有另一條規則把它取消了；這種規則的開頭是驚嘆號。'],
    next: (s) => [say`看看是哪一條規則生效，並拿掉它：\n  git check-ignore -v --no-index ${asWord(s)}`, rotate],
  },
};

const formOf = (s: Situation): Form => forms[s.facts.reason ?? ''] ?? notIgnored;

export const envFileExposed: CauseWords = {
  title: 'git 會分享出去的 env 檔',
  lead: (s) => formOf(s).lead(theFile(s)),
  meaning: (s) => [...formOf(s).meaning, '沒有寫入金鑰。', ...ruleStays(s)],
  next: (s) => formOf(s).next(s),
  more: [
    'git 會保留追蹤檔案的每個版本。現在或以後能讀這個儲存庫的人，都讀得到裡面的金鑰。',
    'GitHub 在公開的儲存庫發現 OpenAI 金鑰時會通報 OpenAI，金鑰就會被撤銷；其他人也在那裡尋找金鑰。',
    '如果曾經 push 過金鑰，建立新的並刪除舊的。只改寫 git 的歷史還不夠：副本早就存在。',
  ],
  sources: [links.gitignore, links.secretScanning],
  example: 'git ls-files --error-unmatch .env   →   .env',
};
