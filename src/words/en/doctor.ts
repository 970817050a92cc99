import type { Effect, Finding, FindingOf, Unsearched } from '../../core/doctor.ts';
import { links } from '../links.ts';
import type { Said } from '../shapes.ts';
import { shown } from '../shown.ts';
import type { Hints } from '../situation.ts';
import { path as asWord, listed, unset } from './phrases.ts';

type Place = { path: string | null; line: number | null };

const at = ({ path, line }: Place, h: Hints): string =>
  path === null
    ? h.ci
      ? "the job's environment"
      : 'this terminal'
    : line === null
      ? shown(path)
      : `${shown(path)} line ${line}`;

const ends = (tail: string | null): string => (tail === null ? 'a key' : `the key …${shown(tail)}`);

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

/** What to do with a key that others may have: in order, and the first first. */
const burnt = (tail: string | null, after: string): string =>
  `Delete ${tail === null ? 'that key' : `…${shown(tail)}`} at ${links.apiKeys.url}, make a new one and save it with npx keycheck init; ${after} More: npx keycheck explain leaked-key`;

/** What was left out of a search, in words; empty where nothing was. */
function leftOut({ tooLarge, packed, unreadable, folders, outOfTime }: Unsearched): string[] {
  const parts = [
    ...folders.slice(0, 5).map((name) => shown(name)),
    ...(packed === 0 ? [] : [count(packed, 'image or archive', 'images and archives')]),
    ...(tooLarge === 0 ? [] : [`what is beyond 32 MiB in ${count(tooLarge, 'file')}`]),
    ...(unreadable === 0 ? [] : [`${count(unreadable, 'file or folder', 'files or folders')} that could not be read`]),
  ];
  return [
    ...(parts.length === 0 ? [] : [`Not looked at: ${listed(parts)}.`]),
    ...(outOfTime ? ['The time was over before everything was looked at.'] : []),
  ];
}

/** How to take a variable away where it is set. */
function remove({ variable, path, line }: FindingOf<'variable'>, h: Hints): string {
  if (path !== null) return `Take ${shown(variable)} out of ${at({ path, line }, h)}.`;
  if (h.ci) return `Take ${shown(variable)} out of this job's settings.`;
  const command = unset(variable, h.shell);
  return command === null ? `Remove ${shown(variable)} from this terminal.` : command;
}

