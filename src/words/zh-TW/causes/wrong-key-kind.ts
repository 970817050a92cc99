import { links } from '../../links.ts';
import type { CauseWords } from '../../shapes.ts';
import { shown } from '../../shown.ts';
import type { Situation } from '../../situation.ts';
import { whereSet } from '../phrases.ts';
import { say } from '../say.ts';

/** Something that is a secret, an id or an address, but not a key that can ask a model. */

const makeKey = say`到 ${links.apiKeys.url} 建立專案金鑰，並儲存：\n  npx keycheck init`;
const nothing = '沒有送出或儲存任何東西。';

type Form = { lead: (s: Situation) => string; meaning: string; next: string };

const forms: Readonly<Record<string, Form>> = {
  admin: {
    lead: (s) => say`金鑰種類不對：${whereSet(s)} 的開頭是 sk-admin-，這是管理金鑰。`,
    meaning: '它用來管理組織，不能請模型回答。',
    next: makeKey,
  },
  'realtime-secret': {
    lead: (s) => say`金鑰種類不對：${whereSet(s)} 的開頭是 ek_，這是 Realtime 連線用的臨時金鑰。`,
    meaning: '它由伺服器替瀏覽器建立；幾小時內就失效，也不能用在別的地方。',
    next: makeKey,
  },
  'masked-copy': {
    lead: (s) => say`縮短的副本：${whereSet(s)} 是金鑰的名稱，中間被遮住了，不是金鑰。`,
    meaning: '完整的金鑰只在建立時顯示一次。',
    next: say`到 ${links.apiKeys.url} 建立新的金鑰並刪除舊的，再儲存新的：\n  npx keycheck init`,
  },
  'organization-id': {
    lead: (s) => say`不是金鑰：${whereSet(s)} 的開頭是 org-，這是組織的 ID。`,
    meaning: 'ID 只說明是哪個組織。專案金鑰不需要這種 ID。',
    next: makeKey,
  },
  'project-id': {
    lead: (s) => say`不是金鑰：${whereSet(s)} 的開頭是 proj_，這是專案的 ID。`,
    meaning: 'ID 只說明是哪個專案。專案金鑰的開頭是 sk-proj-。',
    next: makeKey,
  },
  url: {
    lead: (s) => say`不是金鑰：${whereSet(s)} 是網頁的網址。`,
    meaning: '金鑰的開頭是 sk-，只在建立的那一刻顯示在網頁上。',
    next: makeKey,
  },
  'session-token': {
    lead: (s) => say`不是 API 金鑰：${whereSet(s)} 的開頭是 eyJ，這是登入權杖，例如 ChatGPT 的。`,
    meaning: '換一個新的權杖也沒有用：登入 ChatGPT 和使用 API 是兩回事。',
    next: makeKey,
  },
  'practice-key': {
    lead: (s) => say`練習金鑰：${whereSet(s)} 來自 keycheck 的練習平台，只能在那裡使用。`,
    meaning: 'OpenAI 不認得它。',
    next: '要練習的話，啟動練習平台：\n  npx keycheck sandbox',
  },
};

/** Another vendor's key: named where its prefix says so. */
const otherVendor: Form = {
  lead: (s) =>
    s.facts.vendor === undefined
      ? say`其他廠商的金鑰：${whereSet(s)} 看起來是另一家公司的金鑰。`
      : say`其他廠商的金鑰：${whereSet(s)} 看起來是 ${shown(s.facts.vendor, 40)} 的金鑰。`,
  meaning: '它不是給 OpenAI 用的，所以不會拿給不相干的公司看。',
  next: say`到 ${links.apiKeys.url} 建立 OpenAI 金鑰，並儲存：\n  npx keycheck init`,
};

const unnamed: Form = {
  lead: (s) => say`金鑰種類不對：${whereSet(s)} 不是能請模型回答的金鑰。`,
  meaning: 'API 的金鑰開頭是 sk-，而且屬於某個專案。',
  next: makeKey,
};

function formOf(s: Situation): Form {
  const reason = s.facts.reason ?? s.key?.kind ?? '';
  if (reason === 'other-vendor') return otherVendor;
  return forms[reason === 'sandbox' ? 'practice-key' : reason] ?? unnamed;
}

function further(s: Situation): string[] {
  switch (s.facts.reason ?? s.key?.kind) {
    case 'other-vendor':
      return ['如果這把金鑰屬於某個閘道，用 --base-url 指定它的網址。'];
    case 'practice-key':
    case 'sandbox':
      return [say`要使用 OpenAI：到 ${links.apiKeys.url} 建立金鑰，並儲存：\n  npx keycheck init --force`];
    case 'admin':
      return ['如果這裡用不到管理金鑰，就把它移走：讀到它的人都能管理你的組織。'];
    default:
      return [];
  }
}

export const wrongKeyKind: CauseWords = {
  title: '不是能請模型回答的金鑰',
  lead: (s) => formOf(s).lead(s),
  meaning: (s) => [formOf(s).meaning, nothing],
  next: (s) => [formOf(s).next, ...further(s)],
  more: [
    '能請模型回答的金鑰：專案金鑰（sk-proj-）、服務帳號金鑰（sk-svcacct-），以及還有效的舊式金鑰（sk- 加 48 個字元）。',
    '不能的：管理金鑰（sk-admin-）用來管理組織；ek_ 臨時金鑰只能用於單次 Realtime 連線；eyJ 開頭的權杖用來讓人登入；org-… 和 proj_… 是 ID；金鑰清單裡顯示的都是縮短的金鑰。',
    '長度和字元組成從來不是拒絕的理由：OpenAI 以前就改過這兩樣。只有文字開頭能確定的，keycheck 才會拒絕。',
  ],
  sources: [links.administration, links.apiKeys],
  example: 'sk-admin-…, ek_…, eyJ…, org-…, proj_…, sk-…•••…x9Qa',
};
