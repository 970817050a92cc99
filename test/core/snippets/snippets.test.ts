import { describe, expect, it } from 'vitest';
import { snippetFor } from '../../../src/core/snippets/index.ts';
import { languageNamed, languages } from '../../../src/core/snippets/languages.ts';

const names = { variable: 'OPENAI_API_KEY_DEMO', file: 'config/.env.local', model: 'gpt-6-luna' };

describe.each(languages)('the first program in %s', (language) => {
  const snippet = snippetFor(language, names);
  it('uses the variable, the file and the model of this folder', () => {
    expect(snippet.program).toContain(names.variable);
    expect(`${snippet.program} ${snippet.run}`).toContain(names.file);
    expect(snippet.program).toContain(names.model);
    expect(`${snippet.program}${snippet.run}`).not.toMatch(/\{\{|\}\}\}/);
  });
  it('asks the Responses API once and honours the base URL', () => {
    expect(snippet.program).toMatch(/responses/);
    expect(snippet.program).toMatch(/OPENAI_BASE_URL|new OpenAI\(|OpenAI\(api_key/);
  });
  it('names how to run it, and holds no key in an argument', () => {
    expect(snippet.run).toMatch(/\S/);
    expect(snippet.run).not.toContain('$');
    expect(snippet.program.endsWith('\n')).toBe(true);
  });
});

describe('names', () => {
  it.each([
    ['node', 'node'],
    ['JavaScript', 'node'],
    ['js', 'node'],
    ['C#', 'csharp'],
    [' python ', 'python'],
    ['golang', 'go'],
    ['bash', 'curl'],
    ['cobol', null],
    ['', null],
    ['constructor', null],
  ] as const)('%j is %s', (text, language) => expect(languageNamed(text)).toBe(language));

  it('that would need quoting are replaced by the usual ones', () => {
    const { program, run } = snippetFor('fetch', { variable: 'A; rm', file: '.env; echo', model: "x'+y" });
    expect(`${program}${run}`).not.toMatch(/rm|echo|x'\+y/);
    expect(run).toBe('node --env-file=.env first.mjs');
  });
});
