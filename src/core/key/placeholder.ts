/**
 * Words that placeholders are made of. A text is a placeholder when nothing but such words is in it, however they are
 * joined: `your-api-key-here`, `YOUR_OPENAI_KEY`, `sk-proj-yourKey`. A real key is never made of them.
 */
const telling = (
  'yours? insert paste enter replace changeme change fill put here placeholder example redacted hidden todo tbd ' +
  'fixme none null nil undefined nan unset missing x{3,}(?!x) openai_?api_?keys? api[-_\\s]?keys? 你的 您的 填入 填写 ' +
  '填寫 输入 輸入 替换 替換 在此 这里 這裡 ここに あなたの 입력 여기에'
).split(' ');
/** Words that are filler beside those; alone, some local servers are run with just such a key. */
const filler = (
  'sk proj svcacct openai open ai chatgpt gpt my our the this that me with from own real actual secret private ' +
  'personal project account service access keys? api(?![-_\\s]?keys?) tokens? value string goes please set in ' +
  'is to be of and env dotenv for test testing dummy fake sample demo default empty new valid generated copy ' +
  'copied bearer password not no needed required 请 請 密[钥鑰] 金[鑰钥] キー 키'
).split(' ');

const joint = '[\\s_.,:=<>\\[\\]{}()\'"`/!-]*';
const madeOf = (words: readonly string[]): RegExp => new RegExp(`^${joint}(?:(?:${words.join('|')})${joint})+$`, 'i');
const madeOfWords = madeOf([...telling, ...filler]);
const madeOfFiller = madeOf(filler);

/** Longer texts are not tried word by word: no placeholder is that long, and some are sentences. */
const longest = 80;

/** Only the beginning of a key, or one that trails off in dots: `sk-`, `sk-proj-...`, `...`. */
const trailsOff = /^(?:sk-?(?:(?:proj|svcacct|admin|ant|or)-?)?|[A-Za-z0-9_-]*?(?:\.{3,}|…+))$/;

/** `your_groq_api_key`, `fc-YOUR_API_KEY`, `Replace-this-with-32-bytes`: the beginning tells, whatever words come behind. */
const asksForOne =
  /^(?:sk-(?:proj-|svcacct-)?|[A-Za-z]{2,4}-)?(?:your[-_\s]|(?:replace|insert|paste|enter|change)[-_\s]?(?:this|me|with|your|it|in|here|by)(?![a-z]))/i;

/** Something in angle brackets is for the reader to fill in. */
const inAngles = /^<[^<>]*>$/;

/**
 * Whether a text stands where a key should be put, and is no key for anybody. Words such as `dummy` or `EMPTY`, which
 * local servers are run with, are not certain: see `isFiller`.
 */
export function isPlaceholder(text: string): boolean {
  if (text.length > longest) return false;
  return (
    asksForOne.test(text) ||
    trailsOff.test(text) ||
    inAngles.test(text) ||
    (madeOfWords.test(text) && !madeOfFiller.test(text))
  );
}

/** Whether a text is made of words like `dummy`, `test-key` or `EMPTY`: no key for OpenAI, but one for some local servers. */
export const isFiller = (text: string): boolean => text.length <= longest && madeOfFiller.test(text);

/**
 * Values that stand for a secret kept elsewhere, which some program was to put in their place: 1Password, dotenvx,
 * shells, CI templates, cloud secret stores, and code that reads a variable.
 */
const references: readonly RegExp[] = [
  /^op:\/\//i,
  /^encrypted:/i,
  /\$\{[^}]*\}/,
  /^\$\(.*\)$/,
  /^\$(?:env:)?[A-Za-z_]\w*$/i,
  /^%[A-Za-z_]\w*%$/,
  /\{\{.*\}\}/,
  /^(?:ref\+|vault:|doppler:\/\/|bws:\/\/|infisical:\/\/|keyring:|keychain:|pass:|file:\/\/|secretref:|awssm:|gcp:|azurekv:)/i,
  /^arn:aws[\w-]*:(?:secretsmanager|ssm):/,
  /^projects\/[^/]+\/secrets\//,
  /^@Microsoft\.KeyVault\(/i,
  /^(?:process\.env|import\.meta\.env|os\.environ|os\.getenv|System\.getenv|ENV|getenv|env)[.([]/,
  /^(?:secrets|vars)\.[A-Za-z_]\w*$/,
];

/** Whether a text refers to a key that is kept elsewhere instead of being one. */
export const isReference = (text: string): boolean =>
  text.length <= 2000 && references.some((reference) => reference.test(text));
