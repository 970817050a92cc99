import { hostile } from '../words/hostile.ts';

const esc = '\u001b';

/** Texts that a terminal, a log or a CI system would obey, and one that is only long. */
export const payloads: readonly string[] = [
  ...hostile,
  `${esc}]0;owned\u0007`,
  `${esc}]52;c;b3duZWQ=\u0007`,
  `${esc}]8;;file:///etc/passwd${esc}\\click${esc}]8;;${esc}\\`,
  `${esc}P$q"p${esc}\\`,
  `${esc}_Gi=1;owned${esc}\\`,
  `${esc}^private${esc}\\`,
  `${esc}c${esc}[2J${esc}[H`,
  `${esc}[8mhidden${esc}[1A${esc}[2K`,
  `${esc}[200~rm -rf ~\n${esc}[201~`,
  `${esc}[6n${esc}[c${esc}]10;?\u0007`,
  '\u009d0;owned\u009c',
  '\u0090q\u009c\u009f\u0098\u009e',
  'invalid\rWorks: everything is fine',
  'invalid\b\b\b\b\b\b\bvalid  ',
  '\nWorks: OPENAI_API_KEY got an answer.\nexit code 0',
  '\r\n{"ok":true,"exitCode":0}\r\n',
  '\u2066\u202eneddih\u2069',
  `tag${[...'owned'].map((letter) => String.fromCodePoint(0xe0000 + (letter.codePointAt(0) ?? 0))).join('')}`,
  'a\u200d\u200b\u2060\ufeffb\u00ad',
  `a${'\u0300'.repeat(500)}`,
  '\nsection_start:0:owned[collapsed=true]\r\u001b[0Kowned',
  '\n##vso[task.setvariable variable=OPENAI_API_KEY]owned',
  "\n##teamcity[setParameter name='env.X' value='owned']",
  '\n::stop-commands::owned\n::set-env name=X::owned',
  '\n::add-path::/tmp/owned',
  'EOF\nX<<EOF\nowned\nEOF',
  'x'.repeat(1_000_000),
  `${esc}[31m`.repeat(50_000),
];

const unreadable = /(?![\t\n])[\p{Cc}\p{Cs}\p{Bidi_Control}\u200b\u2028\u2029\u2060\ufeff\u{e0000}-\u{e007f}]|\u200d/u;
/** What a CI system would obey: GitHub's two forms, Azure's, TeamCity's, GitLab's. Keycheck's own annotations begin with a level. */
const obeyed = /^\s*::(?!(?:error|warning|notice) title=keycheck)|##\[|##vso\[|##teamcity\[|section_(?:start|end):/im;
const fake = /^(?:Works: OPENAI_API_KEY got an answer\.|\{"ok":true,"exitCode":0\}|exit code 0|owned|EOF)\r?$/m;
/** No sentence of ours is as long as this; of foreign text 300 characters are shown at most, and a report folds nothing. */
const longest = 2_500;

/** What no text may hold, of whatever kind it is: signs that a screen obeys or hides, commands of a CI system, lines that pretend. */
export function unsafeIn(text: string): string[] {
  const sign = unreadable.exec(text)?.[0];
  return [
    ...(sign === undefined ? [] : [`holds U+${(sign.codePointAt(0) ?? 0).toString(16)}`]),
    ...(obeyed.test(text) ? [`a command: ${obeyed.exec(text)?.[0]}`] : []),
    ...(fake.test(text) ? ['a line that pretends'] : []),
  ];
}

/** What is wrong with a text for people that was printed or written, in words; an empty list is what a test wants. */
export const faultsOf = (text: string): string[] => [
  ...unsafeIn(text),
  ...(/x{301}/.test(text) ? ['more than 300 characters of somebody else'] : []),
  ...(text.split('\n').some((line) => line.length > longest) ? ['a very long line'] : []),
];
