/** A model of the practice platform. Prices are USD per million tokens. */
export type PracticeModel = {
  id: string;
  kind: 'text' | 'embedding';
  created: number;
  price: { input: number; output: number };
  /** Accepted values of `reasoning.effort`; null: the model refuses `reasoning`. */
  efforts: readonly string[] | null;
  /** The day it stops answering (YYYY-MM-DD), as `shutdown_date` of GET /v1/models. */
  shutdownDate: string | null;
  /** What an unverified organization may not do with it. */
  verification: 'none' | 'stream' | 'always';
};

const efforts = ['none', 'low', 'medium', 'high', 'xhigh', 'max'];

const text = (id: string, input: number, output: number, more: Partial<PracticeModel> = {}): PracticeModel => ({
  id,
  kind: 'text',
  created: 1_790_000_000,
  price: { input, output },
  efforts,
  shutdownDate: null,
  verification: 'none',
  ...more,
});

const embedding = (id: string, input: number): PracticeModel => ({
  ...text(id, input, 0),
  kind: 'embedding',
  created: 1_705_953_180,
  efforts: null,
});

/** The models a fresh practice platform offers, with prices and dates as published in autumn 2026 (model pages, SDK notes). */
export const freshModels = (): PracticeModel[] => [
  text('gpt-6-luna', 0.1, 0.5),
  text('gpt-5.6-luna', 0.2, 1.2),
  text('gpt-5.4-nano', 0.2, 1.25, { shutdownDate: '2027-04-01' }),
  text('gpt-5.4-mini', 0.75, 4.5),
  text('gpt-6.1-terra', 1, 5),
  text('gpt-6-sol', 2, 10),
  text('gpt-6-astra', 10, 50, { verification: 'stream' }),
  text('gpt-5-nano', 0.05, 0.4, { shutdownDate: '2026-12-11', efforts: ['minimal', 'low', 'medium', 'high'] }),
  text('gpt-4o-mini', 0.15, 0.6, { shutdownDate: '2027-01-14', efforts: null }),
  embedding('text-embedding-3-small', 0.02),
  embedding('text-embedding-3-large', 0.13),
];
