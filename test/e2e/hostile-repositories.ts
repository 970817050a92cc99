import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a hostile folder has at hand. */
export type Traps = {
  /** The folder that keycheck is run in. */
  cwd: string;
  /** A program that leaves a mark when it is run, by its full name. */
  trap: string;
  /** A module that leaves a mark when it is loaded. */
  module: string;
  /** Where a server waits for keys: an address that ends in /v1. */
  server: string;
};

/** A folder somebody cloned. `prepare` makes it hostile; `cwd`: where in it keycheck is run. */
export type Hostile = { name: string; prepare: (traps: Traps) => void; cwd?: string };

const write = (cwd: string, path: string, text: string, executable = false): void => {
  const place = join(cwd, path);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, text);
  if (executable) chmodSync(place, 0o755);
};

const git = (cwd: string, ...args: string[]): void =>
  void execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
    cwd,
    stdio: 'pipe',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' },
  });

/** Lines in an env file; `key` puts one there that has the address beside it. */
const inEnvFile = (name: string, lines: (traps: Traps) => string, file = '.env'): Hostile => ({
  name: `${file}: ${name}`,
  prepare: (traps) => write(traps.cwd, file, lines(traps)),
});

const envFiles: Hostile[] = [
  inEnvFile('NODE_OPTIONS', ({ module }) => `NODE_OPTIONS=--require ${module}\n`),
  inEnvFile('LD_PRELOAD', ({ trap }) => `LD_PRELOAD=${trap}\nLD_LIBRARY_PATH=.\nDYLD_INSERT_LIBRARIES=${trap}\n`),
  inEnvFile('PATH', ({ trap }) => `PATH=${dirname(trap)}\n`),
  inEnvFile(
    'GIT_*',
    ({ trap }) =>
      `GIT_SSH_COMMAND=${trap}\nGIT_EXTERNAL_DIFF=${trap}\nGIT_PAGER=${trap}\nGIT_ASKPASS=${trap}\nGIT_EXEC_PATH=${dirname(trap)}\n`,
  ),
  inEnvFile(
    'GIT_CONFIG_COUNT',
    ({ trap }) => `GIT_CONFIG_COUNT=1\nGIT_CONFIG_KEY_0=core.fsmonitor\nGIT_CONFIG_VALUE_0=${trap}\n`,
  ),
  inEnvFile(
    'BROWSER and EDITOR',
    ({ trap }) => `BROWSER=${trap}\nEDITOR=${trap}\nVISUAL=${trap}\nPAGER=${trap}\nDISPLAY=:0\n`,
  ),
  inEnvFile('OPENAI_BASE_URL', ({ server }) => `OPENAI_BASE_URL=${server}\n`),
  inEnvFile('OPENAI_BASE_URL', ({ server }) => `OPENAI_BASE_URL=${server}\n`, '.env.local'),
  inEnvFile('OPENAI_BASE_URL', ({ server }) => `OPENAI_BASE_URL=${server}\n`, '.env.development.local'),
  inEnvFile(
    'other names of addresses',
    ({ server }) =>
      `OPENAI_API_BASE=${server}\nOPENAI_API_HOST=${server}\nOPENAI_ENDPOINT=${server}\nAZURE_OPENAI_ENDPOINT=${server}\n`,
  ),
  inEnvFile('proxies', ({ server }) =>
    ['HTTP_PROXY', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'npm_config_proxy', 'npm_config_https_proxy']
      .map((name) => `${name}=${server}\n`)
      .join(''),
  ),
  inEnvFile('NO_PROXY', () => 'NO_PROXY=*\nno_proxy=*\n'),
  inEnvFile(
    'TLS',
    ({ trap }) =>
      `NODE_TLS_REJECT_UNAUTHORIZED=0\nNODE_EXTRA_CA_CERTS=${trap}\nSSL_CERT_FILE=${trap}\nSSLKEYLOGFILE=./keys.log\n`,
  ),
  inEnvFile(
    'headers of the SDK',
    ({ server }) => `OPENAI_CUSTOM_HEADERS=Host: ${server}\nOPENAI_LOG=debug\nNODE_DEBUG=http\nDEBUG=*\n`,
  ),
  inEnvFile(
    'files of CI',
    () => 'GITHUB_ACTIONS=true\nGITHUB_STEP_SUMMARY=./.env\nGITHUB_ENV=./.env\nGITHUB_OUTPUT=./.env\n',
  ),
  inEnvFile(
    'HOME and XDG',
    ({ cwd }) => `HOME=${cwd}\nXDG_CONFIG_HOME=${cwd}\nGIT_CONFIG_GLOBAL=${cwd}/evil.gitconfig\n`,
  ),
  inEnvFile(
    'a shell in values',
    ({ trap }) => `A=$(${trap})\nB=\`${trap}\`\nC=\${D:-$(${trap})}\nexport E=$(${trap})\n`,
  ),
  inEnvFile('names of all objects', ({ server }) => `__proto__=${server}\nconstructor=x\ntoString=x\n`),
  {
    name: 'a linked .env',
    prepare: ({ cwd, server }) => {
      write(cwd, 'config/settings', `OPENAI_BASE_URL=${server}\n`);
      symlinkSync('config/settings', join(cwd, '.env'));
    },
  },
];

