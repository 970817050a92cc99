import { describe, expect, it } from 'vitest';
import {
  candidates,
  costOf,
  defaultModel,
  estimate,
  hasKnownPrices,
  knownModel,
  models,
  pricesAsOf,
  retires,
  takesNoReasoning,
} from '../../src/core/models.ts';

const now = new Date('2026-11-23T12:00:00Z');

describe('models', () => {
  it('are each there once, the default first among the candidates', () => {
    const ids = models.map((model) => model.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(candidates[0]).toBe(defaultModel);
    expect(candidates).toHaveLength(3);
  });
  it('are candidates only while they live, with a price, and asked without reasoning', () => {
    for (const id of candidates)
      expect([id, retires(id, now), estimate(id) !== null, takesNoReasoning(id)]).toEqual([id, null, true, true]);
  });
  it.each([
    ['gpt-6-luna', 'gpt-6-luna'],
    ['gpt-6-luna-2026-09-22', 'gpt-6-luna'],
    ['gpt-6-lunar', undefined],
    ['', undefined],
  ])('%s is known as %s', (id, known) => expect(knownModel(id)?.id).toBe(known));
  it('cost what their tokens cost', () => {
    expect(costOf('gpt-6-luna', { inputTokens: 10, outputTokens: 2, totalTokens: 12 })).toEqual({
      usd: 0.000002,
      pricesAsOf,
    });
    expect(estimate(defaultModel)).toEqual({ usd: 0.000009, pricesAsOf });
    expect(costOf('my-own', { inputTokens: 1, outputTokens: 1, totalTokens: 2 })).toBe(null);
    expect(estimate('gpt-5.4-nano')).toBe(null);
  });
  it.each([
    ['openai', 'project', true],
    ['openai', 'unknown', true],
    ['loopback', 'sandbox', true],
    ['loopback', 'project', false],
    ['loopback', 'unknown', false],
    ['elsewhere', 'project', false],
    ['elsewhere', 'sandbox', false],
  ] as const)('have known prices toward %s with a %s key: %s', (kind, key, known) =>
    expect(hasKnownPrices({ kind }, key)).toBe(known),
  );
  it.each([
    ['gpt-5-nano', '2026-12-11'],
    ['gpt-5.4-nano', '2027-04-01'],
    ['gpt-4', '2026-10-23'],
    ['gpt-6-luna', null],
    ['my-own', null],
  ])('%s retires on %s', (id, date) => expect(retires(id, now)).toBe(date));
  it('says nothing of a day more than half a year away', () =>
    expect(retires('gpt-5.4-nano', new Date('2026-01-01'))).toBe(null));
  it.each([
    ['gpt-6-sol', true],
    ['gpt-5-nano', false],
    ['gpt-4o', false],
    ['my-own', false],
  ])('%s is asked for no reasoning: %s', (id, takes) => expect(takesNoReasoning(id)).toBe(takes));
});
