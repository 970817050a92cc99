import type { Finding, FindingOf } from '../../../core/doctor.ts';
import { links } from '../../links.ts';
import type { Said } from '../../shapes.ts';
import { shown } from '../../shown.ts';
import type { Hints } from '../../situation.ts';
import { path as asWord, listed, unset } from '../phrases.ts';
import { effects } from './effects.ts';
import { at, burnt, count, ends, leftOut } from './parts.ts';

const terminals: Record<FindingOf<'terminal'>['reason'], Said> = {
  none: { lead: 'questions can be asked here' },
  'no-terminal': { lead: 'no terminal: nothing is asked, flags answer' },
  dumb: { lead: 'a simple terminal: questions come as numbered lines' },
  'git-bash': {
    lead: 'this window hides its terminal from Node, so no question can be asked',
    next: 'Use Windows Terminal, or:\n  winpty npx keycheck init',
  },
};

/** Sentences of every finding but the ones that have words already (causes, warnings, the check of the key). */
type Own = Exclude<Finding['code'], 'cause' | 'warning' | 'verified'>;

export const findings: { [C in Own]: (f: FindingOf<C>, h: Hints) => Said } = {
  node: (f) => ({ lead: `${f.version} (${f.needed} or newer is needed)` }),
  terminal: (f) => terminals[f.reason],
  git: (f) => ({ lead: f.inside ? 'this folder is in a git repository' : 'no git repository here' }),
  'git-missing': (f) =>
    f.repository
      ? { lead: 'there is a repository here, and no git to ask about it', next: 'Install git, or put it on the PATH.' }
      : { lead: 'git is not installed, and there is no repository here' },
  'git-unknown': (f) => ({
    lead: `git could not say anything about this folder: ${shown(f.message, 120)}`,
    next: 'See what git says, and put that right:\n  git status',
  }),
  'key-found': ({ key, unused, alone }, h) => ({
    lead: `${alone ? 'one key' : 'the key in use'}: ${shown(key.variable ?? 'a key')}, ${at(key, h)}${key.tail === null ? '' : `, ends in …${shown(key.tail)}`}`,
    ...(unused.length === 0
      ? {}
      : { more: [`No program here reads ${listed(unused.slice(0, 5).map((name) => shown(name)))}.`] }),
  }),
  shadowed: ({ variable, used, others }, h) => {
    const place = (source: { path: string | null; line: number | null; tail: string | null }): string =>
      `${at(source, h)}${source.tail === null ? '' : ` (…${shown(source.tail)})`}`;
    const command = used.path === null && !h.ci ? unset(variable, h.shell) : null;
    return {
      lead: `different keys: ${place(used)} is used, ${listed(others.map(place))} is not`,
      more: ['Most programs started here choose the same way.'],
      next:
        command === null
          ? `Keep one of them: take the other out of ${at(others[0] ?? used, h)}.`
          : `To use the other one, in this terminal:\n  ${command}`,
    };
  },
  'no-env-file': () => ({ lead: 'no env file with a real key here' }),
  'no-repository': () => ({ lead: 'no git repository here' }),
  'env-files-untracked': (f) => ({
    lead:
      f.paths.length === 0
        ? 'git tracks no env file that holds a key'
        : `git does not track ${listed(f.paths.slice(0, 5).map((path) => shown(path)))}`,
  }),
  'env-file-tracked': ({ path, holdsKey }, h) =>
    holdsKey
      ? {
          lead: `git tracks ${shown(path)}, and it holds a key`,
          more: ['Every commit takes it along; a line in .gitignore does not help a tracked file.'],
          next: `Take it out of git (the file stays on disk), then see key-in-history:\n  git rm --cached ${asWord(path, h.shell)}`,
        }
      : {
          lead: `git tracks ${shown(path)}; it holds no key so far`,
          more: ['keycheck will not write a key into a file that git shares.'],
          next: `Take it out of git; the file stays on disk:\n  git rm --cached ${asWord(path, h.shell)}`,
        },
  'env-files-ignored': (f) => ({
    lead:
      f.paths.length === 0
        ? 'no env file that would need a rule'
        : `git ignores ${listed(f.paths.slice(0, 5).map((path) => shown(path)))} (${shown(f.by, 120)})`,
  }),
  'env-file-not-ignored': ({ path, holdsKey }) => ({
    lead: `git does not ignore ${shown(path)}${holdsKey ? ', and it holds a key' : ''}`,
    more: ['The next "git add" would take it along.'],
    next: 'npx keycheck doctor --fix',
  }),
  'env-files-private': (f) => ({ lead: `only you can read ${listed(f.paths.slice(0, 5).map((path) => shown(path)))}` }),
  'env-file-open': (f) => ({
    lead: `other users of this machine can ${f.writable ? 'change' : 'read'} ${shown(f.path)} (mode ${f.mode})`,
    next: 'npx keycheck doctor --fix',
  }),
  'no-modes': () => ({ lead: 'Windows keeps no such rights with a file' }),
  'frontend-variable': (f, h) =>
    f.tail === null
      ? {
          lead: `${shown(f.variable)}, ${at(f, h)}: the name is published, and no key is in it so far`,
          more: [
            `Bundlers write everything that begins with ${f.prefix === '' ? 'any letter (the prefix is empty)' : shown(f.prefix)} into browser code.`,
          ],
          next: 'Call it OPENAI_API_KEY, and use it on the server only.',
        }
      : {
          lead: `${shown(f.variable)}, ${at(f, h)}`,
          more: ['Browsers receive it, so every visitor can read the key.'],
          next: `Delete …${shown(f.tail)} at ${links.apiKeys.url} and use a new one, on the server only.`,
        },
  'frontend-config': (f, h) => ({
    lead: `${at(f, h)} may write ${shown(f.variable)} into browser code`,
    more: ['Values in "define" and "env" of a bundler stand in the page for every visitor.'],
    next: 'Take it out there, and let the page ask your own server: npx keycheck explain front-end',
  }),
  'frontend-clean': () => ({ lead: 'no key under a name that bundlers publish' }),
  'browser-client': (f, h) => ({
    lead: `${at(f, h)} switches on dangerouslyAllowBrowser`,
    more: ['That client sends its key from the browser, where every visitor can read it.'],
    next: 'Let the page ask your own server instead: npx keycheck explain front-end',
  }),
  'browser-client-none': () => ({ lead: 'no client is told to run in a browser' }),
  'key-in-file': (f, h) => ({
    lead: `${at(f, h)} holds ${f.own ? ends(f.tail) : `a key, …${shown(f.tail ?? '')}`}`,
    more: [
      f.ignored
        ? 'Git ignores that file, but keys in files get copied along.'
        : 'A key in a file of the program goes wherever the program goes.',
    ],
    next: f.ignored
      ? 'Take it out, and let the program read OPENAI_API_KEY.'
      : `Take it out, and let the program read OPENAI_API_KEY. Was the file ever shared? Then delete …${shown(f.tail ?? '')} at ${links.apiKeys.url}`,
  }),
  'sources-clean': (f) => ({ lead: `no key in ${count(f.files, 'file')}`, more: leftOut(f.unsearched) }),
  'key-in-bundle': (f, h) => ({
    lead: `${at(f, h)} holds ${f.own ? ends(f.tail) : `a key, …${shown(f.tail ?? '')}`}`,
    more: ['It was built into what is delivered: whoever has that file can read the key.'],
    next: burnt(f.tail, 'keep it on the server, then build again.'),
  }),
  'bundles-clean': (f) => ({
    lead: `no key in ${count(f.files, 'built file')} (${listed(f.folders.slice(0, 4).map((folder) => shown(folder)))})`,
    more: f.unsearched.outOfTime
      ? leftOut({ ...f.unsearched, folders: [], packed: 0, unreadable: 0, tooLarge: 0 })
      : [],
  }),
  'no-bundle': () => ({ lead: 'no build folder here, so nothing to search' }),
  'key-in-history': (f) => {
    const where = [
      f.path === null ? null : shown(f.path),
      f.commit === null ? null : `commit ${shown(f.commit)}${f.date === null ? '' : ` of ${shown(f.date)}`}`,
    ].filter((part) => part !== null);
    return {
      lead: `git's history holds ${f.own ? ends(f.tail) : `a key, …${shown(f.tail ?? '')}`}${where.length === 0 ? '' : `: ${where.join(', ')}`}`,
      more: [
        f.shared === null
          ? 'Whoever gets a copy of the repository gets the key.'
          : `It was pushed (${shown(f.shared)}): whoever can read the repository has the key.`,
      ],
      next: f.own
        ? burnt(f.tail, 'rewriting history comes last, and helps only before a push.')
        : `If it still exists, delete …${shown(f.tail ?? '')} at ${links.apiKeys.url}`,
    };
  },
  'history-clean': (f) => ({
    lead: `no key in ${count(f.objects, 'object')} of git's history`,
    more: f.outOfTime ? ['The time was over before everything was looked at; the newest was.'] : [],
  }),
  'key-staged': (f, h) => ({
    lead: `${at(f, h)} holds ${f.own ? ends(f.tail) : `a key, …${shown(f.tail ?? '')}`}, and is about to be committed`,
    more: ['Commits are kept and copied; the key would be in them for good.'],
    next: `Take the file out of this commit, then the key out of the file:\n  git reset -- ${asWord(f.path, h.shell)}`,
  }),
  'staged-clean': (f) => ({ lead: f.files === 0 ? 'nothing is staged' : `no key in ${count(f.files, 'staged file')}` }),
  'staged-unknown': (f) => ({
    lead: `git could not say what is staged: ${shown(f.message, 120)}`,
    more: ['Nothing was looked at, so the answer is no.'],
    next: 'See what git says, and put that right:\n  git status',
  }),
  variable: (f, h) => effects[f.effect]({ ...f, variable: shown(f.variable) }, h),
  'variables-clean': () => ({ lead: 'nothing set that changes a request or keeps one from arriving' }),
  endpoint: (f) => ({
    lead:
      f.from === 'default'
        ? shown(f.host)
        : `${shown(f.host)}, named by OPENAI_BASE_URL${f.path === null ? '' : ` in ${shown(f.path)}`}`,
  }),
  network: (f) => ({
    lead: `${shown(f.host)} answers (${f.ms} ms, no key sent)${f.proxy === null ? '' : `, through the proxy ${shown(f.proxy)}`}`,
  }),
  clock: (f) => ({
    lead: `this machine's clock is ${Math.abs(Math.round(f.seconds / 60))} minutes ${f.seconds > 0 ? 'ahead' : 'behind'}`,
    more: ['Certificates and sign-ins go by the clock.'],
    next: 'Switch on setting the time automatically in the settings of this system.',
  }),
  'nothing-sent': (f) => ({
    lead:
      f.because === 'offline'
        ? 'level offline: nothing was sent'
        : 'NODE_DEBUG would print the key, so nothing was sent',
  }),
  depends: (f) => ({ lead: `not looked at: ${f.on} comes first` }),
  crashed: (f) => ({
    lead: `this check itself failed (${shown(f.name, 40)}); the others still count`,
    next: 'Tell us, with what you ran: https://github.com/keycheck/keycheck/issues',
  }),
};
