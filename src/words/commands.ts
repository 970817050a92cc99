import { isPracticeRun } from '../core/practice-run.ts';
import { shown } from './shown.ts';
import type { Shell, Situation } from './situation.ts';

/** What sentences of every language share: whose pages to name, and the commands they give, which no language changes. */

/** Whether the practice platform plays OpenAI here: its screens then teach OpenAI's own pages. */
export const practice = (s: Situation): boolean => isPracticeRun(s.endpoint, s.key?.kind);

/** Whether OpenAI's dashboard is the place to put things right. */
export const atOpenAI = (s: Situation): boolean => s.endpoint.kind === 'openai' || practice(s);

/**
 * A step whose `verify` checks the same key at the same address as this run did: its flags are repeated, but for those that
 * the step names itself.
 */
export const sameCheck = (step: string, again: readonly string[]): string =>
  step.replace(/^ {2}npx keycheck verify(?= |$).*$/gm, (line) => {
    const missing = again.filter((flag) => !line.includes(` ${flag.split(' ')[0]}`));
    return [line, ...missing].join(' ');
  });

/** The command that starts the practice platform where this run looked for it: at that host, such as `127.0.0.1:4141`. */
export function startPractice({ endpoint }: { endpoint: { host: string } }): string {
  const port = /:(\d{1,5})$/.exec(endpoint.host)?.[1];
  return `npx keycheck sandbox${port === undefined ? '' : ` --port ${port}`}`;
}

/** A name that may stand in a command unquoted; anything else is not put into one. */
const plainName = /^[A-Za-z_][A-Za-z0-9_]{0,99}$/;

/** The command that removes a variable from the running shell, or null for a name no shell takes. */
export function unset(name: string, shell: Shell): string | null {
  if (!plainName.test(name)) return null;
  const forms: Record<Shell, string> = {
    posix: `unset ${name}`,
    fish: `set -e ${name}`,
    powershell: `Remove-Item Env:${name}`,
    cmd: `set ${name}=`,
  };
  return forms[shell];
}

/** The command that sets a variable in the running shell. `value` is ours or quoted by the caller. */
export function assign(name: string, value: string, shell: Shell): string {
  const forms: Record<Shell, string> = {
    posix: `export ${name}=${value}`,
    fish: `set -x ${name} ${value}`,
    powershell: `$env:${name} = "${value}"`,
    cmd: `set ${name}=${value}`,
  };
  return forms[shell];
}

/** The command that lists the names of variables with KEY in them, without their values. */
export const listNames = (shell: Shell): string =>
  ({
    posix: 'env | cut -d= -f1 | grep KEY',
    fish: 'set -n | grep KEY',
    powershell: '(Get-ChildItem Env:*KEY*).Name',
    cmd: 'powershell -c "(Get-ChildItem Env:*KEY*).Name"',
  })[shell];

/** The command that shows which proxy variables are set. */
export const listProxies = (shell: Shell): string =>
  ({
    posix: 'env | grep -i _proxy',
    fish: 'env | grep -i _proxy',
    powershell: 'Get-ChildItem Env:*_proxy',
    cmd: 'set | findstr /i _proxy',
  })[shell];

/** A path as one word of a command line; a leading dash cannot be taken for an option. */
export function path(text: string, shell: Shell): string {
  const name = text.startsWith('-') ? `./${text}` : text;
  if (/^[\w./@+-]+$/.test(name) || (shell !== 'posix' && shell !== 'fish' && /^[\w./@+:\\-]+$/.test(name))) return name;
  if (shell === 'cmd') return `"${shown(name, 200).replace(/["%]/g, '')}"`;
  const quoted = shown(name, 200);
  if (shell === 'powershell') return `'${quoted.replaceAll("'", "''")}'`;
  // In fish a backslash means something between single quotes too (fishshell.com/docs, "Quotes").
  if (shell === 'fish') return `'${quoted.replace(/[\\']/g, '\\$&')}'`;
  return `'${quoted.replaceAll("'", "'\\''")}'`;
}

/** How a shell gets completion for good: the commands to run once, and the line that makes `keycheck` a word where npx runs it. */
export const completionSetup = {
  bash: {
    once: [
      'npx keycheck completion bash > ~/.keycheck-completion.bash',
      "echo 'source ~/.keycheck-completion.bash' >> ~/.bashrc",
    ],
    word: 'keycheck() { npx keycheck "$@"; }',
  },
  zsh: {
    once: [
      'npx keycheck completion zsh > ~/.keycheck-completion.zsh',
      "echo 'source ~/.keycheck-completion.zsh' >> ~/.zshrc",
    ],
    word: 'keycheck() { npx keycheck "$@"; }',
  },
  fish: {
    once: ['npx keycheck completion fish > ~/.config/fish/completions/keycheck.fish'],
    word: 'alias keycheck "npx keycheck"',
  },
  powershell: {
    once: [
      'npx keycheck completion powershell > "$HOME/keycheck-completion.ps1"',
      'Add-Content $PROFILE \'. "$HOME/keycheck-completion.ps1"\'',
    ],
    word: 'function keycheck { npx keycheck @args }',
  },
} as const;
