/** How much `verify` does: nothing sent, one free request, or one real (paid, about $0.00001) call. */
export type Level = 'offline' | 'free' | 'call';
export const levels = ['offline', 'free', 'call'] as const satisfies readonly Level[];

/** What keycheck asks the API for: the three requests it ever makes. */
export type Operation = 'create-response' | 'retrieve-model' | 'list-models';

/** How far an attempt came before it ended. */
export type Phase = 'lookup' | 'connect' | 'proxy' | 'tls' | 'request' | 'headers' | 'body';

/** What was sent, as far as diagnosis needs it. Never holds the key. */
export type Sent = {
  operation: Operation;
  method: 'GET' | 'POST';
  /** The base URL, without a slash at its end, such as `https://api.openai.com/v1`. */
  baseUrl: string;
  /** The path below the base URL, such as `/responses`. */
  path: string;
  model: string | null;
  /** Names of the JSON body's top-level fields: a 400 that complains of one of them proves the key. */
  fields: readonly string[];
  organization: string | null;
  project: string | null;
};

/** Something answered. */
export type Reply = {
  kind: 'reply';
  /** The status as it came: servers do send 0 or 999. */
  status: number;
  statusText: string;
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>;
  /** The body as text (UTF-8, U+FFFD for what is none), at most 1 MiB. */
  text: string;
  /** How the body ended. `cut`: before its announced end; `endless`: over 1 MiB; `undecodable`: not the encoding it claims, or one nobody asked for. */
  ended: 'complete' | 'cut' | 'endless' | 'undecodable';
};

/**
 * Codes keycheck gives where Node has none. `…_LIMIT`: the time for that step was over (`REPLY_LIMIT`: bytes of a
 * reply had come, but its headers never ended). `PROXY_…`: a proxy address that cannot be used.
 */
export type OwnCode =
  | 'CONNECT_LIMIT'
  | 'HEADERS_LIMIT'
  | 'REPLY_LIMIT'
  | 'TOTAL_LIMIT'
  | 'TOO_MANY_INTERIM_REPLIES'
  | 'PROXY_UNSUPPORTED'
  | 'PROXY_MALFORMED';

/** Nothing that counts as an answer came back. */
export type Silence = {
  kind: 'silence';
  phase: Phase;
  /** Codes of the error and of everything nested in it (`cause`, `errors[]`), outermost first, such as `ECONNREFUSED`; or an `OwnCode`. */
  codes: readonly string[];
  /** The error's message, foreign text: made safe before it is shown. Holds no key. */
  message: string;
  /** The status of a proxy that refused CONNECT. */
  proxyStatus?: number;
  /** The proxy in use, without user and password, such as `http://proxy.example:3128`. */
  proxy?: string;
  /** Names or dates read off a certificate that was not accepted. */
  certificate?: { subject?: string; issuer?: string; names?: string; validFrom?: string; validTo?: string };
};

/** One request and what came of it: the value that is diagnosed (never the SDK's error). */
export type Attempt = {
  sent: Sent;
  outcome: Reply | Silence;
  durationMs: number;
};
