import { defaultModel, estimate } from '../../core/models.ts';
import type { Answers } from './answers.ts';
import type { Ready } from './check-key.ts';
import type { Setup } from './setup.ts';

/** What the one request costs, said before it is sent. What another host takes for it nobody here knows. */
export function priceLine(
  { ctx }: Pick<Setup, 'ctx'>,
  { practice }: Pick<Answers, 'practice'>,
  { model, endpoint }: Pick<Ready, 'model' | 'endpoint'>,
): string {
  const { check } = ctx.words.setup;
  if (practice !== null) return check.free;
  const cost = endpoint.kind === 'openai' ? estimate(model) : null;
  return cost === null ? check.unknownPrice : check.price(cost.usd, cost.pricesAsOf);
}

/** The same within a sentence. */
export function shortPrice({ ctx, flags, folder }: Pick<Setup, 'ctx' | 'flags' | 'folder'>): string {
  const { check } = ctx.words.setup;
  const cost = folder.toward === 'openai' ? estimate(flags.model ?? defaultModel) : null;
  return cost === null ? check.shortUnknownPrice : check.shortPrice(cost.usd);
}
