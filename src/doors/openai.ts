import type { Attempt, Operation, Reply, Sent, Silence } from '../core/attempt.ts';
import type { Api, ApiRequest } from '../flows/ports.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** The smallest request that proves a key: a word in, at most 16 tokens (the least allowed) out, nothing kept. */
const input = 'Say ok.';
const optional = { max_output_tokens: 16, store: false, reasoning: { effort: 'none' } } as const;

const methods = { 'create-response': 'POST', 'retrieve-model': 'GET', 'list-models': 'GET' } as const satisfies Record<
  Operation,
  Sent['method']
>;

function pathOf(request: ApiRequest): string {
  if (request.operation === 'create-response') return '/responses';
  return request.operation === 'list-models' ? '/models' : `/models/${encodeURIComponent(request.model ?? '')}`;
}

function bodyOf({ model, optionalFields }: ApiRequest): { model: string; input: string } & Partial<typeof optional> {
  const chosen = Object.fromEntries(optionalFields.map((field) => [field, optional[field]])) as Partial<
    typeof optional
  >;
  return { model: model ?? '', input, ...chosen };
}

const sentOf = (request: ApiRequest): Sent => ({
  operation: request.operation,
  method: methods[request.operation],
  baseUrl: request.baseUrl,
  path: pathOf(request),
  model: request.model,
  fields: request.operation === 'create-response' ? Object.keys(bodyOf(request)) : [],
  organization: request.organization,
  project: request.project,
});

/**
 * Every header keycheck sends, from its own values. The SDK's are left behind: OPENAI_CUSTOM_HEADERS gets into those, an
 * Authorization of somebody else's included (facts/real-servers.md, traps in the SDK).
 */
const headersOf = ({ key, organization, project }: ApiRequest, hasBody: boolean): Record<string, string> => ({
  authorization: `Bearer ${key.reveal()}`,
  accept: 'application/json',
  'user-agent': 'keycheck',
  ...(hasBody ? { 'content-type': 'application/json' } : {}),
  ...(organization === null ? {} : { 'openai-organization': organization }),
  ...(project === null ? {} : { 'openai-project': project }),
});

type Client = InstanceType<typeof import('openai').OpenAI>;
type Fetch = NonNullable<NonNullable<ConstructorParameters<typeof import('openai').OpenAI>[0]>['fetch']>;

/** A client that knows nothing of the key and nothing of the environment, and whose requests all go through `fetch`. */
async function clientFor(baseURL: string, fetch: Fetch): Promise<Client> {
  const { OpenAI } = await import('openai');
  const customHeaders = process.env.OPENAI_CUSTOM_HEADERS;
  // The SDK reads this one variable whatever it is given, and throws on a header it cannot build.
  delete process.env.OPENAI_CUSTOM_HEADERS;
  try {
    return new OpenAI({
      apiKey: 'added-by-keycheck',
      adminAPIKey: null,
      organization: null,
      project: null,
      webhookSecret: null,
      baseURL,
      maxRetries: 0,
      logLevel: 'off',
      fetch,
    });
  } finally {
    if (customHeaders !== undefined) process.env.OPENAI_CUSTOM_HEADERS = customHeaders;
  }
}

/** Lets the SDK make the request. What it makes of the answer is of no interest. */
async function call(client: Client, request: ApiRequest, signal: AbortSignal): Promise<void> {
  if (request.operation === 'create-response') await client.responses.create(bodyOf(request), { signal });
  else await client.get(pathOf(request), { signal });
}

/** The answer as the SDK wants it; it takes no status outside 200–599. */
const responseFor = (reply: Reply): Response =>
  new Response(reply.text, { status: reply.status, headers: new Headers(Object.entries(reply.headers)) });

/**
 * The API over the openai SDK. What is returned is what our own `fetch` saw; the SDK's errors say less (a TypeError for 204,
 * a SyntaxError for HTML, nothing for a 200 that holds an error). One `send` is one request, never repeated.
 */
export function systemApi(env: Env): Api {
  return {
    async send(request: ApiRequest, signal: AbortSignal): Promise<Attempt> {
      // Node's http and tls are dear to load, and most commands send nothing.
      const { exchange } = await import('./http/exchange.ts');
      const began = performance.now();
      let outcome: Reply | Silence | undefined;
      const fetch: Fetch = async (url, init) => {
        const body = typeof init?.body === 'string' ? init.body : null;
        const { connectMs, headersMs } = request;
        const method = methods[request.operation];
        outcome = await exchange(
          { method, url: String(url), headers: headersOf(request, body !== null), body, connectMs, headersMs },
          env,
          signal,
        );
        if (outcome.kind === 'silence') throw new Error('no answer');
        return responseFor(outcome);
      };
      try {
        await call(await clientFor(request.baseUrl, fetch), request, signal);
      } catch (error) {
        if (outcome === undefined) {
          signal.throwIfAborted();
          throw error;
        }
      }
      if (outcome === undefined) throw new Error('the SDK made no request');
      return { sent: sentOf(request), outcome, durationMs: Math.round(performance.now() - began) };
    },
  };
}
