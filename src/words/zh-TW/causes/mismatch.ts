import type { Cause } from '../../../core/causes/ids.ts';
import { links } from '../../links.ts';
import type { CauseWords } from '../../shapes.ts';
import { shown } from '../../shown.ts';
import type { Situation } from '../../situation.ts';
import { here, removeSetting, settingPlace, theKey } from '../phrases.ts';
import { say } from '../say.ts';

/** Causes where an id sent beside the key does not fit the key. */

/** How sentences about organizations and about projects differ. */
type Kind = { key: 'organization' | 'project'; noun: string; variable: string; flag: string };
const organization: Kind = { key: 'organization', noun: '組織', variable: 'OPENAI_ORG_ID', flag: '--org' };
const project: Kind = { key: 'project', noun: '專案', variable: 'OPENAI_PROJECT_ID', flag: '--project' };

const settingOf = (kind: Kind, s: Situation) => s.settings[kind.key];
const sentId = (kind: Kind, s: Situation): string | null => s.facts[kind.key] ?? settingOf(kind, s)?.value ?? null;

function lead(kind: Kind, s: Situation): string {
  const sent = sentId(kind, s);
  const told = sent === null ? say`指定的${kind.noun}` : shown(sent, 40);
  const answered = s[kind.key];
  return answered !== null && answered !== sent
    ? say`${kind.noun}不對：${theKey(s)} 屬於 ${shown(answered, 40)}，不屬於 ${told}。`
    : say`${kind.noun}不對：${theKey(s)} 不屬於 ${told}。`;
}

function meaning(kind: Kind, s: Situation): string[] {
  const setting = settingOf(kind, s);
  const name = shown(s.facts.variable ?? kind.variable);
  const from = setting
    ? say`那個 ID 來自${settingPlace(setting, s)}。`
    : say`這種 ID 通常來自${here(s)}或 env 檔裡的 ${name}。`;
  const sent = sentId(kind, s);
  const called =
    kind.key === 'project' && sent !== null && !sent.startsWith('proj_')
      ? ['它不是 ID：專案 ID 的開頭是 proj_。它可能是專案的名稱。']
      : [];
  return [
    from,
    ...called,
    kind.key === 'organization' ? '專案金鑰不需要這個 ID。' : '專案金鑰知道自己的專案，不需要這個 ID。',
  ];
}

function next(kind: Kind, s: Situation): string[] {
  const setting = settingOf(kind, s) ?? {
    value: '',
    variable: s.facts.variable ?? kind.variable,
    source: 'process',
    path: null,
    line: null,
  };
  return [
    removeSetting(setting, kind.flag, s),
    say`如果那個${kind.noun}才是對的，不對的就是金鑰：到 ${links.apiKeys.url} 在那個${kind.noun}裡建立一把（先確認頁面最上方）。`,
  ];
}

const words = (kind: Kind): Pick<CauseWords, 'lead' | 'meaning' | 'next'> => ({
  lead: (s) => lead(kind, s),
  meaning: (s) => meaning(kind, s),
  next: (s) => next(kind, s),
});

export const mismatchCauses = {
  'org-mismatch': {
    title: '組織不對',
    ...words(organization),
    more: [
      'OPENAI_ORG_ID 常常是以前的金鑰留下來的。SDK 每次請求都會帶上它，而金鑰如果不屬於它，OpenAI 就會拒絕。',
      '專案金鑰已經屬於一個組織；這個 ID 沒有額外的作用。它原本是給同時屬於好幾個組織的人的舊式金鑰用的。',
      'keycheck 也會和回應裡的 ID 比對：伺服器可能不理會你指定的內容。',
    ],
    sources: [links.sdk, links.errorCodes],
    example: '401 mismatched_organization: "OpenAI-Organization header should match organization for API key"',
  },
  'project-mismatch': {
    title: '專案不對',
    ...words(project),
    more: [
      'SDK 每次請求都會帶上 OPENAI_PROJECT_ID。它必須是建立金鑰的那個專案的 ID（proj_…），不是名稱。',
      '專案金鑰知道自己的專案：不要設定這個變數。',
    ],
    sources: [links.sdk, links.errorCodes],
    example: '401 mismatched_project: "OpenAI-Project header should match project for API key"',
  },
  'project-archived': {
    title: '專案已封存',
    lead: (s) =>
      s.facts.project === undefined
        ? say`專案已封存：${theKey(s)} 所要求的專案已經關閉。`
        : say`專案已封存：${theKey(s)} 所要求的專案 ${shown(s.facts.project, 40)} 已經關閉。`,
    meaning: (s) =>
      s.settings.project
        ? [say`這個專案來自${settingPlace(s.settings.project, s)}；金鑰本身可能屬於還在使用的專案。`]
        : ['這是建立金鑰的那個專案；它的金鑰都不會再得到回應。'],
    next: (s) => [
      ...(s.settings.project ? [removeSetting(s.settings.project, project.flag, s)] : []),
      say`到 ${links.apiKeys.url} 在另一個專案建立金鑰，並儲存：\n  npx keycheck init --force`,
      say`所有專案，也可以新增：${links.projects.url}`,
    ],
    more: [
      '封存專案之後，它的金鑰就全部不能用了。專案不會被刪除；能不能恢復，我們讀到的文件沒有寫。',
      '如果 OPENAI_PROJECT_ID 指定的是已封存的專案，就移除它：金鑰可能屬於還在使用的專案。',
    ],
    sources: [links.projects, links.administration],
    example:
      '401 not_authorized_invalid_project: "The project you are requesting has been archived and is no longer accessible"',
  },
} satisfies Partial<Record<Cause, CauseWords>>;
