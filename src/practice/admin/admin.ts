import { type Answer, refused } from '../answer.ts';
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

/** Runs an endpoint that reads a JSON body. */
export function withBody(call: Call, answer: (body: Json) => Answer): Answer {
  const body = jsonBody(call);
  return body ? answer(body) : refused(say.badRequest('We could not parse the JSON body of your request.', null));
}

/** A name of 1 to 200 characters, or null. */
export const nameIn = (body: Json): string | null => {
  const name = body['name'];
  return typeof name === 'string' && name.trim() !== '' && name.length <= 200 ? name : null;
};

export const nameMissing = say.badRequest("Missing required parameter: 'name'.", 'name', 'missing_required_parameter');

/** `expires_in_seconds` (1 to a year) as a moment; undefined where it breaks the contract. */
export function expiryIn(body: Json, now: number): number | null | undefined {
  const seconds = body['expires_in_seconds'];
  if (seconds === undefined || seconds === null) return null;
  return Number.isInteger(seconds) && (seconds as number) >= 1 && (seconds as number) <= 31_536_000
    ? now + (seconds as number)
    : undefined;
}

export const expiryWrong = say.badRequest(
  "Invalid 'expires_in_seconds': expected an integer from 1 to 31536000.",
  'expires_in_seconds',
  'invalid_value',
);

/** The most of one kind of thing that a platform keeps: no client can fill the memory. */
export const mostThings = 1000;
export const tooMany = say.badRequest(
  `This practice platform keeps at most ${mostThings} of these.`,
  null,
  'limit_reached',
);
