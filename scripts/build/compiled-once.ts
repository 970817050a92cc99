import type { Plugin } from 'rolldown';

/**
 * Packages in CommonJS keep a function around each of their files. V8 takes it for one that may never be called: it checks
 * the text, and reads all of it again when the call comes, a moment later. A function expression in parentheses is one that
 * it compiles at once, so that the text is read one time.
 */
export const compiledOnce = (): Plugin => ({
  name: 'compiled-once',
  renderChunk: (code) => ({ code: code.replace(wrapper, '$1(function($2) {'), map: null }),
});

/** `__commonJSMin(((exports, module) => {`, as rolldown writes it; `this` of the package's file is `exports` there already. */
const wrapper = /(__commonJSMin\()\(\(((?:exports(?:, module)?)?)\) => \{/g;
