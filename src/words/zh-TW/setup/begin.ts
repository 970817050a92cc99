import type { Group, Row, Screen, Title } from '../../screen.ts';
import { label } from '../labels.ts';
import { say } from '../say.ts';

const names: readonly string[] = ['開始', '帳號與專案', '金鑰', '檢查', '接下來'];

const nameOf = (step: number): string => names[step - 1] ?? '';

const title = (step: 1 | 2 | 3 | 4 | 5): Title => ({
  text: say`keycheck init，第 ${step} 步（共 5 步）：${nameOf(step)}`,
  spoken: say`keycheck init。第 ${step} 步，共 5 步：${nameOf(step)}。`,
  keys: '? 說明   Esc 返回   Ctrl-C 停止',
});

/** What was found, for the eye and for the ear. */
type Found = { text: string; spoken: string };

/** A place that holds a key, for people: `.env 第 3 行的 OPENAI_API_KEY`. */
const place = (at: { variable: string | null; path: string | null; line: number | null }): string => {
  if (at.path === null) return at.variable === null ? '這個終端機' : say`這個終端機的 ${at.variable}`;
  const where = at.line === null ? at.path : say`${at.path} 第 ${at.line} 行`;
  if (at.variable === null) return where;
  return at.line === null ? say`${where} 裡的 ${at.variable}` : say`${where}的 ${at.variable}`;
};

const ending = (tail: string | null): string => (tail === null ? '太短，不顯示結尾' : say`結尾是 …${tail}`);

const nothingLeft = (host: string): Group => ({
  kind: 'facts',
  heading: '哪些資料會離開這台電腦',
  rows: [
    {
      label: '目前',
      text: '沒有',
      spoken: '目前沒有任何資料離開這台電腦。',
    },
    {
      label: '你同意之後',
      text: say`才會帶著金鑰送一次很小的測試請求到 ${host}。keycheck 不會把任何資料傳給其他人。`,
      spoken: say`之後你同意了，才會帶著金鑰送一次測試請求到 ${host}。keycheck 不會把任何資料傳給其他人。`,
    },
  ],
});

const belongs = '金鑰屬於 Project（專案），專案屬於組織，額度（credit）則記在組織名下。';

const realAccount = (page: string): string[] => [
  say`登入，沒有帳號就先註冊：${page}`,
  say`看頁面最上方：Organization（組織）選對了嗎？${belongs}`,
];

/** The practice page has neither a sign-in nor another organization. */
const practiceAccount = (page: string): string[] => [
  say`這個網頁代替真正的平台，不需要帳號：${page}`,
  say`在真正的平台，要看頁面最上方：Organization（組織）選對了嗎？${belongs}`,
];

