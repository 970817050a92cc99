import { describe, expect, it } from 'vitest';
import { printsInput, printsKey } from '../../src/core/node-debug.ts';

describe('NODE_DEBUG that would make Node print the key', () => {
  it.each([
    ['http', true],
    ['HTTPS', true],
    ['timer,net', true],
    ['timer, tls', true],
    ['*', true],
    ['h*', true],
    ['stream', true],
    ['http*', true],
    ['', false],
    ['timer', false],
    ['http2', false],
    ['nettle', false],
    ['t(ls', false],
    ['module,fs', false],
  ])('%j: %j', (value, expected) => expect(printsKey(value)).toBe(expected));
});

describe('NODE_DEBUG that would make Node print what is typed or piped in', () => {
  it.each([
    ['stream', true],
    ['fs,Str*', true],
    ['*', true],
    ['http,https,net,tls', false],
    ['streams', false],
    ['', false],
  ])('%j: %j', (value, expected) => expect(printsInput(value)).toBe(expected));
});
