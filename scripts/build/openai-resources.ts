import type { Plugin } from 'rolldown';

/** The parts of the API that keycheck calls. Everything else of the SDK's `resources/` is left out of the bundle. */
const called = ['models.mjs', 'responses/responses.mjs', 'responses/input-items.mjs', 'responses/input-tokens.mjs'];

const resource = /[\\/]openai[\\/]resources[\\/](.+\.mjs)$/;

/**
 * Leaves the SDK's resources that are never called out of the bundle (277 → 112 kB). The client makes one object of each
 * resource class when it starts, so every class stays under its name, empty: calling one fails at once, in the tests of
 * the built program too. A new SDK that exports something else from there fails the build.
 */
export function leaveOutResources(): Plugin {
  return {
    name: 'leave-out-openai-resources',
    transform: {
      filter: { id: resource },
      handler(code, id) {
        const file = resource.exec(id)?.[1]?.replaceAll('\\', '/');
        if (file === undefined || called.includes(file)) return null;
        const names = [...code.matchAll(/^export class (\w+) /gm)].map((match) => match[1]);
        return names.length === 0
          ? null
          : { code: names.map((name) => `export class ${name} {}\n`).join(''), map: null };
      },
    },
  };
}
