export const save = {};
