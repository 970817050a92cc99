const practise = 'To practise: npx keycheck init --sandbox --yes';

/** What `init` says where nobody is asked. */
export const unattended = {
  noKey: (gitBash: boolean): string =>
    gitBash
      ? `keycheck init needs your key, and nobody can be asked here: Git Bash’s own window does not hand the keyboard on to programs like this one. Use Windows Terminal, or start it as: winpty npx.cmd keycheck init. Or give the key by --key-env NAME or --key-stdin. ${practise}`
      : `keycheck init needs your key, and nobody can be asked here (input is not a terminal). Give it by --key-env NAME or --key-stdin. ${practise}`,
  noKeyYes: `keycheck init --yes asks nothing, and it needs your key. Give it by --key-env NAME or --key-stdin. ${practise}`,
  occupied: (path: string, line: number, tail: string | null) =>
    `${path}, line ${line}, holds another value${tail === null ? '' : ` (…${tail})`}. Nothing was sent or written.`,
  occupiedSteps: (name: string) => [
    'to replace it, add --force',
    `to keep it and save yours under another name, add --env-name ${name}`,
  ],
  wouldWrite: 'This would be written; nothing was written or sent:',
  nothingToWrite: 'Nothing would be written, and nothing was sent.',
  saved: (path: string, variable: string, ignored: boolean) =>
    `Saved: ${variable} in ${path}${ignored ? ', which git ignores' : ''}. Read back: the same.`,
  savedNotVerified: (path: string, variable: string) => `Saved, not verified: ${variable} in ${path}.`,
  unchanged: (path: string, variable: string) => `Unchanged: ${path} holds this key already, as ${variable}.`,
  notSaved: 'Not saved; your files are as before.',
  address: (url: string) =>
    `Your program needs OPENAI_BASE_URL=${url} beside the key, or it asks OpenAI with it; keycheck did not write that.`,
};
