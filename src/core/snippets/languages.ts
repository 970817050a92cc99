/** Languages that keycheck has a first program in. */
export const languages = [
  'curl',
  'node',
  'fetch',
  'deno',
  'python',
  'go',
  'ruby',
  'php',
  'csharp',
  'java',
  'powershell',
] as const;
export type SnippetLanguage = (typeof languages)[number];

/** Other names that people type. */
const aliases: Readonly<Record<string, SnippetLanguage>> = {
  bash: 'curl',
  sh: 'curl',
  shell: 'curl',
  javascript: 'node',
  js: 'node',
  typescript: 'node',
  ts: 'node',
  nodejs: 'node',
  'node.js': 'node',
  py: 'python',
  python3: 'python',
  golang: 'go',
  rb: 'ruby',
  'c#': 'csharp',
  cs: 'csharp',
  dotnet: 'csharp',
  '.net': 'csharp',
  ps1: 'powershell',
  pwsh: 'powershell',
};

/** The language somebody means, or null. */
export function languageNamed(text: string): SnippetLanguage | null {
  const name = text.trim().toLowerCase();
  return (
    languages.find((language) => language === name) ?? (Object.hasOwn(aliases, name) ? (aliases[name] ?? null) : null)
  );
}
