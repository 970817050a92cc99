import type { Cause } from '../../../core/causes/ids.ts';
import { links } from '../../links.ts';
import type { CauseWords } from '../../shapes.ts';
import { shown } from '../../shown.ts';
import type { Situation } from '../../situation.ts';
import { atOpenAI, server } from '../phrases.ts';
import { say } from '../say.ts';

/** Causes that keycheck cannot name, said honestly. */

const status = (s: Situation): string => (s.request.status === null ? '' : say`（狀態碼 ${s.request.status}）`);

const keySentence = (s: Situation): string => {
  if (s.keyAccepted === true) return '金鑰本身有效。';
  return s.keyAccepted === false ? '金鑰沒有被接受。' : '金鑰能不能用，目前不知道。';
};

const report = '要向支援人員詢問，就產生報告（檔案裡絕不會有金鑰）：\n  npx keycheck verify --report report.json';

export const unknownCauses = {
  unknown: {
    title: 'keycheck 不認識的回應',
    lead: (s) => say`不認識：${server(s)} 的回應是 keycheck 不認識的${status(s)}。`,
    meaning: (s) => [keySentence(s)],
    next: (s) => [report, ...(atOpenAI(s) ? [say`OpenAI 的錯誤清單：${links.errorCodes.url}`] : [])],
    more: [
      '只有回應足以證明時，keycheck 才會指出原因。不認識的就照原樣顯示，只處理成對終端機安全的文字。',
      '如果你查出了原因，告訴 keycheck 的作者：下一個人就會看到它的名稱。',
    ],
    sources: [links.errorCodes],
    example: '418 "This request is paused for review."',
  },
  'request-rejected': {
    title: '請求本身被拒絕',
    lead: (s) =>
      s.facts.param === undefined
        ? say`請求被拒絕：${server(s)} 不接受這個請求${status(s)}。`
        : say`請求被拒絕：${server(s)} 不接受請求裡的欄位 ${shown(s.facts.param, 40)}${status(s)}。`,
    meaning: (s) => [keySentence(s)],
    next: (s) =>
      s.model.requested === null
        ? [report]
        : [
            say`看看模型 ${shown(s.model.requested, 50)} 是否支援這種請求，或用 keycheck 自己選的模型檢查：\n  npx keycheck verify`,
            report,
          ],
    more: [
      '請求到達了 API，其中一個欄位被拒絕。在 OpenAI 自己的主機上，這就證明了金鑰沒有問題：檢查欄位是在檢查金鑰之後。',
      'keycheck 會盡可能拿掉那個欄位再問一次。如果還是被拒絕，換新的金鑰也沒有用。',
      '閘道可能因為自己的理由而拒絕；那樣就無法得知金鑰的情況。',
    ],
    sources: [links.errorCodes, links.apiDescription],
    example: '400 invalid_request_error, unsupported_value (param reasoning.effort)',
  },
} satisfies Partial<Record<Cause, CauseWords>>;
