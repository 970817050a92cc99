import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { load } from 'js-yaml';
import { isRecord } from '../../../src/practice/call.ts';
import { sharedText } from '../shared.ts';

export type Schema = Record<string, unknown>;
type Content = Record<string, { schema?: Schema }>;
export type Operation = {
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: Content };
  responses: Record<string, { content?: Content }>;
};

/** OpenAI's published OpenAPI document: its operations, and a judge over its schemas. */
export type ContractDocument = {
  /** The operation behind a request, or null where the document has none. */
  operation(method: string, path: string): Operation | null;
  /** What is wrong with a value; empty where nothing is. `coerce`: the value came as text, as in a query. */
  complaints(schema: Schema, value: unknown, coerce?: boolean): string[];
};

type Spec = { paths: Record<string, Record<string, Operation>> };

let loaded: ContractDocument | null = null;

/** Read once in each process; call it only where ../shared is present. */
export function contractDocument(): ContractDocument {
  loaded ??= over(spec());
  return loaded;
}

/** Parsing the YAML takes a second, so the first process of a run leaves it to the others as JSON. */
function spec(): Spec {
  const kept = join(tmpdir(), 'openapi-document.json');
  if (existsSync(kept)) {
    try {
      return JSON.parse(readFileSync(kept, 'utf8')) as Spec;
    } catch {
      // Another process is writing it.
    }
  }
  const read = today(load(sharedText('openapi', 'openai-openapi-v2.3.0.yaml'))) as Spec;
  writeFileSync(kept, JSON.stringify(read));
  return read;
}

/**
 * The document in words that a judge of today takes as they are meant: `nullable` is older than the version of OpenAPI it names, and
 * `oneOf` stands where its unions overlap (a user's message with a list of parts is two kinds of input item at once).
 */
function today(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(today);
  if (!isRecord(value)) return value;
  const { nullable, oneOf, ...rest } = Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, today(item)]),
  );
  // Either word may also be the name of a property.
  const union = Array.isArray(oneOf) ? { anyOf: oneOf } : oneOf === undefined ? {} : { oneOf };
  const one = { ...rest, ...union };
  return nullable === true
    ? { anyOf: [one, { type: 'null' }] }
    : { ...one, ...(nullable !== undefined && nullable !== false && { nullable }) };
}

function over(document: Spec): ContractDocument {
  const options = { strict: false, validateFormats: false, allErrors: false } as const;
  const judges = [new Ajv2020(options), new Ajv2020({ ...options, coerceTypes: 'array' })] as const;
  for (const ajv of judges) ajv.addSchema(document as unknown as Schema, 'document');
  const compiled = new Map<Schema, [ValidateFunction?, ValidateFunction?]>();
  const paths = Object.keys(document.paths).map((path) => ({
    path,
    shape: new RegExp(`^/v1${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
  }));
  return {
    operation(method, path) {
      const exact = document.paths[path.replace(/^\/v1/, '')];
      const found = exact ?? document.paths[paths.find(({ shape }) => shape.test(path))?.path ?? ''];
      return found?.[method.toLowerCase()] ?? null;
    },
    complaints(schema, value, coerce = false) {
      const pair = compiled.get(schema) ?? [];
      compiled.set(schema, pair);
      const at = coerce ? 1 : 0;
      pair[at] ??= judges[at].compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/')) as Schema);
      const validate = pair[at];
      // Coercing writes into what holds the value.
      if (validate(coerce ? structuredClone(value) : value)) return [];
      return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
    },
  };
}
