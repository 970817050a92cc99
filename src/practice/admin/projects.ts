import type { Project as ShownProject } from 'openai/resources/admin/organization/projects/projects';
import { type Answer, ok, refused } from '../answer.ts';
import { fields, oneOf, orNull, text } from '../api/shapes.ts';
import type { Call } from '../call.ts';
import { freshProject, newId } from '../fresh.ts';
import { badRequest } from '../refusals.ts';
import type { Project } from '../state.ts';
import { asAdmin, inProject, mostThings, name, nameIn, tooMany, withBody } from './admin.ts';
import { pageOf } from './paging.ts';

/** Residency as the API writes it (OpenAPI document of 2026-08), for the regions that have a host of their own. */
const residencies: Record<string, Project['residency']> = {
  GLOBAL: null,
  US_STORAGE_PROCESSING: 'us',
  EU_STORAGE_PROCESSING: 'eu',
  AE_STORAGE_PROCESSING: 'ae',
  AE_STORAGE: 'ae',
  AU_STORAGE: 'au',
  IN_STORAGE: 'in',
  JP_STORAGE: 'jp',
};

const ownKey = { external_key_id: orNull(text) };
const newProject = fields({ name }, { residency: orNull(oneOf(...Object.keys(residencies))), ...ownKey });
const changedProject = fields({}, { name: orNull(name), ...ownKey });

const residencyName = (residency: Project['residency']): string =>
  Object.keys(residencies).find((name) => residencies[name] === residency) ?? 'GLOBAL';

/** `residency` joined the reply with SDK 7. */
const shown = ({
  id,
  name,
  status,
  createdAt,
  archivedAt,
  residency,
}: Project): ShownProject & { residency: string } => ({
  id,
  object: 'organization.project',
  name,
  status,
  created_at: createdAt,
  archived_at: archivedAt,
  external_key_id: null,
  residency: residencyName(residency),
});

export const listProjects = (call: Call): Answer =>
  asAdmin(call, () => {
    const archivedToo = call.query.get('include_archived') === 'true';
    return ok(
      pageOf(call, call.platform.state.projects.filter(({ status }) => archivedToo || status === 'active').map(shown)),
    );
  });

export const createProject = (call: Call): Answer =>
  asAdmin(call, () =>
    withBody(call, newProject, (body) => {
      const residency = residencies[String(body['residency'] ?? 'GLOBAL')] ?? null;
      const { state, now } = call.platform;
      if (state.projects.length >= mostThings) return refused(tooMany);
      const project: Project = {
        ...freshProject(newId('proj_'), nameIn(body) ?? '', now()),
        residency,
      };
      state.projects.push(project);
      return ok(shown(project));
    }),
  );

export const retrieveProject = (call: Call, id: string): Answer => inProject(call, id, (project) => ok(shown(project)));

export const updateProject = (call: Call, id: string): Answer =>
  inProject(call, id, (project) =>
    withBody(call, changedProject, (body) => {
      project.name = nameIn(body) ?? project.name;
      return ok(shown(project));
    }),
  );

export const archiveProject = (call: Call, id: string): Answer =>
  inProject(call, id, (project) => {
    if (project.status === 'archived')
      return refused(badRequest('The project is already archived.', null, 'project_archived'));
    project.status = 'archived';
    project.archivedAt = call.platform.now();
    return ok(shown(project));
  });
