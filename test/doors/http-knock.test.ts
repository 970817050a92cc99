import { describe, expect, it } from 'vitest';
import { systemNetwork } from '../../src/doors/http-knock.ts';
import { bytesOf, wireServer } from '../support/wire.ts';

/** Begins a reply in this way and goes on with a byte every 50 ms, for ever. */
const dripping = (start: string) =>
  wireServer((socket) => {
    socket.write(start);
    const drip = setInterval(() => socket.write('x'), 50);
    socket.on('close', () => clearInterval(drip));
  });

describe('knocking at an API', () => {
  it('tells status and clock, and sends no key', async () => {
    const server = await wireServer(
      (socket) => void socket.end(bytesOf(401, '{}', { date: 'Wed, 25 Nov 2026 12:00:00 GMT' })),
    );
    const knocked = await systemNetwork({}).knock(server.baseUrl, new AbortController().signal);
    expect(knocked).toMatchObject({
      attempt: { outcome: { kind: 'reply', status: 401 } },
      proxy: null,
      serverDate: Date.UTC(2026, 10, 25, 12),
    });
    expect(server.received()).not.toMatch(/authorization/i);
    await server.close();
  });

  // Found by the leak oracle: doctor waited for ever for a body without an end.
  it.each([
    ['a body', 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n{'],
    ['a header', 'HTTP/1.1 200 OK\r\nx-slow: '],
  ])('comes to an end although %s drips on and on', async (_name, start) => {
    const server = await dripping(start);
    const began = performance.now();
    const { attempt } = await systemNetwork({}, 300).knock(server.baseUrl, new AbortController().signal);
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(attempt.outcome).toMatchObject({ kind: 'silence' });
    await server.close();
  });

  it('is given up when the run is stopped', async () => {
    const server = await wireServer(() => undefined);
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('stopped')), 50);
    await expect(systemNetwork({}).knock(server.baseUrl, stop.signal)).rejects.toThrow('stopped');
    await server.close();
  });
});
