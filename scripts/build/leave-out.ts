import type { Plugin } from 'rolldown';

/** Where the openai SDK keeps what it can do beyond a request: one class for each resource, streams, ways to sign in. */
const abilities = /[\\/]openai[\\/]((?:resources|lib|auth)[\\/].+\.mjs)$/;

/** The one that keycheck calls: POST /responses. Its two GET requests go through the client itself. */
const called = 'resources/responses/responses.mjs';

/**
 * Leaves the abilities of the SDK that are never called out of the bundle, two thirds of it. The client makes one object of
 * each resource class when it starts, so every class stays under its name, empty: calling one fails at once, in the tests
 * of the built program too. An SDK that exports something else from there fails the build.
 */
export const leaveOutAbilities = (): Plugin => ({
  name: 'leave-out-openai-abilities',
  transform: {
    filter: { id: abilities },
    handler(code, id) {
      if (abilities.exec(id)?.[1]?.replaceAll('\\', '/') === called) return null;
      const names = [...code.matchAll(/^export class (\w+) /gm)].map((match) => match[1]);
      if (names.length === 0) return null;
      return { code: names.map((name) => `export class ${name} {}\n`).join(''), map: null };
    },
  },
});

/** Of the 90 spinners that come with ora, keeps the two it chooses from when none is named. */
export const leaveOutSpinners = (): Plugin => ({
  name: 'leave-out-spinners',
  transform: {
    filter: { id: /[\\/]cli-spinners[\\/]spinners\.json$/ },
    handler(text) {
      const { dots, line } = JSON.parse(text);
      return { code: JSON.stringify({ dots, line }), map: null };
    },
  },
});
