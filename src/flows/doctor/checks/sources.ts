import { chooseEndpoint } from '../../../core/endpoint.ts';
import type { WarningCode } from '../../../core/report.ts';
import { type Check, error, type Found, ok, orElse, warning } from '../check.ts';

/** What is worth a line of its own beside the key in force. The other warnings have checks of their own. */
const toldHere: readonly WarningCode[] = [
  'readers-disagree',
  'env-file-unreadable',
  'unusual-key-shape',
  'pull-request-target',
];

/** Which key programs started here will use, and what is wrong with it as far as its text tells. */
export const sources: Check = {
  id: 'sources',
  look: async ({ survey }) => {
    const { result } = await survey.offline();
    const { unused } = await survey.sources();
    const { cause, facts, key } = result;
    if (cause !== null && cause !== 'unsafe-base-url')
      return [error({ code: 'cause', cause, facts, key, baseUrl: null }, cause)];
    if (key === null) return [];
    const competing = result.warnings.flatMap((told): Found[] =>
      told.code === 'shadowed-source'
        ? [
            warning({
              code: 'shadowed',
              variable: told.used.variable ?? 'OPENAI_API_KEY',
              used: told.used,
              others: told.others,
            }),
          ]
        : toldHere.includes(told.code)
          ? [warning({ code: 'warning', warning: told })]
          : [],
    );
    const alone = !competing.some(({ finding }) => finding.code === 'shadowed');
    return [ok({ code: 'key-found', key, unused, alone }), ...competing];
  },
};

/** Where requests go, decided as `verify` decides it. */
export const endpoint: Check = {
  id: 'endpoint',
  look: async ({ survey }) => {
    const chosen = chooseEndpoint({ flag: null, allow: false, sources: await survey.sources() });
    if (!chosen.ok) {
      const { facts } = chosen;
      return [error({ code: 'cause', cause: 'unsafe-base-url', facts, key: null, baseUrl: null }, 'unsafe-base-url')];
    }
    const { host, baseUrl, from, path } = chosen.endpoint;
    const told = chosen.warnings.map((one) => warning({ code: 'warning', warning: one }));
    return orElse(told, ok({ code: 'endpoint', host, baseUrl, from, path }));
  },
};
