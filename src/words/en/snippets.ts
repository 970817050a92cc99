export const snippets = {};
