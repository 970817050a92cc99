import { publishedIn } from '../../../core/env-prefix.ts';
import { isFiller, isPlaceholder, isReference } from '../../../core/key/placeholder.ts';
import { Secret } from '../../../core/key/secret.ts';
import { holdsKey, isKeyName } from '../../leaks/own-keys.ts';
import { type Check, error, type Found, type Here, ok, orElse, warning } from '../check.ts';

type Variable = { name: string; value: string; path: string | null; line: number | null };

/** Every variable that a bundler could publish: those of all env files, in force or not, and of the environment. */
async function variables({ ctx, survey }: Here): Promise<Variable[]> {
  const files = await survey.envFiles();
  return [
    ...files.flatMap(({ path, entries }) => entries.map(({ name, value, line }) => ({ name, value, path, line }))),
    ...Object.entries(ctx.env).map(([name, value]) => ({ name, value: value ?? '', path: null, line: null })),
  ];
}

/** The longest known beginning of a name; an empty prefix publishes everything. */
const prefixOf = (name: string, prefixes: readonly string[]): string | undefined =>
  prefixes.filter((prefix) => name.startsWith(prefix)).sort((one, other) => other.length - one.length)[0];

/** Names that bundlers publish, and that hold a key (an error) or are made to hold one (a warning). */
export const frontEndVariable: Check = {
  id: 'key-in-frontend-variable',
  look: async (here) => {
    const prefixes = await here.survey.publicPrefixes();
    const own = await here.survey.own();
    const isOwn = (value: string): boolean => own.some((key) => key.reveal() === value);
    const found = (await variables(here)).flatMap(({ name, value, path, line }): Found[] => {
      const prefix = prefixOf(name, prefixes);
      if (prefix === undefined) return [];
      const holds = holdsKey(name, value) || isOwn(value);
      const waits = isKeyName(name) && (value === '' || isPlaceholder(value) || isFiller(value) || isReference(value));
      if (!holds && !waits) return [];
      const tail = holds ? new Secret(value).tail : null;
      const finding = { code: 'frontend-variable', variable: name, prefix, path, line, tail } as const;
      return [holds ? error(finding, 'client-exposed-key') : warning(finding)];
    });
    const configs = (await here.survey.configs()).flatMap(({ path, text }): Found[] => {
      const published = publishedIn(text);
      return published === null ? [] : [warning({ code: 'frontend-config', ...published, path }, 'client-exposed-key')];
    });
    return orElse([...found, ...configs], ok({ code: 'frontend-clean', prefixes }));
  },
};

/** Clients that are told to run in a browser. Some programs let every visitor bring a key of their own, so it is a warning. */
export const browserClient: Check = {
  id: 'browser-client',
  look: async ({ survey }) => {
    const { browserClients } = await survey.scan();
    const found = browserClients
      .slice(0, 20)
      .map((place) => warning({ code: 'browser-client', ...place }, 'client-exposed-key'));
    return orElse(found, ok({ code: 'browser-client-none' }));
  },
};
