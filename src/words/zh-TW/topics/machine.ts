import { links } from '../../links.ts';
import type { TopicWords } from '../../shapes.ts';
import { say } from '../say.ts';

/** Topics about keys on this machine. */
export const machineTopics = {
  'env-files': {
    title: 'env 檔',
    paragraphs: [
      'env 檔裡是一行一行的 NAME=value。程式在啟動時讀取它，通常透過函式庫（dotenv）或框架。',
      '在放入金鑰之前，就要讓 git 忽略它：在 .gitignore 加一行「.env」。這對 git 已經追蹤的檔案沒有作用；git rm --cached .env 會把它移出 git，檔案仍留在磁碟上。',
      '沒有統一的標準：Node、Python、Docker 和 shell 讀引號、# 和換行的方式都不同。單純的一行，不加引號和空白，大家讀起來都一樣。',
      '.env.example 說明需要哪些名稱，不含值。它可以分享。',
    ],
    sources: [links.gitignore],
    aliases: ['env', 'env-file', 'dotenv', '.env', 'gitignore'],
    see: ['which-key', 'env-file-exposed'],
  },
  'which-key': {
    title: '會用到哪一把金鑰',
    paragraphs: [
      '同一個名稱可以設定在好幾個地方，而且是不同的金鑰。最常見的意外：終端機裡舊的 OPENAI_API_KEY，蓋過了 .env 裡新的那一把。',
      'keycheck 依照這個順序：--key-stdin、--key-env、--dotenv 指定的檔案、環境變數、這個資料夾的 env 檔。它會列出每個位置和最後四個字元，並說明用的是哪一把。',
      '框架有自己的檔案順序。Next：.env.development.local、.env.local、.env.development、.env。Vite：.env.development.local、.env.development、.env.local、.env。Wrangler：有 .dev.vars 的話，就不讀任何 .env 檔。',
      [
        '從這個終端機移除變數（如果啟動檔裡有設定，下一個終端機又會出現）：',
        '  unset OPENAI_API_KEY                 bash, zsh',
        '  set -e OPENAI_API_KEY                fish',
        '  Remove-Item Env:OPENAI_API_KEY       PowerShell',
        '  set OPENAI_API_KEY=                  cmd',
      ].join('\n'),
    ],
    sources: [links.sdk],
    aliases: ['precedence', 'shadowed', 'shadowed-source', 'order', 'sources'],
    see: ['env-files', 'invalid-key'],
  },
  'leaked-key': {
    title: '金鑰外流了',
    paragraphs: [
      say`先刪除，再查看：${links.apiKeys.url} 。刪除在幾秒內生效，沒有別的做法比這更有效。然後建立新的，儲存，再重新啟動你的程式。`,
      say`它被用來做了什麼，用量頁面看得到：${links.usage.url}`,
      '金鑰只要出現過在公開的儲存庫、網頁、App、螢幕截圖、別人讀得到的紀錄、聊天，或共用電腦的指令裡，就算外流。刪除 commit 也收不回來。',
      'GitHub 在公開的儲存庫發現 OpenAI 金鑰時會通報 OpenAI，由 OpenAI 撤銷：突然不能用的金鑰，可能就是這種情況。',
    ],
    sources: [links.secretScanning, links.apiKeys],
    aliases: ['leak', 'leaked', 'stolen', 'rotate', 'revoke', 'exposed', '外流'],
    see: ['env-file-exposed', 'client-exposed-key'],
  },
  'front-end': {
    title: '金鑰與瀏覽器的程式碼',
    paragraphs: [
      '瀏覽器執行的一切，每個訪客都讀得到。放在裡面的金鑰就是公開的金鑰。',
      '開頭是 NEXT_PUBLIC_、VITE_、REACT_APP_、PUBLIC_、EXPO_PUBLIC_、NUXT_PUBLIC_、GATSBY_、VUE_APP_ 或 NG_APP_ 的名稱，會被複製到瀏覽器的程式碼裡：絕不要用這種名稱存放金鑰。',
      '可行的做法：網頁問你自己的伺服器，由存放金鑰的伺服器去問 OpenAI。',
    ],
    sources: [],
    aliases: ['browser', 'frontend', 'client', 'next_public', 'vite', '前端'],
    see: ['client-exposed-key', 'leaked-key'],
  },
  ci: {
    title: '在 CI 裡檢查',
    paragraphs: [
      'npx keycheck verify 以結束代碼回答，指令稿可以信任它：0 能用、3 在這裡就能判定、4 被拒絕、5 不允許、6 帳務、7 忙碌、8 網路、9 不是 OpenAI、10 不認識。--json 用一份文件說同樣的事。',
      '用 CI 的 secret 提供金鑰，名稱是 OPENAI_API_KEY。不存在的 secret 會變成空字串；keycheck 會說出來。',
      '來自 fork 的 pull request 拿不到 secret。這是一種獨立的失敗（fork-without-secrets）；加上 --on-fork skip，執行會通過，並說明沒有檢查任何東西。',
      '不要把個人的金鑰交給 CI：它帶著那個人的權限，人離開時也跟著失效。改用 service account（服務帳號）的金鑰（sk-svcacct-…），它屬於程式，放在設了花費上限的專用專案裡。',
      '取得方式：由組織的 owner（擁有者）在專案裡建立 service account。依照說明頁，網頁上的對話框沒有權限可選；Administration API 則可以替金鑰指定權限（api.responses.write）和期限（expires_in_seconds）。請求的寫法在 docs/ci.md。',
      '更好的做法是不存金鑰。workload identity federation（工作負載身分聯合）讓工作以 CI 給它的身分證明自己；openai SDK 7 有 workloadIdentity 這個選項。keycheck 檢查的是金鑰，在那裡沒有東西可以檢查，也還沒有試過。',
      '在 GitHub Actions，keycheck 會加上註解和工作摘要；--reporter junit=keycheck.xml 會寫出其他系統讀得懂的檔案。',
    ],
    sources: [links.errorCodes, links.administration, links.helpPermissions, links.sdk],
    aliases: [
      'service-account-key',
      'workload-identity',
      'federation',
      'github-actions',
      'github',
      'actions',
      'continuous-integration',
      'exit-codes',
      'exit-code',
      'forks',
      'fork',
    ],
    see: ['fork-without-secrets', 'missing-key', 'keys'],
  },
  proxies: {
    title: '代理伺服器與公司網路',
    paragraphs: [
      '代理伺服器是途中的一站，公司的網路會要求程式經過它。keycheck 會依照 HTTPS_PROXY、HTTP_PROXY、ALL_PROXY 和 NO_PROXY。Node 20 和 22 上的許多程式會忽略它們；從 Node 24 起，NODE_USE_ENV_PROXY=1 會讓 Node 使用它們。',
      '有些公司會拆開加密連線查看內容，再用自己的憑證封起來。向 IT 人員索取根憑證檔案，並寫進 NODE_EXTRA_CA_CERTS。',
      '絕不要設定 NODE_TLS_REJECT_UNAUTHORIZED=0：它會停掉所有「收到金鑰的是誰」的檢查。',
    ],
    sources: [links.nodeCertificates],
    aliases: ['proxy', 'tls', 'certificate', 'certificates', 'vpn', 'firewall', 'network', '代理伺服器', '憑證'],
    see: ['proxy-failure', 'tls-untrusted', 'gateway-error'],
  },
  'base-url': {
    title: 'API 網址（base URL）',
    paragraphs: [
      'API 網址決定請求送到哪裡，金鑰也跟著去。沒有設定時是 https://api.openai.com/v1 。',
      '閘道、本機模型和轉售商有自己的網址。經營那個網址的人，讀得到金鑰和你送出的所有內容。',
      '只有你說了，keycheck 才會把金鑰送到別處：用 --base-url，或環境變數裡的 OPENAI_BASE_URL。env 檔裡的網址，指向這台電腦時可以直接使用；指向別處時，要加上 --allow-base-url，而且金鑰來自同一個檔案。',
      '設定了資料存放地（data residency）的專案有自己的主機，例如 eu.api.openai.com；OpenAI 自己的主機不需要你同意。',
    ],
    sources: [links.sdk],
    aliases: ['baseurl', 'openai_base_url', 'gateway', 'gateways', 'endpoint', 'region', 'regions'],
    see: ['unsafe-base-url', 'wrong-base-url', 'wrong-regional-host'],
  },
  windows: {
    title: '在 Windows 上',
    paragraphs: [
      '在 PowerShell，$env:OPENAI_API_KEY = "…" 只替這個終端機設定變數；setx 會儲存下來，但只有之後開啟的終端機才知道。在 cmd 則是 set NAME=value。',
      'PowerShell 5 用「>」會寫出 UTF-16，程式讀到的會是亂碼。把 env 檔存成 UTF-8，或讓 keycheck 來寫。',
      '詢問金鑰時，如果 Ctrl+V 沒有反應，就用滑鼠右鍵貼上。在 Git Bash 裡方向鍵可能沒有反應：改用 Windows Terminal，或加上 --accessible。',
    ],
    sources: [],
    aliases: ['powershell', 'cmd', 'setx', 'git-bash', 'wsl'],
    see: ['env-files', 'accessible'],
  },
} as const satisfies Record<string, TopicWords>;