const packages: Hostile[] = [
  {
    name: 'package.json: scripts, imports, hooks and a config for keycheck',
    prepare: ({ cwd, trap, module, server }) =>
      write(
        cwd,
        'package.json',
        JSON.stringify({
          type: 'module',
          main: module,
          imports: { '#a': module },
          scripts: { preinstall: trap, prepare: trap, verify: trap, keycheck: trap },
          keycheck: { baseUrl: server, require: module, extends: module },
          openai: { baseURL: server },
          config: { proxy: server },
        }),
      ),
  },
  {
    name: '.npmrc',
    prepare: ({ cwd, trap, module, server }) =>
      write(
        cwd,
        '.npmrc',
        `node-options=--require ${module}\nscript-shell=${trap}\nproxy=${server}\nhttps-proxy=${server}\nregistry=${server}\n`,
      ),
  },
  {
    name: 'configuration of other tools',
    prepare: ({ cwd, module, server }) => {
      for (const name of ['.keycheckrc', '.keycheckrc.json', '.openairc', 'openai.json', '.config/openai.json'])
        write(cwd, name, JSON.stringify({ baseUrl: server, base_url: server }));
      for (const name of [
        'keycheck.config.js',
        'keycheck.config.mjs',
        'vite.config.js',
        'next.config.js',
        'nuxt.config.ts',
        '.pnp.cjs',
        'node.config.json',
      ])
        write(cwd, name, `require(${JSON.stringify(module)})`);
    },
  },
  {
    name: 'modules with the names of those it brings along',
    prepare: ({ cwd, module }) => {
      for (const name of ['openai', 'dotenv', 'chalk', 'commander', 'keycheck', 'proxy-from-env'])
        for (const file of ['index.js', 'index.mjs'])
          write(cwd, `node_modules/${name}/${file}`, `import ${JSON.stringify(module)};`);
    },
  },
  {
    name: 'node_modules/.bin with a git of its own, first on the PATH as npx has it',
    prepare: ({ cwd, trap }) => {
      for (const name of ['git', 'xdg-open', 'node', 'sh', 'stty'])
        write(cwd, `node_modules/.bin/${name}`, `#!/bin/sh\nexec ${trap}\n`, true);
    },
  },
  {
    name: 'git: node_modules/.bin of the folder above, where npx looks as well',
    cwd: 'packages/app',
    prepare: ({ cwd, trap }) => {
      git(cwd, 'init', '-q');
      write(cwd, 'packages/app/.env', 'OTHER=1\n');
      for (const name of ['git', 'xdg-open', 'sh'])
        write(cwd, `node_modules/.bin/${name}`, `#!/bin/sh\nexec ${trap}\n`, true);
    },
  },
  {
    name: 'a git in the folder itself',
    prepare: ({ cwd, trap }) => write(cwd, 'git', `#!/bin/sh\nexec ${trap}\n`, true),
  },
];

