import { delimiter, isAbsolute } from 'node:path';
import { holdsKey } from '../core/key/mask.ts';
import { within } from './files/locate.ts';

/**
 * The folders of a PATH from which a program may be started. npx and npm put the `node_modules/.bin` of this folder and of every one above
 * it in front, where a cloned repository can have a git or an xdg-open of its own; a relative entry and the folder itself are no better.
 */
export const trustedFolders = (path: string | undefined, cwd: string): string[] =>
  (path ?? '')
    .split(delimiter)
    .filter((folder) => isAbsolute(folder) && !within(cwd, folder) && !folder.split(/[\\/]/).includes('node_modules'));

const secretName = /(?:^|_)(?:API_?KEY|KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?)(?:_|$)/i;

/** The names of the variables that another program has no business with: by their name, or because they hold a key. */
export const secretVariables = (env: Readonly<Record<string, string | undefined>>): string[] =>
  Object.keys(env).filter((name) => secretName.test(name) || holdsKey(env[name] ?? ''));
