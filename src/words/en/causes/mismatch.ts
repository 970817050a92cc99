import type { Cause } from '../../../core/causes/ids.ts';
import { links } from '../../links.ts';
import type { CauseWords } from '../../shapes.ts';
import { shown } from '../../shown.ts';
import type { Situation } from '../../situation.ts';
import { here, removeSetting, settingPlace, theKey } from '../phrases.ts';

/** Causes where an id sent beside the key does not fit the key. */

/** How sentences about organizations and about projects differ. */
type Kind = { noun: 'organization' | 'project'; variable: string; flag: string };
const organization: Kind = { noun: 'organization', variable: 'OPENAI_ORG_ID', flag: '--org' };
const project: Kind = { noun: 'project', variable: 'OPENAI_PROJECT_ID', flag: '--project' };

const settingOf = (kind: Kind, s: Situation) => s.settings[kind.noun];
const sentId = (kind: Kind, s: Situation): string | null => s.facts[kind.noun] ?? settingOf(kind, s)?.value ?? null;

function lead(kind: Kind, s: Situation): string {
  const sent = sentId(kind, s);
  const told = sent === null ? `the ${kind.noun} that was named` : shown(sent, 40);
  const answered = s[kind.noun];
  return answered !== null && answered !== sent
    ? `Wrong ${kind.noun}: ${theKey(s)} belongs to ${shown(answered, 40)}, not to ${told}.`
    : `Wrong ${kind.noun}: ${theKey(s)} does not belong to ${told}.`;
}

function meaning(kind: Kind, s: Situation): string[] {
  const setting = settingOf(kind, s);
  const name = s.facts.variable ?? kind.variable;
  const from = setting
    ? `That id comes from ${settingPlace(setting, s)}.`
    : `An id usually comes from ${shown(name)} in ${here(s)} or in an env file.`;
  const sent = sentId(kind, s);
  const called =
    kind.noun === 'project' && sent !== null && !sent.startsWith('proj_')
      ? ['It is not an id: those begin with proj_. It may be the name of the project.']
      : [];
  return [
    from,
    ...called,
    kind.noun === 'organization' ? 'A project key needs none.' : 'A project key knows its project and needs none.',
  ];
}

function next(kind: Kind, s: Situation): string[] {
  const setting = settingOf(kind, s) ?? {
    value: '',
    variable: s.facts.variable ?? kind.variable,
    source: 'process',
    path: null,
    line: null,
  };
  return [
    removeSetting(setting, kind.flag, s),
    `If that ${kind.noun} is the right one, the key is not: make one there, at ${links.apiKeys.url} (check the top of the page).`,
  ];
}

const words = (kind: Kind): Pick<CauseWords, 'lead' | 'meaning' | 'next'> => ({
  lead: (s) => lead(kind, s),
  meaning: (s) => meaning(kind, s),
  next: (s) => next(kind, s),
});

export const mismatchCauses = {
  'org-mismatch': {
    title: 'wrong organization',
    ...words(organization),
    more: [
      'OPENAI_ORG_ID is often left over from an older key. The SDKs send it with every request, and OpenAI refuses a key that does not belong to it.',
      'Project keys belong to one organization already; the id adds nothing. Legacy keys of people in several organizations are the case it was made for.',
      'keycheck compares the id with the one in the reply as well: a server may ignore what it was told.',
    ],
    sources: [links.sdk, links.errorCodes],
    example: '401 mismatched_organization: "OpenAI-Organization header should match organization for API key"',
  },
  'project-mismatch': {
    title: 'wrong project',
    ...words(project),
    more: [
      'OPENAI_PROJECT_ID is sent with every request by the SDKs. It must be the id of the project the key was made in (proj_…), not its name.',
      'A project key knows its project: leave the variable out.',
    ],
    sources: [links.sdk, links.errorCodes],
    example: '401 mismatched_project: "OpenAI-Project header should match project for API key"',
  },
  'project-archived': {
    title: 'project archived',
    lead: (s) =>
      s.facts.project === undefined
        ? `Project archived: the project that ${theKey(s)} asked for is closed.`
        : `Project archived: project ${shown(s.facts.project, 40)}, which ${theKey(s)} asked for, is closed.`,
    meaning: (s) =>
      s.settings.project
        ? [`The project comes from ${settingPlace(s.settings.project, s)}; the key itself may belong to a living one.`]
        : ['It is the project the key was made in; its keys answer nothing any more.'],
    next: (s) => [
      ...(s.settings.project ? [removeSetting(s.settings.project, project.flag, s)] : []),
      `Make a key in another project at ${links.apiKeys.url} and save it:\n  npx keycheck init --force`,
      `Projects, also a new one: ${links.projects.url}`,
    ],
    more: [
      'Archiving a project ends the use of all its keys. Projects are not deleted; whether one can be brought back is not documented where we read.',
      'If OPENAI_PROJECT_ID names the archived project, remove it: the key may belong to a living one.',
    ],
    sources: [links.projects, links.administration],
    example:
      '401 not_authorized_invalid_project: "The project you are requesting has been archived and is no longer accessible"',
  },
} satisfies Partial<Record<Cause, CauseWords>>;
