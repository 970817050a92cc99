import { describe, expect, it } from 'vitest';
import { printsKey } from '../../../src/flows/verify/check-key.ts';

describe('NODE_DEBUG that would make Node print the key', () => {
  it.each([
    ['http', true],
    ['HTTPS', true],
    ['timer,net', true],
    ['timer, tls', true],
    ['*', true],
    ['h*', true],
    ['http*', true],
    ['', false],
    ['timer', false],
    ['http2', false],
    ['nettle', false],
    ['t(ls', false],
    ['module,fs', false],
  ])('%j: %j', (value, expected) => expect(printsKey(value)).toBe(expected));
});