/** Screen 1 and 2: where do you stand, and the account. */
export const begin = {
  title,
  place,
  ending,
  hints: (): Group => ({
    kind: 'lines',
    tone: 'quiet',
    lines: ['English: --lang en', '使用螢幕閱讀器，或方向鍵沒反應：--accessible'],
  }),
  /** `--sandbox` answers the question of the first screen, which is then not shown. */
  firstAnswered: (): Group => ({
    kind: 'prose',
    sentences: ['第 1 步的問題（從哪裡開始）已經有答案：--sandbox 表示先練習，不用帳號。'],
  }),
  /** `--key-env` and `--key-stdin` answer the first three screens. */
  keyGiven: (flag: string, tail: string | null): Group => ({
    kind: 'prose',
    sentences: [say`第 1 到第 3 步已經有答案：金鑰來自 ${flag}，${ending(tail)}。`],
  }),
  start: (
    found: { program: string; keys: readonly Found[]; git: string; others: readonly string[] },
    host: string,
  ): Screen => {
    const others = found.others.join('、');
    const rows: Row[] = [
      { label: '程式', text: found.program, spoken: say`找到：${found.program}。` },
      ...found.keys.map((key, index) => ({ label: index === 0 ? 'API 金鑰' : '', ...key })),
      { label: 'Git', text: found.git, spoken: `Git：${found.git}。` },
      ...(others === ''
        ? []
        : [{ label: '沒有讀取', text: others, spoken: say`找到，但這裡的程式不會讀取：${others}。` }]),
    ];
    return {
      title: title(1),
      groups: [begin.hints(), { kind: 'facts', heading: '在這個資料夾找到', rows }, nothingLeft(host)],
    };
  },
  program: {
    none: '沒有 package.json，還沒有程式',
    framework: (name: string) => `package.json，${name}`,
    plain: 'package.json，沒有用到網頁框架',
    language: (name: string) => say`${name}，沒有 package.json`,
  },
  noKey: (file: string): Found => ({
    text: say`沒有：這個終端機和 ${file} 裡都沒有`,
    spoken: say`API 金鑰：這個終端機沒有，${file} 裡也沒有。`,
  }),
  keyAt: (where: string, tail: string | null): Found => ({
    text: `${where}，${ending(tail)}`,
    spoken: say`找到一把 API 金鑰：${where}，${ending(tail)}。`,
  }),
  placeholderAt: (where: string): Found => ({
    text: say`${where}：範例文字，不是金鑰`,
    spoken: say`找到：${where}，範例文字，不是金鑰。`,
  }),
  emptyAt: (where: string): Found => ({
    text: say`${where}：有設定，但是空的`,
    spoken: say`找到：${where}，有設定，但是空的。`,
  }),
  git: {
    none: '這個資料夾不在儲存庫裡，所以不會不小心 commit 出去',
    unknown: 'git 在這裡沒有回應；請自行確認 env 檔是否已被忽略',
    ignored: (path: string) => say`有；它會忽略 ${path}`,
    open: (path: string) => say`有；${path} 還沒設為忽略，儲存前會先處理好`,
    tracked: (path: string) => say`有，而且它正在追蹤 ${path}：存在裡面的金鑰會進入下一次 commit`,
  },
  /** No key is saved in a file that git tracks: said before a key is made, since one is shown a single time. */
  untrack: (file: string, command: string): Group[] => [
    {
      kind: 'prose',
      tone: 'warn',
      sentences: [
        say`keycheck 不會把金鑰存進 git 追蹤中的檔案。貼上金鑰之前，先在另一個終端機把 ${file} 移出 git；檔案會留在磁碟上：`,
      ],
    },
    { kind: 'lines', lines: [command] },
  ],
  fork: {
    message: '你想從哪裡開始？',
    paste: '我有金鑰：直接貼上',
    account: '我有 ChatGPT，但沒有金鑰',
    practice: '先練習就好（不用帳號、不花錢、不用連網）',
    explain:
      'API 金鑰讓程式能使用 OpenAI 的模型。ChatGPT 和 API 是兩項服務，帳單也分開。不確定的話就選 2：它會帶你到建立金鑰的地方。選 3 可以不用帳號就走完整個流程。',
  },
  foundOne: {
    message: (price: string, host: string) => say`要看看它能不能用嗎？送一次請求到 ${host}，${price}。`,
    check: '檢查這把金鑰',
    other: '使用另一把金鑰',
    practice: '先練習就好',
    explain: '這裡已經設定了金鑰，所以先檢查它。檢查不會寫入任何東西。',
  },
  foundTwo: {
    screen: (variable: string, rows: readonly Row[]): Group => ({
      kind: 'facts',
      heading: say`${variable} 設定在兩個地方，而且是兩把不同的金鑰：`,
      rows,
    }),
    inForce: '從這裡啟動的程式，大多使用這一把',
    notInForce: '只要另一把還在，就不會用到',
    spoken: (where: string, end: string, state: string) => `${where}：${end}，${state}。`,
    message: '要怎麼做？',
    checkOne: (tail: string | null) =>
      tail === null ? '檢查使用中的那一把；不寫入任何東西' : say`檢查使用中的 …${tail}；不寫入任何東西`,
    replace: (file: string) => say`把新的金鑰存進 ${file}，並說明如何從這個終端機移除另一把`,
    rename: (file: string, name: string) => say`把新的金鑰存進 ${file}，改用另一個名稱 ${name}`,
    explain:
      '程式會先讀終端機，再讀 env 檔。只要兩邊都有金鑰，檔案裡的那一把就會被跳過，所以新的金鑰常常看起來沒有作用。',
  },
  account: {
    screen: (pages: { platform: string; projects: string }, practising: boolean): Screen => ({
      title: title(2),
      groups: [
        {
          kind: 'prose',
          sentences: [
            'ChatGPT 和 API 是兩項服務，帳單也分開。',
            'ChatGPT Plus 不含 API，API 金鑰也不能用來登入 ChatGPT。',
          ],
        },
        {
          kind: 'steps',
          items: [
            ...(practising ? practiceAccount(pages.platform) : realAccount(pages.platform)),
            say`替這個程式新增專案，按鈕類似${label('createProject')}；這樣用量、上限和金鑰才分得清：${pages.projects}`,
          ],
        },
        {
          kind: 'prose',
          sentences: [
            '費用：建立金鑰不用錢。',
            say`送出請求要有額度，最低購買 5 美元；${label('autoReload')}一開始是開啟的。`,
          ],
        },
      ],
    }),
    message: '好了嗎？',
    done: '好了，下一步',
    open: '開啟網頁',
    more: '多說明一點',
    explain: '專案會把一個程式的用量、上限和金鑰，和其他程式分開。一開始就有的那個專案也能用。',
    moreScreen: (pages: { billing: string }): Screen => ({
      title: null,
      groups: [
        {
          kind: 'facts',
          heading: '白話說明',
          rows: [
            { label: '組織', text: '你，或你的公司：成員和額度都在這裡' },
            { label: '專案', text: '組織裡給一個程式用的部分：金鑰、上限和用量都在這裡' },
            { label: '金鑰', text: '程式每次送出請求都會帶著的機密：誰拿到它，誰就能花你的額度' },
            { label: '額度', text: say`預先付的錢，有效期 1 年：${pages.billing}` },
            {
              label: 'token',
              text: '文字的片段：請求的價格，依送出的、先前送過的（快取）和收到的 token 計算',
            },
          ],
        },
        { kind: 'prose', sentences: ['你可以先不付錢就繼續：如果缺少額度，檢查時會告訴你。'] },
      ],
    }),
  },
  opened: (url: string) => say`正在開啟 ${url}`,
  notOpened: (url: string) => say`這裡無法開啟瀏覽器。網址：${url}`,
  practiceOnly: '練習平台：不是 OpenAI。這裡的一切都不花錢，也不會離開這台電腦。',
};
