import type { Snippet } from './types.ts';

/** The official library; it reads OPENAI_API_KEY and OPENAI_BASE_URL by itself (openai 6.49, 2026). */
export const node: Snippet = {
  name: 'Node.js, with the official library',
  fileName: 'first.mjs',
  program: `import OpenAI from 'openai';

const client = new OpenAI({ apiKey: process.env.{{variable}} });
const response = await client.responses.create({
  model: '{{model}}',
  input: 'Say hello in one short sentence.',
});
console.log(response.output_text);
`,
  install: ['npm install openai'],
  run: 'node --env-file={{file}} first.mjs',
  loading: 'run',
  library: null,
};

const plain = (
  read: (name: string) => string,
): string => `const base = ${read('OPENAI_BASE_URL')} ?? 'https://api.openai.com/v1';
const reply = await fetch(\`\${base}/responses\`, {
  method: 'POST',
  headers: { 'Authorization': \`Bearer \${${read('{{variable}}')}}\`, 'Content-Type': 'application/json' },
  body: JSON.stringify({ model: '{{model}}', input: 'Say hello in one short sentence.' }),
});
const response = await reply.json();
if (!reply.ok) throw new Error(response.error?.message ?? reply.statusText);
for (const item of response.output) for (const part of item.content ?? []) if (part.type === 'output_text') console.log(part.text);
`;

export const fetchNode: Snippet = {
  name: 'Node.js, without a package',
  fileName: 'first.mjs',
  program: plain((name) => `process.env.${name}`),
  install: [],
  run: 'node --env-file={{file}} first.mjs',
  loading: 'run',
  library: 'openai (npm)',
};

export const deno: Snippet = {
  name: 'Deno, without a package',
  fileName: 'first.ts',
  program: plain((name) => `Deno.env.get('${name}')`),
  install: [],
  run: 'deno run --allow-env --allow-net --env-file={{file}} first.ts',
  loading: 'run',
  library: 'openai (npm)',
};