/** A repository with an env file in it and these settings in its own configuration. */
const inGitConfig = (
  name: string,
  config: (traps: Traps) => string,
  files: (traps: Traps) => Record<string, string> = () => ({}),
): Hostile => ({
  name: `git: ${name}`,
  prepare: (traps) => {
    const { cwd } = traps;
    git(cwd, 'init', '-q');
    write(cwd, 'app.js', 'const a = 1;\n');
    git(cwd, 'add', '-A');
    git(cwd, 'commit', '-qm', 'first');
    for (const [path, text] of Object.entries(files(traps))) write(cwd, path, text, path.startsWith('.git/hooks/'));
    execFileSync('sh', ['-c', 'cat >> .git/config'], { cwd, input: config(traps) });
    write(cwd, 'app.js', 'const a = 2;\n');
    write(cwd, '.env', 'OTHER=1\n');
  },
});

const hooks = [
  'pre-commit',
  'post-checkout',
  'post-index-change',
  'reference-transaction',
  'fsmonitor-watchman',
  'pre-auto-gc',
  'post-rewrite',
];
const attributes = '* filter=evil diff=evil merge=evil\n.env filter=evil diff=evil\n';

const repositories: Hostile[] = [
  inGitConfig('core.fsmonitor', ({ trap }) => `[core]\nfsmonitor = ${trap}\n`),
  inGitConfig('core.fsmonitor, version 1', ({ trap }) => `[core]\nfsmonitor = ${trap}\nfsmonitorHookVersion = 1\n`),
  inGitConfig(
    'hooks',
    () => '',
    ({ trap }) => Object.fromEntries(hooks.map((name) => [`.git/hooks/${name}`, `#!/bin/sh\nexec ${trap}\n`])),
  ),
  inGitConfig(
    'core.hooksPath',
    () => '[core]\nhooksPath = .git/hooks\n',
    ({ trap }) => Object.fromEntries(hooks.map((name) => [`.git/hooks/${name}`, `#!/bin/sh\nexec ${trap}\n`])),
  ),
  inGitConfig(
    'core.pager and others',
    ({ trap }) =>
      `[core]\npager = ${trap}\neditor = ${trap}\naskPass = ${trap}\nsshCommand = ${trap}\ngitProxy = ${trap}\n[pager]\nls-files = ${trap}\nlog = ${trap}\n`,
  ),
  inGitConfig(
    'aliases',
    ({ trap }) =>
      `[alias]\n${['rev-parse', 'ls-files', 'check-ignore', 'cat-file', 'rev-list', 'log', 'diff', 'status'].map((name) => `${name} = !${trap}\n`).join('')}`,
  ),
  inGitConfig(
    'filters',
    ({ trap }) => `[filter "evil"]\nclean = ${trap}\nsmudge = ${trap}\nprocess = ${trap}\nrequired = true\n`,
    () => ({ '.gitattributes': attributes }),
  ),
  inGitConfig(
    'textconv and external diff',
    ({ trap }) =>
      `[diff]\nexternal = ${trap}\n[diff "evil"]\ntextconv = ${trap}\ncommand = ${trap}\ncachetextconv = true\n`,
    () => ({ '.gitattributes': attributes }),
  ),
  inGitConfig(
    'credential helper',
    ({ trap }) => `[credential]\nhelper = !${trap}\n[credential "https://github.com"]\nhelper = ${trap}\n`,
  ),
  inGitConfig(
    'include.path',
    () => '[include]\npath = ../evil.gitconfig\n[includeIf "gitdir:**"]\npath = ../evil.gitconfig\n',
    ({ trap }) => ({ 'evil.gitconfig': `[core]\nfsmonitor = ${trap}\n[alias]\nls-files = !${trap}\n` }),
  ),
  inGitConfig(
    'a promisor remote that is a program',
    ({ trap }) =>
      `[core]\nrepositoryformatversion = 1\n[extensions]\npartialClone = origin\n[remote "origin"]\nurl = ext::${trap}\npromisor = true\nuploadpack = ${trap}\n[protocol]\nallow = always\n[protocol "ext"]\nallow = always\n`,
  ),
  inGitConfig(
    'an object that only the remote has',
    ({ trap }) =>
      `[extensions]\npartialClone = origin\n[remote "origin"]\nurl = ext::${trap}\npromisor = true\n[protocol "ext"]\nallow = always\n`,
    () => ({ '.git/refs/heads/missing': `${'a'.repeat(40)}\n` }),
  ),
  inGitConfig(
    'merge drivers, gpg and mail',
    ({ trap }) =>
      `[merge "evil"]\ndriver = ${trap}\n[gpg]\nprogram = ${trap}\n[sendemail]\nsmtpServer = ${trap}\n[log]\nshowSignature = true\n`,
    () => ({ '.gitattributes': attributes }),
  ),
  inGitConfig(
    'submodules',
    ({ trap }) =>
      `[submodule "s"]\nurl = ext::${trap}\nupdate = !${trap}\nactive = true\n[submodule]\nrecurse = true\n`,
    ({ trap }) => ({
      '.gitmodules': `[submodule "s"]\npath = s\nurl = ext::${trap}\nupdate = !${trap}\n`,
      's/.git': 'gitdir: ../.git/modules/s\n',
      '.git/modules/s/HEAD': 'ref: refs/heads/main\n',
      '.git/modules/s/config': `[core]\nworktree = ../../../s\nfsmonitor = ${trap}\n`,
    }),
  ),
  inGitConfig(
    'addresses rewritten',
    ({ server }) => `[url "${server}"]\ninsteadOf = https://\n[http]\nproxy = ${server}\nsslVerify = false\n`,
  ),
  inGitConfig(
    'a trace into a file',
    ({ cwd }) =>
      `[trace2]\nnormalTarget = ${cwd}/trace.log\neventTarget = ${cwd}/trace.log\nenvVars = OPENAI_API_KEY\nconfigParams = *\n`,
  ),
  inGitConfig(
    'excludes from a pipe',
    ({ cwd }) => `[core]\nexcludesFile = ${cwd}/pipe\nattributesFile = ${cwd}/pipe\n`,
    ({ cwd }) => {
      execFileSync('mkfifo', [join(cwd, 'pipe')]);
      return {};
    },
  ),
  inGitConfig('a worktree somewhere else', ({ cwd }) => `[core]\nworktree = ${dirname(cwd)}\n`),
  {
    name: 'git: .git is a file that points at another repository',
    prepare: ({ cwd, trap }) => {
      mkdirSync(join(cwd, 'elsewhere'));
      git(cwd, 'init', '-q', '--separate-git-dir', 'elsewhere/store', '.');
      execFileSync('sh', ['-c', 'cat >> elsewhere/store/config'], {
        cwd,
        input: `[core]\nfsmonitor = ${trap}\nhooksPath = ${dirname(trap)}\n`,
      });
      write(cwd, '.env', 'OTHER=1\n');
    },
  },
  {
    name: 'git: a bare repository among the files',
    cwd: 'deps/store',
    prepare: ({ cwd, trap }) => {
      git(cwd, 'init', '-q');
      mkdirSync(join(cwd, 'deps'));
      git(cwd, 'init', '-q', '--bare', 'deps/store');
      execFileSync('sh', ['-c', 'cat >> deps/store/config'], {
        cwd,
        input: `[core]\nbare = false\nworktree = .\nfsmonitor = ${trap}\n`,
      });
      write(cwd, 'deps/store/.env', 'OTHER=1\n');
    },
  },
  {
    name: 'git: a repository that belongs to somebody else',
    prepare: ({ cwd, trap }) => {
      git(cwd, 'init', '-q');
      execFileSync('sh', ['-c', 'cat >> .git/config'], {
        cwd,
        input: `[core]\nfsmonitor = ${trap}\n[safe]\ndirectory = *\n`,
      });
      write(cwd, '.env', 'OTHER=1\n');
      // Only root can give a folder away; for others it is one more repository of their own.
      if (process.getuid?.() === 0) execFileSync('chown', ['-R', '65534:65534', '.'], { cwd });
    },
  },
  {
    name: 'git: no .git, but all that git looks for',
    prepare: ({ cwd, trap }) => {
      git(cwd, 'init', '-q', '--bare', '.');
      execFileSync('sh', ['-c', 'cat >> config'], { cwd, input: `[core]\nfsmonitor = ${trap}\n` });
      rmSync(join(cwd, 'hooks'), { recursive: true, force: true });
      write(cwd, '.env', 'OTHER=1\n');
    },
  },
];

/** Folders as an attacker makes them. They are cloned, entered, and keycheck is run with a key from the shell. */
export const hostileRepositories: readonly Hostile[] = [...envFiles, ...packages, ...repositories];
