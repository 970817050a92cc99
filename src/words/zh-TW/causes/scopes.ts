import { glossed, label } from '../labels.ts';
import { say } from '../say.ts';

/** What a scope is for, in plain words, and the dashboard setting that grants it. */
export type ScopeWords = { right: string; box: string };

/** Scopes as error messages name them; the settings come from help pages and threads of 2026. */
const known: Readonly<Record<string, ScopeWords>> = {
  'api.responses.write': { right: '請模型回答的權限', box: say`${label('modelCapabilities')}設為${label('write')}` },
  'model.request': { right: '使用模型的權限', box: say`${label('modelCapabilities')}設為${label('write')}` },
  'api.model.read': { right: '查看模型清單的權限', box: say`${label('listModels')}設為${label('read')}` },
  'api.files.read': { right: '讀取已上傳檔案的權限', box: say`${glossed('Files')}（檔案）設為${label('read')}` },
  'api.files.write': { right: '上傳檔案的權限', box: say`${glossed('Files')}（檔案）設為${label('write')}` },
};

/** The words for a scope, or null for one that is new to keycheck. */
export const scopeWords = (scope: string): ScopeWords | null =>
  Object.hasOwn(known, scope) ? (known[scope] ?? null) : null;
