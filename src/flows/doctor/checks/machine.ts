import { type Check, ok, warning } from '../check.ts';

/** The oldest Node keycheck runs on (package.json, engines). The bin refuses older ones before anything else. */
const needed = '20.17';

export const node: Check = {
  id: 'node',
  look: async ({ ctx }) => [ok({ code: 'node', version: ctx.nodeVersion, needed })],
};

/** Whether questions can be asked here. Never an error: everything works without a terminal, by flags. */
export const terminal: Check = {
  id: 'terminal',
  look: async ({ ctx: { terminal: streams, env, platform } }) => {
    const interactive = streams.stdin && streams.stderr;
    if (platform === 'win32' && !interactive && (env.MSYSTEM ?? '') !== '')
      return [warning({ code: 'terminal', interactive: false, reason: 'git-bash' })];
    const reason = !interactive ? 'no-terminal' : env.TERM === 'dumb' ? 'dumb' : 'none';
    return [ok({ code: 'terminal', interactive, reason })];
  },
};

export const git: Check = {
  id: 'git',
  look: async ({ survey }) => {
    const view = await survey.git();
    switch (view.kind) {
      case 'repository':
        return [ok({ code: 'git', inside: true })];
      case 'no-repository':
        return [ok({ code: 'git', inside: false })];
      case 'no-git': {
        const repository = (await survey.names()).includes('.git');
        const finding = { code: 'git-missing', repository } as const;
        return [repository ? warning(finding) : ok(finding)];
      }
      case 'unknown':
        return [warning({ code: 'git-unknown', message: view.message })];
    }
  },
};
