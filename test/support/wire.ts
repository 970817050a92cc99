import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { Pair } from './certificates.ts';

/** A server of raw bytes: what HTTP libraries would never send can be sent. Loopback only. */
export type WireServer = {
  /** Ends in /v1. */
  baseUrl: string;
  port: number;
  /** Connections and complete requests so far. */
  readonly connections: number;
  readonly requests: number;
  /** Everything received, as latin1. */
  received(): string;
  close(): Promise<void>;
};

export type WireOptions = {
  tls?: Pair & { minVersion?: 'TLSv1'; maxVersion?: 'TLSv1' | 'TLSv1.2'; ciphers?: string };
  host?: '127.0.0.1' | '::1';
  /** Whether replies give back the key they were sent: in the status text, in headers and in the body. */
  echo?: boolean;
  /** Called when a connection opens, before any byte. */
  onConnect?: (socket: Socket, connection: number) => void;
};

/** Whether a request is complete: its headers, and as much body as they announce. */
function isComplete(text: string): boolean {
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return false;
  const length = /\r\ncontent-length: *(\d+)/i.exec(text.slice(0, end))?.[1];
  return text.length - end - 4 >= Number(length ?? 0);
}

/** A JSON body with the key in it, where it is one that a person would be shown; the same bytes otherwise. */
function bodyWith(key: string, body: Buffer): Buffer {
  try {
    const value = JSON.parse(body.toString('utf8')) as { error?: { message?: string }; model?: string };
    if (typeof value.error?.message === 'string') value.error.message += ` ${key}`;
    else if (typeof value.model === 'string') value.model = key;
    else return body;
    return Buffer.from(JSON.stringify(value));
  } catch {
    return body.includes('</title>') ? Buffer.from(body.toString('utf8').replace('</title>', ` ${key}</title>`)) : body;
  }
}

/** The first bytes of a reply with the key in them; a length that was right stays right. */
function bytesWith(key: string, bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  if (!text.startsWith('HTTP/1.')) return Buffer.from(text.replace(/\r\n$/, ` ${key}\r\n`), 'latin1');
  const end = text.indexOf('\r\n\r\n');
  const echoed = `$1 ${key}\r\nx-request-id: ${key.slice(0, 80)}\r\nopenai-organization: ${key}\r\nx-echo: ${key}\r\n`;
  const head = (all: string): string => all.replace(/^([^\r\n]*)\r\n/, echoed);
  if (end === -1) return Buffer.from(head(text), 'latin1');
  const body = bytes.subarray(end + 4);
  const length = `content-length: ${body.length}\r\n`;
  const top = text.slice(0, end + 4);
  // A length that is wrong is what the fault is about: then the body stays as it is.
  const changed = top.includes(length) ? bodyWith(key, body) : body;
  const lengths = top.replace(length, `content-length: ${changed.length}\r\n`);
  return Buffer.concat([Buffer.from(head(lengths), 'latin1'), changed]);
}

/** The same socket, but what is written to it first holds the key that the request brought. */
function echoing(socket: Socket, request: string): Socket {
  const key = /\r\nauthorization: *Bearer ([^\r\n]+)/i.exec(request)?.[1] ?? '';
  let first = true;
  const changed = (bytes: unknown): unknown => {
    if (!first || (typeof bytes !== 'string' && !Buffer.isBuffer(bytes))) return bytes;
    first = false;
    return bytesWith(key, Buffer.from(bytes));
  };
  return new Proxy(socket, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      const write = name === 'write' || name === 'end';
      return (...args: unknown[]) => Reflect.apply(member, target, write ? [changed(args[0]), ...args.slice(1)] : args);
    },
  });
}

/** Starts a server that hands every complete request's socket to `answer`, with the request's number (from 1) and text. */
export async function wireServer(
  answer: (socket: Socket, request: number, text: string) => void,
  options: WireOptions = {},
): Promise<WireServer> {
  const sockets = new Set<Socket>();
  const texts: string[] = [];
  let connections = 0;
  let requests = 0;
  const onConnection = (socket: Socket): void => {
    const connection = ++connections;
    const at = texts.push('') - 1;
    let pending = '';
    sockets.add(socket);
    // A client that hangs up is what many of these servers are for.
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    options.onConnect?.(socket, connection);
    socket.on('data', (bytes: Buffer) => {
      const text = bytes.toString('latin1');
      texts[at] += text;
      pending += text;
      if (!isComplete(pending)) return;
      const request = pending;
      pending = '';
      answer(options.echo ? echoing(socket, request) : socket, ++requests, request);
    });
  };
  const server: Server = options.tls ? createTlsServer(options.tls, onConnection) : createServer(onConnection);
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, options.host ?? '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const host = options.host === '::1' ? '[::1]' : options.tls ? 'localhost' : '127.0.0.1';
  return {
    baseUrl: `${options.tls ? 'https' : 'http'}://${host}:${port}/v1`,
    port,
    get connections() {
      return connections;
    },
    get requests() {
      return requests;
    },
    received: () => texts.join('\n'),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** A proxy that speaks CONNECT: lets through (200), refuses with a status, hangs, or is no proxy at all. */
export function connectProxy(behaviour: number | 'hangs' | 'no-proxy'): Promise<WireServer> {
  return wireServer((socket, _, text) => {
    if (behaviour === 'hangs') return;
    if (behaviour === 'no-proxy') return void socket.end('SSH-2.0-OpenSSH_9.6\r\n');
    const target = /^CONNECT ([^ ]+):(\d+) /.exec(text);
    if (behaviour !== 200 || !target) return void socket.end(`HTTP/1.1 ${behaviour} No\r\nContent-Length: 0\r\n\r\n`);
    void import('node:net').then(({ connect }) => {
      const onward = connect(Number(target[2]), target[1]);
      onward.on('error', () => socket.destroy());
      onward.on('connect', () => {
        socket.removeAllListeners('data');
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        socket.pipe(onward).pipe(socket);
      });
    });
  });
}

type Headers = Readonly<Record<string, string>>;

/** A reply as bytes: status, headers, body, with the length announced unless a header says otherwise. */
export function bytesOf(status: number | string, body: string | Buffer = '', headers: Headers = {}): Buffer {
  const bytes = Buffer.from(body);
  const all: Headers = {
    'content-type': 'application/json',
    'content-length': String(bytes.length),
    connection: 'close',
    ...headers,
  };
  const lines = Object.entries(all)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} Status\r\n${lines.join('\r\n')}\r\n\r\n`, 'utf8'), bytes]);
}

/** A good answer of POST /responses. */
export const goodBody = (over: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    id: 'resp_test',
    object: 'response',
    status: 'completed',
    error: null,
    incomplete_details: null,
    model: 'gpt-6-luna',
    output: [{ type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'ok' }] }],
    usage: { input_tokens: 10, output_tokens: 2, total_tokens: 12 },
    ...over,
  });

/** An error as OpenAI writes it. */
export const errorBody = (
  message: string,
  code: string | null = null,
  type = 'invalid_request_error',
  param: string | null = null,
): string => JSON.stringify({ error: { message, type, param, code } });
