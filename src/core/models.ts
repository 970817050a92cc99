import { isPracticeRun } from './practice-run.ts';
import type { KeyKind, Usage } from './report.ts';
import type { Endpoint } from './sources.ts';

/** The day the table below was read (facts/openai-api.md §c: model pages and the SDK's notes on shutdowns). */
export const pricesAsOf = '2026-11-23';

/** Values of `reasoning.effort`. Only `none` matters here: it makes the smallest request smaller. */
export type Effort = 'none' | 'minimal' | 'low' | 'medium' | 'high' | 'xhigh' | 'max';

type Prices = { input: number; output: number };

export type Model = {
  id: string;
  /** Dollars per million tokens; null where no price was established. */
  prices: Prices | null;
  /** The day it is shut down, as YYYY-MM-DD, or null. */
  shutdown: string | null;
  efforts: readonly Effort[];
};

const newest: readonly Effort[] = ['none', 'low', 'medium', 'high', 'xhigh', 'max'];
const classic: readonly Effort[] = ['minimal', 'low', 'medium', 'high'];
const model = (
  id: string,
  prices: Prices | null,
  efforts: readonly Effort[],
  shutdown: string | null = null,
): Model => ({ id, prices, shutdown, efforts });

export const models: readonly Model[] = [
  model('gpt-6-luna', { input: 0.1, output: 0.5 }, newest),
  model('gpt-6-sol', { input: 2, output: 10 }, newest),
  model('gpt-6-astra', { input: 10, output: 50 }, newest),
  model('gpt-6.1-terra', { input: 1, output: 5 }, newest),
  model('gpt-5.6-luna', { input: 0.2, output: 1.2 }, newest),
  model('gpt-5.4-mini', { input: 0.75, output: 4.5 }, ['none', 'low', 'medium', 'high', 'xhigh']),
  model('gpt-5.4-nano', null, ['none', 'low', 'medium', 'high', 'xhigh'], '2027-04-01'),
  model('gpt-5.1', null, ['none', 'low', 'medium', 'high'], '2027-04-01'),
  model('gpt-5-nano', { input: 0.05, output: 0.4 }, classic, '2026-12-11'),
  ...['gpt-5', 'gpt-5-mini', 'gpt-5-pro'].map((id) => model(id, null, classic, '2026-12-11')),
  ...['o3', 'o3-pro'].map((id) => model(id, null, ['low', 'medium', 'high'], '2026-12-11')),
  ...['gpt-4o', 'gpt-4o-mini', 'gpt-4.1', 'gpt-4.1-mini'].map((id) => model(id, null, [], '2027-01-14')),
  ...['gpt-4.1-nano', 'o4-mini', 'o3-mini', 'o1', 'gpt-4', 'gpt-4-turbo', 'gpt-3.5-turbo'].map((id) =>
    model(id, null, [], '2026-10-23'),
  ),
];

/** The cheapest living model: what is asked when nobody names one. */
export const defaultModel = 'gpt-6-luna';

/** What is asked in turn where a project may not use the one before (at most three requests). */
export const candidates: readonly string[] = [defaultModel, 'gpt-5.6-luna', 'gpt-5.4-mini'];

/** What is known of a model, by its name or a dated snapshot's (`gpt-6-luna-2026-09-22`); undefined for an unknown one. */
export function knownModel(id: string): Model | undefined {
  const family = id.replace(/-\d{4}-\d{2}-\d{2}$/, '');
  return models.find((known) => known.id === family);
}

/** Dollars per million tokens, in and out, or null where no price was established. */
const priceOf = (id: string): { input: number; output: number } | null => knownModel(id)?.prices ?? null;

/** Whether `reasoning: {effort: "none"}` may be sent. Models that are not in the table are not asked for it. */
export const takesNoReasoning = (id: string): boolean => knownModel(id)?.efforts.includes('none') ?? false;

/** Dollars to nine places: a call costs some millionths. */
const rounded = (usd: number): number => Math.round(usd * 1e9) / 1e9;

/** What a call cost, or null for an unknown price. Cached input counts as input: at this size there is none. */
export function costOf(id: string, usage: Usage): { usd: number; pricesAsOf: string } | null {
  const prices = priceOf(id);
  return prices
    ? { usd: rounded((usage.inputTokens * prices.input + usage.outputTokens * prices.output) / 1e6), pricesAsOf }
    : null;
}

/**
 * Whether the table's prices hold for a run: at OpenAI's hosts, and at the practice platform, which has OpenAI's. What a
 * gateway, or a server of one's own, takes for the same model nobody here knows.
 */
export const hasKnownPrices = (endpoint: Pick<Endpoint, 'kind'>, key: KeyKind): boolean =>
  endpoint.kind === 'openai' || isPracticeRun(endpoint, key);

/** What the one call will cost at most (about 10 tokens in, 16 out), or null for an unknown price. */
export const estimate = (id: string): { usd: number; pricesAsOf: string } | null =>
  costOf(id, { inputTokens: 10, outputTokens: 16, totalTokens: 26 });

const halfYearMs = 183 * 86_400_000;

/** The day a model is (or was) shut down, where that is known and less than half a year away; else null. */
export function retires(id: string, now: Date): string | null {
  const shutdown = knownModel(id)?.shutdown ?? null;
  return shutdown !== null && Date.parse(shutdown) - now.getTime() < halfYearMs ? shutdown : null;
}
