import { links } from '../../links.ts';
import type { CauseWords } from '../../shapes.ts';
import { shown } from '../../shown.ts';
import type { Situation } from '../../situation.ts';
import { fileOf, path, ruleStays } from '../phrases.ts';

/** An env file that git would share: what git said, per reason. */

const theFile = (s: Situation): string => fileOf(s) ?? 'the env file';
const asWord = (s: Situation): string => path(s.facts.file ?? '.env', s.shell);

const rotate = `If a key was ever committed in it, delete that key at ${links.apiKeys.url} and make a new one: taking the file out of git does not call it back.`;

type Form = { lead: (file: string) => string; meaning: string[]; next: (s: Situation) => string[] };

const line = (s: Situation): string => shown(s.facts.file ?? '.env', 200);

const notIgnored: Form = {
  lead: (file) => `Exposed: git does not ignore ${file}, so a commit could take the key along.`,
  meaning: [],
  next: (s) => [
    `Add this line to .gitignore, or run init without --no-gitignore, which adds it:\n  ${line(s)}`,
    rotate,
  ],
};

const forms: Readonly<Record<string, Form>> = {
  tracked: {
    lead: (file) => `Exposed: git tracks ${file}, so the next commit would hold the key.`,
    meaning: ['A line in .gitignore does not help a tracked file.'],
    next: (s) => [`Take it out of git; the file stays on disk:\n  git rm --cached ${asWord(s)}`, rotate],
  },
  'git-unknown': {
    lead: (file) => `Not certain: git could not say whether it would share ${file}.`,
    meaning: ['Git sometimes refuses to answer, for example in a folder that belongs to another user.'],
    next: () => ['See what git says, and put that right:\n  git status'],
  },
  'gitignore-unwritable': {
    lead: (file) => `Exposed: git does not ignore ${file}, and .gitignore could not be written.`,
    meaning: [],
    next: (s) => [`Add this line to .gitignore yourself:\n  ${line(s)}`, rotate],
  },
  'rule-without-effect': {
    lead: (file) => `Exposed: git does not ignore ${file}, although .gitignore names it.`,
    meaning: ['Another rule takes it back; such rules begin with an exclamation mark.'],
    next: (s) => [`See which rule wins, and take it out:\n  git check-ignore -v --no-index ${asWord(s)}`, rotate],
  },
};

const formOf = (s: Situation): Form => forms[s.facts.reason ?? ''] ?? notIgnored;

export const envFileExposed: CauseWords = {
  title: 'an env file that git would share',
  lead: (s) => formOf(s).lead(theFile(s)),
  meaning: (s) => [...formOf(s).meaning, 'The key was not written.', ...ruleStays(s)],
  next: (s) => formOf(s).next(s),
  more: [
    'Git keeps every version of a tracked file. Who can read the repository, now or later, can read the key in it.',
    'GitHub reports OpenAI keys that it finds in public repositories to OpenAI, and they get revoked; others search there as well.',
    'If a key was ever pushed, make a new one and delete the old one. Rewriting history is not enough: copies exist.',
  ],
  sources: [links.gitignore, links.secretScanning],
  example: 'git ls-files --error-unmatch .env   →   .env',
};
