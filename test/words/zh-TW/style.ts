/** What is wrong with a Chinese text as a reader in Taiwan sees it; empty for a good one. */
export function faultsOf(text: string): string[] {
  return rules.flatMap(([about, form]) => {
    const found = form.exec(prose(text));
    return found === null ? [] : [`${about}: ${found[0]}`];
  });
}

/**
 * The text without what no language changes: lines to copy, addresses (a blank keeps the punctuation behind one out of it)
 * and what is quoted.
 */
export const prose = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !line.startsWith('  '))
    .join('\n')
    .replace(/https?:\/\/[^\s，。；）」]+(?: (?=[，。：]))?/gu, 'URL')
    .replace(/npx keycheck(?: [!-~]+)*/g, 'COMMAND')
    .replace(/「[!-~ …]+」（[^）]*）/gu, '「QUOTED」')
    .replace(/「[!-~ …]+」/gu, '「QUOTED」');

/** Characters that only Simplified Chinese writes, of words that come up here. */
const simplified = /[钥认项录软网络信类权额户个们这为时无删终请设码账组织标题问处复项]/u;
const traditionalToo = '信';

const rules: readonly (readonly [string, RegExp])[] = [
  ['half-width punctuation after Chinese', /\p{Script=Han}[,.;:?!()]/u],
  ['half-width punctuation before Chinese', /[,;:?!()]\p{Script=Han}/u],
  ['a blank between Chinese', /\p{Script=Han} \p{Script=Han}/u],
  ['a blank beside full-width punctuation', /[，。；：？！（「、] [\p{Script=Han}（「]| [，。；？！、）」]/u],
  ['no blank between Chinese and Latin', /\p{Script=Han}[A-Za-z0-9$…]|[A-Za-z0-9]\p{Script=Han}/u],
  ['full stops in a row', /[。，；：]{2,}/u],
  ['an exclamation mark', /[!！]/u],
  [
    'a word of the mainland',
    /默認|登錄|軟件|程序|網絡|服務器|數據|信息|用戶(?!端)|激活|緩存|字符|鏈接|賬|視頻|質量|屏幕|菜單|鼠標|項目|文件夾|硬盤|內存|變量|終端(?!機)|控制台|命令行|命令|運行|支持|創建|粘貼|回車|網關|接口|配置|打印|打開|保存|反饋|兼容|加載|異步|調用|報錯|卸載|搜索/u,
  ],
  [
    // 密鑰 stands only in the gloss of the button "Create new secret key" (design.md).
    'a key that is called otherwise',
    /(?<!建立新的)密鑰|鑰匙|密匙/u,
  ],
  ['stiff words of a translation', /進行(?:檢查|儲存|設定|驗證)|一無所知|的話的|對於.{0,12}來說|被.{0,4}被/u],
  ['a simplified character', new RegExp(`(?!${traditionalToo})${simplified.source}`, 'u')],
  ['blame or haste', /只要簡單|很簡單就|輕鬆|糟糕|抱歉|對不起|您/u],
  ['English words in a row', /(?<![「（A-Za-z])\b[a-z]{2,}(?: [a-z]{2,}){3,}/u],
  ['a hole', /undefined|\bnull\b|\[object|NaN|（）|「」/u],
];

/** What a sentence tells besides its words: addresses, flags, names, ids, numbers, tails, commands. Sorted, each once. */
export function factsOf(text: string): string[] {
  const found = text.match(
    /https?:\/\/[^\s，。；、）」"),]+|--[a-z][a-z-]+|…[\w-]{4}|\b(?:proj_|org-|req_|sk-)[\w-]*|\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b|(?<![\w-])\.[a-z][\w.-]*|[\w-]+\.[a-z]{2,}\b|\d+(?:\.\d+)*/g,
  );
  const commands = text.split('\n').filter((line) => line.startsWith('  '));
  return [...new Set([...(found ?? []).map((fact) => fact.replace(/[.:;]+$/, '')), ...commands])].sort();
}