const effects: Record<Effect, (f: FindingOf<'variable'>, h: Hints) => Said> = {
  organization: (f, h) => ({
    lead: `${f.variable} (${at(f, h)}) sends every request for ${f.value === null ? 'that organization' : shown(f.value)}`,
    more: ['A project key knows its organization and needs none; an old id here makes a good key fail.'],
    next: remove(f, h),
  }),
  'organization-malformed': (f, h) => ({
    lead: `${f.variable} (${at(f, h)}) holds no organization id`,
    more: ['Such an id begins with org-; the name of an organization does not work.'],
    next: remove(f, h),
  }),
  project: (f, h) => ({
    lead: `${f.variable} (${at(f, h)}) names the project ${f.value === null ? '' : shown(f.value)}`.trimEnd(),
  }),
  'project-name': (f, h) => ({
    lead: `${f.variable} (${at(f, h)}) holds no project id`,
    more: ['Such an id begins with proj_; with the name of a project in it every request fails.'],
    next: remove(f, h),
  }),
  'base-url': (f, h) => ({
    lead: `${f.variable} (${at(f, h)}) sends requests to ${f.value === null ? 'an address that cannot be used' : shown(f.value)}`,
    ...(f.value === 'api.openai.com'
      ? {}
      : { more: ['Whoever runs that address receives the key.'], next: remove(f, h) }),
  }),
  'custom-headers': (f, h) => ({
    lead: `${f.variable} (${at(f, h)}) adds headers to every request`,
    more: ['It can even replace the key. keycheck does not obey it; the openai package does.'],
    next: remove(f, h),
  }),
  log: (f, h) => ({
    lead: `${f.variable}=${f.value === null ? '…' : shown(f.value)} (${at(f, h)}) makes the openai package print requests`,
    more: ['What people write and what is answered ends up in logs.'],
    next: remove(f, h),
  }),
  'node-debug': (f, h) => ({
    lead: `${f.variable} (${at(f, h)}) makes Node print what goes over the network, the key among it`,
    more: ['Nothing was sent, so that nothing is printed.'],
    next: remove(f, h),
  }),
  'node-debug-other': (f, h) => ({
    lead: `${f.variable} (${at(f, h)}) makes Node print what it does inside`,
    next: remove(f, h),
  }),
  'node-options': (f, h) => ({
    lead: `${f.variable} (${at(f, h)}) changes how every Node program starts`,
    more: ['It loads code or changes how connections are made. Is it yours?'],
    next: remove(f, h),
  }),
  certificates: (f, h) => ({ lead: `${f.variable} (${at(f, h)}) adds certificates that Node trusts` }),
  'certificates-missing': (f, h) =>
    f.value === 'env-file'
      ? {
          lead: `${f.variable} in ${at(f, h)} has no effect`,
          more: ['Node reads it when it starts, before any env file.'],
          next: 'Set it in the terminal that starts the program.',
        }
      : {
          lead: `${f.variable} (${at(f, h)}) names a file that ${f.value === 'file' ? 'holds no certificate' : 'is not there or cannot be read'}`,
          more: ['Node goes on without it, and connections through a company filter fail.'],
          next: remove(f, h),
        },
  proxy: (f, h) => ({
    lead: `${f.variable} (${at(f, h)}): ${f.value === null ? 'a proxy' : shown(f.value)}`,
    more: ["keycheck goes through it. Node's own fetch, and with it the openai package, goes past it."],
    next: 'For Node 24 and newer set NODE_USE_ENV_PROXY=1; for older ones give the client a proxy agent.',
  }),
  'proxy-malformed': (f, h) => ({
    lead: `${f.variable} (${at(f, h)}) is no address`,
    more: ['A proxy is written as http://host:port.'],
    next: remove(f, h),
  }),
  'tls-off': (f, h) => ({
    lead: `${f.variable}=0 (${at(f, h)}) switches off the check of who receives the key`,
    more: ['Anybody on the way can pass for OpenAI and read it. keycheck checks all the same.'],
    next: remove(f, h),
  }),
  'wrong-name': (f, h) => ({
    lead: `${f.variable} (${at(f, h)}) is not the name that programs read`,
    more: [`The openai package reads ${f.instead === null ? 'another' : f.instead}.`],
    next:
      f.path === null
        ? `Set ${f.instead ?? ''} instead. ${h.ci ? '' : `Then:\n  ${unset(f.variable, h.shell) ?? ''}`}`.trimEnd()
        : `Call it ${f.instead ?? ''} in ${at(f, h)}.`,
  }),
};

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

const findings: { [C in Own]: (f: FindingOf<C>, h: Hints) => Said } = {
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
  'key-found': ({ key, unused }, h) => ({
    lead: `one key: ${shown(key.variable ?? 'a key')}, ${at(key, h)}${key.tail === null ? '' : `, ends in …${shown(key.tail)}`}`,
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
  'no-env-file': () => ({ lead: 'no env file with a key here' }),
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

const statuses = { ok: 'ok', warning: 'warning', error: 'error', skipped: 'skipped', crashed: 'failed' } as const;

export const doctor = {
  findings,
  /** The state of a check, in a word. */
  statuses: statuses as { readonly [S in keyof typeof statuses]: string },
  next: (step: string): string => `Next: ${step.replace(/^[A-Z][a-z]*(?=[\s:,])/, (word) => word.toLowerCase())}`,
  /** The last line: how many of each, gravest first, and why it ends as it does. */
  closing: (counts: Readonly<Record<string, number>>, exitCode: number, because: string | null): string => {
    const parts = [
      ...(counts.error ? [count(counts.error, 'error')] : []),
      ...(counts.warning ? [count(counts.warning, 'warning')] : []),
      ...(counts.crashed ? [`${counts.crashed} failed`] : []),
      ...(counts.skipped ? [`${counts.skipped} skipped`] : []),
      ...(counts.ok ? [`${counts.ok} ok`] : []),
    ];
    return `${parts.join(', ')}. Exit code ${exitCode}${because === null ? '' : ` (${because})`}.`;
  },
  looking: 'Looking around',
  unknownCheck: (flag: string, known: string): string => `${flag} takes one or more of: ${known}.`,
  willChange: 'To be changed:',
  changeThis: 'Change this?',
  fixExplain: 'The lines above are everything that is changed. No key is touched, and nothing is deleted.',
  addRule: (rule: string): string => `add    ${shown(rule, 120)}`,
  closeMode: (mode: string): string => `mode   ${mode} becomes 600: for you alone`,
  changed: (path: string): string => `Changed: ${shown(path)}`,
  notChanged: (path: string): string => `Could not be changed: ${shown(path)}`,
  nothingToFix: 'Nothing here that --fix may change: what is left needs a decision of yours.',
  nothingChanged: 'Nothing was changed.',
};
