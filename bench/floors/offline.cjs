// What `verify --level offline` cannot go below while it is made of this much code: the files that the run walks through, opened and read,
// the library that reads the command line among them; none of our functions is called.
for (const name of process.env.BENCH_CHUNKS.split(' ')) require(`../../dist/${name}`);
require('node:fs').writeSync(1, 'valid\n');
