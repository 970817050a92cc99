import type { Effect, FindingOf } from '../../../core/doctor.ts';
import type { Said } from '../../shapes.ts';
import { shown } from '../../shown.ts';
import type { Hints } from '../../situation.ts';
import { unset } from '../phrases.ts';
import { at } from './parts.ts';

/** How to take a variable away where it is set. */
function remove({ variable, path, line }: FindingOf<'variable'>, h: Hints): string {
  if (path !== null) return `Take ${shown(variable)} out of ${at({ path, line }, h)}.`;
  if (h.ci) return `Take ${shown(variable)} out of this job's settings.`;
  const command = unset(variable, h.shell);
  return command === null ? `Remove ${shown(variable)} from this terminal.` : command;
}

/** What is said of variables that change what programs send. */
export const effects: Record<Effect, (f: FindingOf<'variable'>, h: Hints) => Said> = {
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
  'base-url-practice': (f, h) => ({
    lead: `${f.variable} (${at(f, h)}) is the practice platform's address, beside a practice key`,
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
    lead: `${f.variable} (${at(f, h)}) makes Node print what is read or sent, the key among it`,
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
