import { defaultModel, estimate } from '../../core/models.ts';
import type { Answers } from './answers.ts';
import type { Setup } from './setup.ts';

/** What the one request costs, said before it is sent. */
export function priceLine({ ctx }: Pick<Setup, 'ctx'>, { practice }: Pick<Answers, 'practice'>, model: string): string {
  const { check } = ctx.words.setup;
  if (practice !== null) return check.free;
  const cost = estimate(model);
  return cost === null ? check.unknownPrice : check.price(cost.usd, cost.pricesAsOf);
}

/** The same within a sentence. */
export function shortPrice({ ctx, flags }: Pick<Setup, 'ctx' | 'flags'>): string {
  const { check } = ctx.words.setup;
  const cost = estimate(flags.model ?? defaultModel);
  return cost === null ? check.shortUnknownPrice : check.shortPrice(cost.usd);
}
