/** How an answer is spoilt on its way out (write.ts). */
export type Spoilt = 'cut' | 'hang' | 'reset' | 'broken-stream';

/** What a handler gives back. Exactly one of `json`, `text` and `events` holds the body. */
export type Answer = {
  status: number;
  headers?: Record<string, string>;
  json?: unknown;
  text?: string;
  /** The chunks of an event stream, each complete with its blank line. */
  events?: readonly string[];
  /** The id of the model that was asked, for the list of requests. */
  model?: string;
  /** What was used: for the meter. */
  usage?: { input: number; output: number };
  spoilt?: Spoilt;
};

/** A request that was not fulfilled, as the platform words it: the fields of the error envelope. */
export type Refusal = {
  status: number;
  type: string | null;
  code: string | null;
  param?: string | null;
  message: string;
  headers?: Record<string, string>;
};

/** The envelope of the real platform (facts of 2026-11): message, type, param, code. */
export const refused = ({ status, type, code, param = null, message, headers }: Refusal): Answer => ({
  status,
  json: { error: { message, type, param, code } },
  ...(headers && { headers }),
});

/** A 200 with a JSON body. */
export const ok = (json: unknown, more: Partial<Answer> = {}): Answer => ({ status: 200, json, ...more });
