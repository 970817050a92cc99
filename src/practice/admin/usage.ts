import type {
  UsageCompletionsResponse,
  UsageCostsResponse,
  UsageEmbeddingsResponse,
} from 'openai/resources/admin/organization/usage';
import { type Answer, ok, refused } from '../answer.ts';
import type { Call } from '../call.ts';
import type { Line } from '../meter.ts';
import type { PracticeModel } from '../models.ts';
import { badRequest } from '../refusals.ts';
import { asAdmin } from './admin.ts';
import { limitOf } from './paging.ts';

const secondsADay = 86_400;
const usualDays = 7;
const mostDays = 180;

/** Which fields the results are split by, and where a line of the meter has them. */
const groups = { project_id: 'project', model: 'model', api_key_id: 'key' } as const satisfies Record<
  string,
  keyof Line
>;
type Group = keyof typeof groups;

/** GET /v1/organization/costs: what was spent, by day. */
export const costs = (call: Call): Answer =>
  asAdmin(call, () =>
    byDay(call, (lines, asked) =>
      split(lines, asked, ['project_id', 'api_key_id']).map(
        (part): UsageCostsResponse.Data.OrganizationCostsResult => ({
          object: 'organization.costs.result',
          amount: { value: sum(part.lines, 'usd'), currency: 'usd' },
          line_item: null,
          ...part.by,
        }),
      ),
    ),
  );

/** GET /v1/organization/usage/completions: tokens and requests of what models said, by day. */
export const completionsUsage = (call: Call): Answer =>
  asAdmin(call, () =>
    byDay(call, (lines, asked) =>
      split(ofKind(call, lines, 'text'), asked, ['project_id', 'model', 'api_key_id']).map(
        (part): UsageCompletionsResponse.Data.OrganizationUsageCompletionsResult => ({
          object: 'organization.usage.completions.result',
          input_tokens: sum(part.lines, 'input'),
          output_tokens: sum(part.lines, 'output'),
          num_model_requests: sum(part.lines, 'requests'),
          ...part.by,
        }),
      ),
    ),
  );

/** GET /v1/organization/usage/embeddings: the same of embeddings, which put nothing out. */
export const embeddingsUsage = (call: Call): Answer =>
  asAdmin(call, () =>
    byDay(call, (lines, asked) =>
      split(ofKind(call, lines, 'embedding'), asked, ['project_id', 'model', 'api_key_id']).map(
        (part): UsageEmbeddingsResponse.Data.OrganizationUsageEmbeddingsResult => ({
          object: 'organization.usage.embeddings.result',
          input_tokens: sum(part.lines, 'input'),
          num_model_requests: sum(part.lines, 'requests'),
          ...part.by,
        }),
      ),
    ),
  );

/** The lines of models of one kind; a model that is no longer there counts as one that talks. */
const ofKind = ({ platform }: Call, lines: readonly Line[], kind: PracticeModel['kind']): Line[] =>
  lines.filter(({ model }) => (platform.state.models.find(({ id }) => id === model)?.kind ?? 'text') === kind);

type Results = UsageCostsResponse['data'][number]['results'];

/** One bucket for each day from `start_time`, the page that `page` and `limit` ask for. */
function byDay(call: Call, results: (lines: Line[], groupBy: readonly string[]) => Results): Answer {
  const {
    query,
    platform: { meter, now },
  } = call;
  const start = Number(query.get('start_time') ?? Number.NaN);
  if (!Number.isInteger(start) || start < 0)
    return refused(badRequest("Missing required parameter: 'start_time'.", 'start_time', 'missing_required_parameter'));
  const end = Math.min(Number(query.get('end_time') ?? now()) || now(), now() + secondsADay);
  const first = start - (start % secondsADay) + pageIn(query) * secondsADay;
  const days = Math.max(0, Math.ceil((end - first) / secondsADay));
  const limit = limitOf(query, usualDays, mostDays);
  const wanted = new Set(many(query, 'project_ids'));
  const lines = meter.lines().filter(({ project }) => wanted.size === 0 || wanted.has(project));
  const data = Array.from({ length: Math.min(days, limit) }, (_, at) => {
    const day = first + at * secondsADay;
    return {
      object: 'bucket' as const,
      start_time: day,
      end_time: day + secondsADay,
      results: results(
        lines.filter((line) => line.day === day),
        many(query, 'group_by'),
      ),
    };
  });
  const more = days > limit;
  const reply: UsageCostsResponse = {
    object: 'page',
    data,
    has_more: more,
    next_page: more ? `page_${pageIn(query) + limit}` : null,
  };
  return ok(reply);
}

/** How many days earlier pages held. */
function pageIn(query: URLSearchParams): number {
  const days = Number(/^page_(\d{1,6})$/.exec(query.get('page') ?? '')?.[1] ?? 0);
  return Number.isInteger(days) ? days : 0;
}

/** A list in the query: written `name=`, or `name[]=` as the SDK does. */
const many = (query: URLSearchParams, name: string): string[] => [...query.getAll(name), ...query.getAll(`${name}[]`)];

type Part = { lines: Line[]; by: Partial<Record<Group, string | null>> };

/** The lines in groups by the fields asked for; one group for all where none is asked, none where there is no line. */
function split(lines: readonly Line[], asked: readonly string[], possible: readonly Group[]): Part[] {
  const by = possible.filter((group) => asked.includes(group));
  const parts = new Map<string, Part>();
  for (const line of lines) {
    const id = by.map((group) => line[groups[group]]).join(' ');
    const part: Part = parts.get(id) ?? {
      lines: [],
      by: Object.fromEntries(possible.map((group) => [group, by.includes(group) ? line[groups[group]] : null])),
    };
    part.lines.push(line);
    parts.set(id, part);
  }
  return [...parts.values()];
}

const sum = (lines: readonly Line[], field: 'usd' | 'input' | 'output' | 'requests'): number =>
  lines.reduce((total, line) => total + line[field], 0);
