import { release } from 'node:os';
import { delimiter } from 'node:path';
import type { Browser } from '../flows/ports.ts';
import { secretVariables, trustedFolders } from './child-environment.ts';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Whether a browser can be seen from here. Not over SSH, not in CI, not on a Linux without a screen, and not in WSL, where
 * the way to Windows' browser goes through PowerShell and breaks addresses (facts/users.md, item 51).
 */
export const canOpen = ({
  env,
  platform,
  kernel,
}: {
  env: Env;
  platform: NodeJS.Platform;
  kernel: string;
}): boolean => {
  const set = (name: string): boolean => (env[name] ?? '') !== '';
  if (set('SSH_CONNECTION') || set('SSH_CLIENT') || set('SSH_TTY')) return false;
  if (!/^(|0|false)$/i.test(env['CI'] ?? '')) return false;
  if (platform === 'darwin' || platform === 'win32') return true;
  if (set('WSL_DISTRO_NAME') || set('WSL_INTEROP') || /microsoft/i.test(kernel)) return false;
  return platform === 'linux' && (set('DISPLAY') || set('WAYLAND_DISPLAY'));
};

/**
 * Opens pages from a fixed list. Anything else is refused, since an address from outside in the hands of a launcher was how
 * CVE-2025-6514 ran commands. `allowed`: whole addresses, all https; besides them only the practice platform's own pages.
 */
export const systemBrowser = (options: {
  env: Env;
  platform: NodeJS.Platform;
  allowed: readonly string[];
  kernel?: string;
  /** Hands the address to the system. Replaced in tests. */
  launch?: (url: string) => Promise<unknown>;
}): Browser => {
  const { env, platform, allowed, kernel = release(), launch = openPage } = options;
  const available = canOpen({ env, platform, kernel });
  return {
    available,
    async open(url) {
      if (!available || !(practicePage.test(url) || (url.startsWith('https://') && allowed.includes(url))))
        return false;
      return launch(url).then(
        () => true,
        () => false,
      );
    },
  };
};

/** A page of the practice platform: this machine, a port, at most one plain word. */
const practicePage = /^http:\/\/127\.0\.0\.1:\d{1,5}\/[a-z]{0,20}$/;

const openPage = async (url: string): Promise<void> => {
  const { default: open } = await import('open');
  await withCalmEnvironment(() => open(url));
};

/**
 * xdg-open runs what BROWSER names, and is itself found through PATH. Neither may be chosen by the folder, and a browser has no
 * use for the key in this process's environment, where its every child would find it. `open` takes no environment of its own.
 */
const withCalmEnvironment = async (work: () => Promise<unknown>): Promise<void> => {
  const { env } = process;
  const before = { ...env };
  for (const name of ['BROWSER', ...secretVariables(env)]) delete env[name];
  if (before['PATH'] !== undefined) env['PATH'] = trustedFolders(before['PATH'], process.cwd()).join(delimiter);
  try {
    await work();
  } finally {
    Object.assign(env, before);
  }
};
