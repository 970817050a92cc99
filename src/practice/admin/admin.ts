import { type Answer, refused } from '../answer.ts';
import { is, listOf, orNull, type Shape, textUpTo, whole } from '../api/shapes.ts';
import { type Call, type Json, jsonBody } from '../call.ts';
import { judgeKey } from '../judge.ts';
import * as say from '../refusals.ts';
import type { Project } from '../state.ts';

/** Runs an organization endpoint for whoever holds an admin key. */
export function asAdmin(call: Call, answer: () => Answer): Answer {
  const key = judgeKey(call);
  if (key.refusal) return refused(key.refusal);
  if (key.value.kind !== 'admin') return refused(say.adminOnly);
  return withOrganization(call, answer());
}

const withOrganization = ({ platform }: Call, answer: Answer): Answer => ({
  ...answer,
  headers: { 'openai-organization': platform.state.organization.id, ...answer.headers },
});

/** Runs an endpoint below one project. */
export function inProject(call: Call, id: string, answer: (project: Project) => Answer): Answer {
  return asAdmin(call, () => {
    const project = call.platform.state.projects.find((one) => one.id === id);
    return project ? answer(project) : refused(say.notFound('project', id));
  });
}

/** Runs an endpoint that reads a JSON body of this shape. */
export function withBody(call: Call, shape: Shape, answer: (body: Json) => Answer): Answer {
  const body = jsonBody(call);
  if (!body) return refused(say.badRequest('We could not parse the JSON body of your request.', null));
  const wrong = shape(body, '');
  return wrong ? refused(wrong) : answer(body);
}

/** A name of 1 to 200 characters, not all of them blank. */
export const name = is(
  'a name of 1 to 200 characters',
  (value) => typeof value === 'string' && value.trim() !== '' && value.length <= 200,
);

/** Of a body that went through a shape with `name`. */
export const nameIn = (body: Json): string | null => (typeof body['name'] === 'string' ? body['name'] : null);

/** A year at most. */
export const expires = { expires_in_seconds: orNull(whole(1, 31_536_000)) };

/** `expires_in_seconds` as a moment; null where none is given. */
export const expiryIn = (body: Json, now: number): number | null =>
  typeof body['expires_in_seconds'] === 'number' ? now + body['expires_in_seconds'] : null;

/** At most 50 names of at most 100 characters. */
export const scopes = { scopes: listOf(textUpTo(100), 0, 50) };

/** Empty where none is given. */
export const scopesIn = (body: Json): string[] => (body['scopes'] ?? []) as string[];

/** The most of one kind of thing that a platform keeps: no client can fill the memory. */
export const mostThings = 1000;
export const tooMany = say.badRequest(
  `This practice platform keeps at most ${mostThings} of these.`,
  null,
  'limit_reached',
);
