import type { EnvReader } from './types.ts';

/**
 * `docker run --env-file`: a line is a name, `=` and a value, and the value is the rest of the line as it stands: quotes, comments and blanks stay.
 * (docs.docker.com, docker container run, --env-file.) A name with a blank in it, as behind `export`, ends docker's reading with an error;
 * here such a line is left out. A name alone takes its value from the environment and is left out too.
 */
export const docker: EnvReader = {
  name: 'docker',
  read(text) {
    const values = new Map<string, string>();
    for (const raw of text.replace(/^\ufeff/, '').split('\n')) {
      const line = raw.replace(/\r$/, '').trimStart();
      const equals = line.indexOf('=');
      if (line.startsWith('#') || equals < 1) continue;
      const name = line.slice(0, equals);
      if (!/\s/.test(name)) values.set(name, line.slice(equals + 1));
    }
    return values;
  },
};
