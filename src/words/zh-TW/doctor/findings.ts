import type { Finding, FindingOf } from '../../../core/doctor.ts';
import { links } from '../../links.ts';
import type { Said } from '../../shapes.ts';
import { shown } from '../../shown.ts';
import type { Hints } from '../../situation.ts';
import { path as asWord, unset } from '../phrases.ts';
import { say } from '../say.ts';
import { effects } from './effects.ts';
import { at, burnt, first, held, leftOut } from './parts.ts';

const terminals: Record<FindingOf<'terminal'>['reason'], Said> = {
  none: { lead: '這裡可以發問' },
  'no-terminal': { lead: '沒有終端機：什麼都不問，由選項回答' },
  dumb: { lead: '簡單的終端機：問題以編號的文字行呈現' },
  'git-bash': {
    lead: '這個視窗讓 Node 看不到終端機，所以無法發問',
    next: '改用 Windows Terminal，或：\n  winpty npx keycheck init',
  },
};

/** Sentences of every finding but the ones that have words already (causes, warnings, the check of the key). */
type Own = Exclude<Finding['code'], 'cause' | 'warning' | 'verified'>;

export const findings: { [C in Own]: (f: FindingOf<C>, h: Hints) => Said } = {
  node: (f) => ({ lead: say`${f.version}（需要 ${f.needed} 以上）` }),
  terminal: (f) => terminals[f.reason],
  git: (f) => ({ lead: f.inside ? '這個資料夾在 git 儲存庫裡' : '這裡沒有 git 儲存庫' }),
  'git-missing': (f) =>
    f.repository
      ? { lead: '這裡有儲存庫，但沒有 git 可以詢問', next: '安裝 git，或把它加進 PATH。' }
      : { lead: '沒有安裝 git，這裡也沒有儲存庫' },
  'git-unknown': (f) => ({
    lead: say`git 無法說明這個資料夾的情況：${shown(f.message, 120)}`,
    next: '看看 git 怎麼說，並處理好：\n  git status',
  }),
  'key-found': ({ key, unused, alone }, h) => ({
    lead: [
      say`${alone ? '一把金鑰' : '使用中的金鑰'}：${key.variable === null ? '沒有名稱' : shown(key.variable)}`,
      at(key, h),
      ...(key.tail === null ? [] : [say`結尾是 …${shown(key.tail)}`]),
    ].join('，'),
    ...(unused.length === 0 ? {} : { more: [say`這裡沒有程式會讀 ${first(unused)}。`] }),
  }),
  shadowed: ({ variable, used, others }, h) => {
    const place = (source: { path: string | null; line: number | null; tail: string | null }): string =>
      source.tail === null ? at(source, h) : `${at(source, h)}（…${shown(source.tail)}）`;
    const command = used.path === null && !h.ci ? unset(variable, h.shell) : null;
    return {
      lead: say`有不同的金鑰：使用的是 ${place(used)}，沒有使用的是 ${others.map(place).join('、')}`,
      more: ['從這裡啟動的程式，大多也會這樣選。'],
      next:
        command === null
          ? say`只留一把：從 ${at(others[0] ?? used, h)} 拿掉另一把。`
          : say`要在這個終端機改用另一把：\n  ${command}`,
    };
  },
  'no-env-file': () => ({ lead: '這裡沒有存放真正金鑰的 env 檔' }),
  'no-repository': () => ({ lead: '這裡沒有 git 儲存庫' }),
  'env-files-untracked': (f) => ({
    lead: f.paths.length === 0 ? 'git 沒有追蹤任何存放金鑰的 env 檔' : say`git 沒有追蹤 ${first(f.paths)}`,
  }),
  'env-file-tracked': ({ path, holdsKey }, h) =>
    holdsKey
      ? {
          lead: say`git 正在追蹤 ${shown(path)}，而裡面有金鑰`,
          more: ['每次 commit 都會帶著它；對已經追蹤的檔案，.gitignore 裡的一行不會有作用。'],
          next: say`把它移出 git（檔案會留在磁碟上），再看 key-in-history：\n  git rm --cached ${asWord(path, h.shell)}`,
        }
      : {
          lead: say`git 正在追蹤 ${shown(path)}；裡面目前沒有金鑰`,
          more: ['keycheck 不會把金鑰寫進 git 會分享出去的檔案。'],
          next: say`把它移出 git；檔案會留在磁碟上：\n  git rm --cached ${asWord(path, h.shell)}`,
        },
  'env-files-ignored': (f) => ({
    lead: f.paths.length === 0 ? '沒有需要忽略規則的 env 檔' : say`git 會忽略 ${first(f.paths)}（${shown(f.by, 120)}）`,
  }),
  'env-file-not-ignored': ({ path, holdsKey }) => ({
    lead: holdsKey ? say`git 沒有忽略 ${shown(path)}，而裡面有金鑰` : say`git 沒有忽略 ${shown(path)}`,
    more: ['下一次「git add」就會帶走它。'],
    next: 'npx keycheck doctor --fix',
  }),
  'env-files-private': (f) => ({ lead: say`只有你能讀取 ${first(f.paths)}` }),
  'env-file-open': (f) => ({
    lead: f.writable
      ? say`這台電腦的其他使用者可以更改 ${shown(f.path)}（權限 ${f.mode}）`
      : say`這台電腦的其他使用者可以讀取 ${shown(f.path)}（權限 ${f.mode}）`,
    next: 'npx keycheck doctor --fix',
  }),
  'no-modes': () => ({ lead: 'Windows 的檔案沒有這種權限設定' }),
  'frontend-variable': (f, h) =>
    f.tail === null
      ? {
          lead: say`${at(f, h)} 的 ${shown(f.variable)}：這個名稱會公開，裡面目前沒有金鑰`,
          more: [
            f.prefix === ''
              ? '打包工具會把任何名稱的變數都寫進瀏覽器的程式碼（字首是空的）。'
              : say`打包工具會把開頭是 ${shown(f.prefix)} 的變數都寫進瀏覽器的程式碼。`,
          ],
          next: '改名為 OPENAI_API_KEY，並且只在伺服器端使用。',
        }
      : {
          lead: say`${at(f, h)} 的 ${shown(f.variable)}`,
          more: ['瀏覽器會收到它，所以每個訪客都讀得到金鑰。'],
          next: say`到 ${links.apiKeys.url} 刪除金鑰 …${shown(f.tail)}，改用新的，並且只在伺服器端使用。`,
        },
  'frontend-config': (f, h) => ({
    lead: say`${at(f, h)} 可能會把 ${shown(f.variable)} 寫進瀏覽器的程式碼`,
    more: ['打包工具的「define」和「env」裡的值，每個訪客都能在網頁裡看到。'],
    next: '把它從那裡拿掉，讓網頁問你自己的伺服器：npx keycheck explain front-end',
  }),
  'frontend-clean': () => ({ lead: '打包工具會公開的名稱裡沒有金鑰' }),
  'browser-client': (f, h) => ({
    lead: say`${at(f, h)} 開啟了 dangerouslyAllowBrowser`,
    more: ['那個用戶端會從瀏覽器送出金鑰，每個訪客都讀得到。'],
    next: '改成讓網頁問你自己的伺服器：npx keycheck explain front-end',
  }),
  'browser-client-none': () => ({ lead: '沒有用戶端被設定成在瀏覽器裡執行' }),
  'key-in-file': (f, h) => ({
    lead: say`${at(f, h)} 裡有${held(f)}`,
    more: [
      f.ignored
        ? 'git 會忽略那個檔案，但檔案裡的金鑰會跟著複製出去。'
        : '程式的檔案裡有金鑰，程式到哪裡，金鑰就到哪裡。',
    ],
    next: f.ignored
      ? '把它拿掉，讓程式讀取 OPENAI_API_KEY。'
      : say`把它拿掉，讓程式讀取 OPENAI_API_KEY。這個檔案分享過嗎？分享過的話，到 ${links.apiKeys.url} 刪除金鑰 …${shown(f.tail ?? '')}`,
  }),
  'sources-clean': (f) => ({ lead: say`${f.files} 個檔案裡沒有金鑰`, more: leftOut(f.unsearched) }),
  'key-in-bundle': (f, h) => ({
    lead: say`${at(f, h)} 裡有${held(f)}`,
    more: ['它被打包進要交付的檔案：拿到那個檔案的人都讀得到金鑰。'],
    next: burnt(f.tail, '只放在伺服器，再重新建置。'),
  }),
  'bundles-clean': (f) => ({
    lead: say`${f.files} 個建置出來的檔案裡沒有金鑰（${first(f.folders, 4)}）`,
    more: f.unsearched.outOfTime
      ? leftOut({ ...f.unsearched, folders: [], packed: 0, unreadable: 0, tooLarge: 0 })
      : [],
  }),
  'no-bundle': () => ({ lead: '這裡沒有建置資料夾，所以沒有東西要找' }),
  'key-in-history': (f) => {
    const commit =
      f.commit === null
        ? null
        : f.date === null
          ? `commit ${shown(f.commit)}`
          : say`${shown(f.date)} 的 commit ${shown(f.commit)}`;
    const where = [f.path === null ? null : shown(f.path), commit].filter((part) => part !== null);
    return {
      lead: where.length === 0 ? say`git 的歷史裡有${held(f)}` : say`git 的歷史裡有${held(f)}：${where.join('，')}`,
      more: [
        f.shared === null
          ? '拿到儲存庫副本的人，就拿到金鑰。'
          : say`它已經被 push（${shown(f.shared)}）：能讀這個儲存庫的人都有金鑰。`,
      ],
      next: f.own
        ? burnt(f.tail, '改寫歷史放在最後，而且只有在 push 之前才有用。')
        : say`如果它還存在，到 ${links.apiKeys.url} 刪除金鑰 …${shown(f.tail ?? '')}`,
    };
  },
  'history-clean': (f) => ({
    lead: say`git 歷史的 ${f.objects} 個物件裡沒有金鑰`,
    more: f.outOfTime ? ['還沒全部看完，時間就到了；最新的都看過了。'] : [],
  }),
  'key-staged': (f, h) => ({
    lead: say`${at(f, h)} 裡有${held(f)}，而且即將 commit`,
    more: ['commit 會保留下來，也會被複製；金鑰就會一直留在裡面。'],
    next: say`先把檔案移出這次 commit，再把金鑰移出檔案：\n  git reset -- ${asWord(f.path, h.shell)}`,
  }),
  'staged-clean': (f) => ({
    lead: f.files === 0 ? '沒有任何檔案準備 commit' : say`${f.files} 個準備 commit 的檔案裡沒有金鑰`,
  }),
  'staged-unknown': (f) => ({
    lead: say`git 無法列出準備 commit 的內容：${shown(f.message, 120)}`,
    more: ['什麼都沒有檢查到，所以視為不通過。'],
    next: '看看 git 怎麼說，並處理好：\n  git status',
  }),
  variable: (f, h) => effects[f.effect]({ ...f, variable: shown(f.variable) }, h),
  'variables-clean': () => ({ lead: '沒有會改變或擋住請求的設定' }),
  endpoint: (f) => ({
    lead:
      f.from === 'default'
        ? shown(f.host)
        : f.path === null
          ? say`${shown(f.host)}，由 OPENAI_BASE_URL 指定`
          : say`${shown(f.host)}，由 ${shown(f.path)} 裡的 OPENAI_BASE_URL 指定`,
  }),
  network: (f) => ({
    lead:
      f.proxy === null
        ? say`${shown(f.host)} 有回應（${f.ms} 毫秒，沒有送出金鑰）`
        : say`${shown(f.host)} 有回應（${f.ms} 毫秒，沒有送出金鑰），經過代理伺服器 ${shown(f.proxy)}`,
  }),
  clock: (f) => {
    const minutes = Math.abs(Math.round(f.seconds / 60));
    return {
      lead: f.seconds > 0 ? say`這台電腦的時鐘快了 ${minutes} 分鐘` : say`這台電腦的時鐘慢了 ${minutes} 分鐘`,
      more: ['憑證和登入都依照時鐘。'],
      next: '在系統的設定裡開啟自動校時。',
    };
  },
  'nothing-sent': (f) => ({
    lead:
      f.because === 'offline' ? '檢查程度 offline：沒有送出任何東西' : 'NODE_DEBUG 會印出金鑰，所以沒有送出任何東西',
  }),
  depends: (f) => ({ lead: say`沒有查看：要先處理 ${f.on}` }),
  crashed: (f) => ({
    lead: say`這項檢查自己出錯了（${shown(f.name, 40)}）；其他的仍然有效`,
    next: '把你執行的指令告訴我們：https://github.com/keycheck/keycheck/issues',
  }),
};
