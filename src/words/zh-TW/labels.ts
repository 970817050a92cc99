import { labels } from '../links.ts';

/** What the labels of OpenAI's dashboard mean; the label itself stays English, as it is on the page. */
const glosses: Record<keyof typeof labels, string> = {
  createKey: '建立新的密鑰',
  all: '全部',
  restricted: '限制',
  readOnly: '唯讀',
  modelCapabilities: '模型功能',
  listModels: '列出模型',
  write: '寫入',
  read: '讀取',
  request: '請求',
  createProject: '建立',
  addPayment: '新增付款資料',
  autoReload: '自動加值',
  editSpendLimit: '編輯花費上限',
  monthlySpendLimit: '每月花費上限',
  hardLimit: '強制執行上限',
  verifyOrganization: '驗證組織',
  ipAllowlist: 'IP 允許清單',
};

/** A label and what it means: `「Restricted」（限制）`. */
export const label = (name: keyof typeof labels): string => `「${labels[name].text}」（${glosses[name]}）`;

/** The meaning of a label by its text; the text alone where it is not one of ours. */
export function glossed(text: string): string {
  const name = (Object.keys(glosses) as (keyof typeof labels)[]).find((key) => labels[key].text === text);
  return name === undefined ? `「${text}」` : label(name);
}
