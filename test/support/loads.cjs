// Preloaded into the built program: writes what it loads, one name a line, to the file that LOADS names.
const { appendFileSync } = require('node:fs');
const Module = require('node:module');

const load = Module._load;
const seen = new Set();
Module._load = function (request, ...rest) {
  if (!seen.has(request)) {
    seen.add(request);
    appendFileSync(process.env.LOADS, `${request}\n`);
  }
  return load.call(this, request, ...rest);
};
