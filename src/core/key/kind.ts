import type { KeyKind } from '../report.ts';

/**
 * How keys of other services begin, and whose they are. Only beginnings that belong to one vendor are listed: toward
 * OpenAI and this machine such a key is refused, so a doubtful row would refuse somebody's own gateway key.
 * Source: the vendors' own examples and the public rules of secret scanners (2026-11).
 */
const vendors: readonly (readonly [begins: string, vendor: string])[] = [
  ['sk-ant-', 'Anthropic'],
  ['sk-or-', 'OpenRouter'],
  ['sk-lm-', 'LM Studio'],
  ['sk-kimi-', 'Moonshot AI'],
  ['sk-lf-', 'Langfuse'],
  ['pk-lf-', 'Langfuse'],
  ['gsk_', 'Groq'],
  ['AIza', 'Google'],
  ['AQ.Ab', 'Google'],
  ['ya29.', 'Google'],
  ['hf_', 'Hugging Face'],
  ['xai-', 'xAI'],
  ['pplx-', 'Perplexity'],
  ['r8_', 'Replicate'],
  ['nvapi-', 'NVIDIA'],
  ['fw_', 'Fireworks AI'],
  ['tgp_v1_', 'Together AI'],
  ['csk-', 'Cerebras'],
  ['vck_', 'Vercel'],
  ['tvly-', 'Tavily'],
  ['jina_', 'Jina AI'],
  ['e2b_', 'E2B'],
  ['lsv2_', 'LangSmith'],
  ['pcsk_', 'Pinecone'],
  ['ABSK', 'Amazon Web Services'],
  ['AKIA', 'Amazon Web Services'],
  ['ASIA', 'Amazon Web Services'],
  ['bce-v3/', 'Baidu'],
  ['ghp_', 'GitHub'],
  ['gho_', 'GitHub'],
  ['ghu_', 'GitHub'],
  ['ghs_', 'GitHub'],
  ['github_pat_', 'GitHub'],
  ['glpat-', 'GitLab'],
  ['npm_', 'npm'],
  ['sk_live_', 'Stripe'],
  ['sk_test_', 'Stripe'],
  ['rk_live_', 'Stripe'],
  ['rk_test_', 'Stripe'],
  ['pk_live_', 'Stripe'],
  ['pk_test_', 'Stripe'],
  ['xoxb-', 'Slack'],
  ['xoxp-', 'Slack'],
  ['SG.', 'SendGrid'],
  ['dop_v1_', 'DigitalOcean'],
  ['phc_', 'PostHog'],
  ['phx_', 'PostHog'],
];

/** How keys of the practice platform begin. */
export const practicePrefix = 'sk-proj-sandbox-';

/** In the middle of every OpenAI key: base64 of "OpenAI" (facts/openai-api.md §a, after gitleaks and trufflehog). */
export const keyMarker = ['T3Blbk', 'FJ'].join('');

/** Whose key this is by its beginning, such as `Anthropic`; null for OpenAI's own and for what nobody claims. */
export function vendorOf(text: string): string | null {
  return vendors.find(([begins]) => text.startsWith(begins) && text.length > begins.length)?.[1] ?? null;
}

/** How it begins, for sentences such as "This begins with sk-or-"; null where `vendorOf` is null. */
export function vendorPrefixOf(text: string): string | null {
  return vendors.find(([begins]) => text.startsWith(begins) && text.length > begins.length)?.[0] ?? null;
}

/** `sk-` and 48 letters and digits: what user keys looked like before projects. */
const legacyShape = /^sk-(?:None-)?[A-Za-z0-9]{48}$/;

/** What kind of key a text looks like, by its beginning. Says nothing of whether it is whole or was ever issued. */
export function kindOf(text: string): KeyKind {
  if (text.startsWith(practicePrefix)) return 'sandbox';
  if (text.startsWith('sk-proj-')) return 'project';
  if (text.startsWith('sk-svcacct-') || text.startsWith('sk-service-')) return 'service-account';
  if (text.startsWith('sk-admin-')) return 'admin';
  if (text.startsWith('eyJ')) return 'session-token';
  if (vendorOf(text) !== null) return 'other-vendor';
  if (text.startsWith('sk-None-') || legacyShape.test(text)) return 'legacy';
  return /^sk-[A-Za-z0-9]+$/.test(text) && text.includes(keyMarker) ? 'legacy' : 'unknown';
}
