import type { Cause } from '../../../core/causes/ids.ts';
import { labels, links } from '../../links.ts';
import type { CauseWords } from '../../shapes.ts';
import { shown } from '../../shown.ts';
import type { Situation } from '../../situation.ts';
import { atOpenAI, server } from '../phrases.ts';

/** Causes where the key is accepted and money or a limit is the matter. */

const keep = 'Your code and your key can stay as they are.';
const wait = (s: Situation): string =>
  s.ci
    ? 'Then run this job again; it can take some minutes.'
    : 'Then check again for up to 5 minutes:\n  npx keycheck verify --wait 5m';

/** Away from OpenAI the money is with whoever runs the address. */
const elsewhere = (s: Situation): string[] => [
  `Look at your balance at the service behind ${server(s)}; OpenAI's billing page has nothing to do with it.`,
];

/** Which limit it is, as far as the reply's code says: the project's, the organization's, or the usage tier's. */
type Limit = 'project' | 'organization' | 'usage';

const limitCodes = new Map<string, Limit>([
  ['project_spend_limit_exceeded', 'project'],
  ['organization_spend_limit_exceeded', 'organization'],
  ['organization_usage_limit_exceeded', 'usage'],
]);

const limitOf = (s: Situation): Limit | null => limitCodes.get(s.reply?.code ?? '') ?? null;

function limitLead(s: Situation): string {
  const named = s.facts.limit === undefined ? '' : ` (${shown(s.facts.limit, 50)})`;
  switch (limitOf(s)) {
    case 'project':
      return `Spend limit: the key is accepted, but its project has reached its spend limit${named}.`;
    case 'organization':
      return `Spend limit: the key is accepted, but its organization has reached its spend limit${named}.`;
    case 'usage':
      return `Usage limit: the key is accepted, but its organization has reached the monthly usage limit of its tier${named}.`;
    default:
      return `Spend limit: the key is accepted, but a spend or usage limit is reached${named}.`;
  }
}

export const billingCauses = {
  'credits-exhausted': {
    title: 'no API credit',
    lead: (s) =>
      atOpenAI(s)
        ? 'No credit: the key is accepted, but its organization has no credit.'
        : `No credit: ${server(s)} accepts the key, but has no credit for it.`,
    meaning: (s) => (atOpenAI(s) ? [`${keep} ChatGPT Plus does not count here.`] : [keep]),
    next: (s) =>
      atOpenAI(s)
        ? [
            `Add some at ${links.billing.url}`,
            wait(s),
            'Added long ago? It may be in another organization (look at the top of the page), or the key was made before the credit: users report that a new key then helped.',
          ]
        : elsewhere(s),
    more: [
      'ChatGPT and the API are billed separately. A subscription pays for no request, and a card on file is not credit: credit is bought.',
      `Credit is sold from $5 and lasts 1 year. "${labels.autoReload.text}" (buying more by itself) starts switched on; switch it off to decide each purchase yourself.`,
      'After a purchase some requests can still be refused for some minutes. keycheck verify --wait 5m repeats the check meanwhile.',
      'Credit belongs to one organization. A key of another organization does not see it.',
      'The answer has status 429, as "too many requests" has. Waiting does not help here, and SDKs that retry only repeat it.',
      'No free credit for new accounts is documented; do not count on any.',
    ],
    sources: [links.helpPrepaid, links.errorCodes],
    example:
      '429 insufficient_quota, credit_balance_exhausted: "You have no credits remaining. Add credits to continue using the API at https://platform.openai.com/settings/organization/billing/."',
  },
  'billing-inactive': {
    title: 'billing not active',
    lead: (s) =>
      atOpenAI(s)
        ? 'Billing not active: the key is accepted, but its organization has no working way to pay.'
        : `Billing not active: ${server(s)} accepts the key, but billing is not active there.`,
    meaning: () => [keep],
    next: (s) =>
      atOpenAI(s)
        ? [
            `See what the billing page asks for ("${labels.addPayment.text}", or an open invoice): ${links.billing.url}`,
            wait(s),
          ]
        : elsewhere(s),
    more: [
      'OpenAI says that the account is not active and points to billing. What lies behind it (no payment details, an open invoice, a declined card) is shown on the billing page only.',
      'It is not the same as an account that was deactivated: that one is answered with account_deactivated.',
    ],
    sources: [links.billing, links.errorCodes],
    example: '429 billing_not_active: "Your account is not active, please check your billing details on our website."',
  },
  'spend-limit-reached': {
    title: 'spend limit reached',
    lead: limitLead,
    meaning: () => [
      `${keep} Requests work again when the limit is raised, or when its period (usually the month) begins anew.`,
    ],
    next: (s) =>
      atOpenAI(s)
        ? [
            limitOf(s) === 'usage'
              ? `See your tier and its limit, and how it rises, at ${links.limits.url}`
              : `Look at the limit, and raise it if that is meant ("${labels.editSpendLimit.text}"): ${links.limits.url}`,
            `See what used it up: ${links.usage.url}`,
          ]
        : elsewhere(s),
    more: [
      `A hard limit is set by an owner under Limits, "${labels.editSpendLimit.text}", "${labels.monthlySpendLimit.text}", "${labels.hardLimit.text}", for an organization or for one project. It does what it should: it stops the spending.`,
      'Every usage tier has a monthly limit of its own, which rises with the tier. It is not yours to set.',
      'If you did not expect it, look at the usage page first: a key that leaked shows there.',
    ],
    sources: [links.limits, links.errorCodes],
    example: '429 insufficient_quota, project_spend_limit_exceeded: "You exceeded your hard spend limit."',
  },
} satisfies Partial<Record<Cause, CauseWords>>;
