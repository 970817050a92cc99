import { afterAll, describe, expect, it } from 'vitest';
import { fuzz } from './target.ts';
import { targets } from './targets/index.ts';

/** `KEYCHECK_FUZZ_MINUTES=10 npm run fuzz`: each target for so many minutes (1). `-t name` takes one of them. */
const minutes = Number(process.env['KEYCHECK_FUZZ_MINUTES'] ?? 1);

afterAll(async () => {
  for (const { close } of targets) await close?.();
});

describe(`made-up input, ${minutes} minutes of each kind`, () => {
  it.each(targets)('$name', { timeout: (minutes + 2) * 60_000 }, async (one) => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const { cases, found, seconds } = await fuzz(one, minutes, seed);
    console.info(
      `${one.name}: ${cases} cases in ${seconds} s from seed ${seed}, ${found === null ? 'nothing' : 'something'} found`,
    );
    expect(found).toBeNull();
  });
});
