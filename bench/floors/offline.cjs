// What `verify --level offline` cannot go below while it is made of this much code: the command line read by commander, the files that the
// run walks through opened and read, none of our functions called.
const { Command } = require('../../dist/chunks/commander.cjs');

new Command('verify').option('--level <level>', 'how far').parse(['--level', 'offline'], { from: 'user' });
for (const name of process.env.BENCH_CHUNKS.split(' ')) require(`../../dist/${name}`);
console.log('valid');
