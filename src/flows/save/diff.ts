import { parseBaseUrl } from '../../core/endpoint.ts';
import { parse } from '../../core/env/parse.ts';
import { Secret } from '../../core/key/secret.ts';
import type { ChangeLine, SaveWish } from './wish.ts';

/** The masked diff of the env file, as a person should see it before it is written. */
export function diff(text: string, { variable, key, extras = {} }: SaveWish): ChangeLine[] {
  const pieces = parse(text);
  const wanted: [string, string, string][] = [
    [variable, key.reveal(), `${key}`],
    ...Object.entries(extras).map(([name, value]): [string, string, string] => [name, value, value]),
  ];
  const lines = wanted.flatMap(([name, value, shown]): ChangeLine[] => {
    const own = pieces.filter(({ assignment }) => assignment?.name === name);
    if (own.length === 0) return [{ kind: 'added', text: `${name}=${shown}` }];
    return own.flatMap(({ assignment, line }): ChangeLine[] =>
      !assignment || assignment.value === value
        ? []
        : [{ kind: 'replaced', text: `${name}=${shown}`, line, was: wasThere(assignment.value, name === variable) }],
    );
  });
  const kept = pieces.length - lines.filter(({ kind }) => kind === 'replaced').length;
  return kept > 0 ? [{ kind: 'kept', count: kept }, ...lines] : lines;
}

/** What a person recognises a value by: a key by its end, an address by its host (the rest may hold a password). */
function wasThere(value: string, isKey: boolean): string | null {
  if (isKey) {
    const { tail } = new Secret(value);
    return tail === null ? null : `…${tail}`;
  }
  const address = parseBaseUrl(value);
  return address.ok ? address.host : null;
}
