import type { Effect, Finding, FindingOf, Unsearched } from '../../core/doctor.ts';
import { links } from '../links.ts';
import type { Said } from '../shapes.ts';
import { shown } from '../shown.ts';
import type { Hints } from '../situation.ts';
import { path as asWord, unset } from './phrases.ts';
import { say } from './say.ts';

type Place = { path: string | null; line: number | null };

const at = ({ path, line }: Place, h: Hints): string => {
  if (path === null) return h.ci ? '這個 CI 工作' : '這個終端機';
  return line === null ? shown(path) : say`${shown(path)} 第 ${line} 行`;
};

const ends = (tail: string | null): string => (tail === null ? '一把金鑰' : say`金鑰 …${shown(tail)}`);
const held = (f: { own: boolean; tail: string | null }): string =>
  f.own ? ends(f.tail) : say`一把金鑰 …${shown(f.tail ?? '')}`;
const first = (paths: readonly string[], most = 5): string =>
  paths
    .slice(0, most)
    .map((name) => shown(name))
    .join('、');

/** What to do with a key that others may have: in order, and the first first. */
const burnt = (tail: string | null, after: string): string =>
  say`到 ${links.apiKeys.url} 刪除${tail === null ? '那把金鑰' : say`金鑰 …${shown(tail)}`}，建立新的，並用 npx keycheck init 儲存；${after}更多說明：npx keycheck explain leaked-key`;

/** What was left out of a search, in words; empty where nothing was. */
function leftOut({ tooLarge, packed, unreadable, folders, outOfTime }: Unsearched): string[] {
  const parts = [
    ...folders.slice(0, 5).map((name) => shown(name)),
    ...(packed === 0 ? [] : [say`${packed} 個圖片或壓縮檔`]),
    ...(tooLarge === 0 ? [] : [say`${tooLarge} 個檔案超過 32 MiB 的部分`]),
    ...(unreadable === 0 ? [] : [say`${unreadable} 個無法讀取的檔案或資料夾`]),
  ];
  return [
    ...(parts.length === 0 ? [] : [say`沒有查看：${parts.join('、')}。`]),
    ...(outOfTime ? ['還沒全部看完，時間就到了。'] : []),
  ];
}

/** How to take a variable away where it is set. */
function remove({ variable, path, line }: FindingOf<'variable'>, h: Hints): string {
  if (path !== null) return say`從 ${at({ path, line }, h)} 拿掉 ${shown(variable)}。`;
  if (h.ci) return say`從這個 CI 工作的設定拿掉 ${shown(variable)}。`;
  const command = unset(variable, h.shell);
  return command === null ? say`從這個終端機移除 ${shown(variable)}。` : command;
}

const placed = (f: FindingOf<'variable'>, h: Hints): string => `${f.variable}（${at(f, h)}）`;

const effects: Record<Effect, (f: FindingOf<'variable'>, h: Hints) => Said> = {
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
    lead: say`${placed(f, h)} 會讓 Node 印出網路上傳送的內容，包括金鑰`,
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

const findings: { [C in Own]: (f: FindingOf<C>, h: Hints) => Said } = {
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
  'no-env-file': () => ({ lead: '這裡沒有存放金鑰的 env 檔' }),
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

const statuses = { ok: '正常', warning: '注意', error: '錯誤', skipped: '略過', crashed: '失敗' };

export const doctor = {
  findings,
  /** The state of a check, in a word. */
  statuses,
  next: (step: string): string => say`下一步：${step}`,
  /** The last line: how many of each, gravest first, and why it ends as it does. */
  closing: (counts: Readonly<Record<string, number>>, exitCode: number, because: string | null): string => {
    const parts = (['error', 'warning', 'crashed', 'skipped', 'ok'] as const).flatMap((status) =>
      counts[status] ? [`${statuses[status]} ${counts[status]}`] : [],
    );
    return because === null
      ? say`${parts.join('，')}。結束代碼 ${exitCode}。`
      : say`${parts.join('，')}。結束代碼 ${exitCode}（${because}）。`;
  },
  looking: '正在查看',
  unknownCheck: (flag: string, known: string): string => say`${flag} 可用一個或多個值：${known}`,
  willChange: '會更改的內容：',
  changeThis: '要更改嗎？',
  fixExplain: '上面幾行就是所有會更改的內容。不會動到金鑰，也不會刪除任何東西。',
  addRule: (rule: string): string => say`新增   ${shown(rule, 120)}`,
  closeMode: (mode: string): string => say`權限   ${mode} 改為 600：只有你能使用`,
  changed: (path: string): string => say`已更改：${shown(path)}`,
  notChanged: (path: string): string => say`無法更改：${shown(path)}`,
  nothingToFix: '這裡沒有 --fix 可以更改的東西：剩下的要由你決定。',
  nothingChanged: '沒有更改任何東西。',
};
