import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { projectKey } from './keys.ts';
import { tempFolder } from './run.ts';
import { canTrace, leaksIn, watched } from './watched.ts';

const key = projectKey('watched');

/** Programs that do with the key in K what keycheck never must, one thing each. */
const leaky = {
  stdout: ['console.log(K)', 'stdout: plain'],
  stderr: ['console.error(Buffer.from(K).toString("base64"))', 'stderr: base64'],
  'a file in the project': ['fs.writeFileSync("log.txt", K)', 'project/log.txt: plain'],
  'the name of a file': ['fs.writeFileSync(K.slice(0, 60), "")', `project/${key.slice(0, 60)}: plain`],
  'a file in the home folder': ['fs.writeFileSync(os.homedir() + "/.history", K)', 'home/.history: plain'],
  'a temporary file': ['fs.writeFileSync(os.tmpdir() + "/x", [...K].reverse().join(""))', 'tmp/x: reversed'],
  'where a link points': ['fs.symlinkSync("/" + K, "link")', 'project/link: plain'],
  'a report of Node': ['process.report.writeReport("r.json")', 'project/r.json: plain'],
  'arguments of a child': ['child.spawnSync("true", [K])', 'the arguments of a process: plain'],
  'the environment of a child': [
    'child.spawnSync("true", [], { env: { X: K } })',
    /the environment of \["true"\]: plain/,
  ],
} as const;

/** The letter that Linux gives the state of a process. */
function stateOf(pid: number): string {
  try {
    return /\) (\w) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1] ?? 'unknown';
  } catch {
    return 'gone';
  }
}

describe.skipIf(!canTrace())('a watched run', () => {
  it.each(Object.entries(leaky))('finds the key in %s', async (_name, [code, expected]) => {
    const program = join(tempFolder('leaky'), 'leaky.cjs');
    const doors = 'const fs = require("fs"), os = require("os"), child = require("child_process"), K = process.env.K;';
    writeFileSync(program, `${doors}\n${code};\n`);
    const { evidence, exitCode } = await watched([], { cwd: tempFolder('project'), program, env: { K: key } });
    expect(exitCode).toBe(0);
    const found = leaksIn(evidence, key);
    expect(found).toContainEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
  });

  it('finds nothing where nothing is, in the environment that was given neither', async () => {
    const program = join(tempFolder('silent'), 'silent.cjs');
    writeFileSync(program, 'require("child_process").spawnSync("true", [], { env: {} })\n');
    const run = await watched([], { cwd: tempFolder('project'), program, env: { K: key } });
    expect(leaksIn(run.evidence, key)).toEqual([]);
    expect(run.started).toContainEqual(['true']);
    expect(run.contacts).toEqual([]);
  });

  it('ends with its time, and takes the program with it', async () => {
    const program = join(tempFolder('endless'), 'endless.cjs');
    writeFileSync(program, 'setInterval(() => {}, 1000)\n');
    let own = 0;
    const onProcess = (pid: number): void => {
      own = pid;
    };
    const run = await watched([], { cwd: tempFolder('project'), program, timeoutMs: 1_500, onProcess });
    expect([run.exitCode, run.signal]).toEqual([null, 'SIGKILL']);
    // Where nobody takes leave of it, a dead process stays in the list as a zombie.
    await vi.waitFor(() => expect(stateOf(own)).toMatch(/^(?:gone|Z)$/), { timeout: 5_000 });
  });

  it('knows whom it talked to', async () => {
    const program = join(tempFolder('talker'), 'talker.cjs');
    writeFileSync(program, 'require("net").connect(9, "127.0.0.3").on("error", () => {})\n');
    expect((await watched([], { cwd: tempFolder('project'), program })).contacts).toEqual(['127.0.0.3:9']);
  });

  it('knows the names it had looked up', async () => {
    const program = join(tempFolder('talker'), 'talker.cjs');
    const ask = 'new (require("dns").Resolver)({ timeout: 200, tries: 1 })';
    writeFileSync(
      program,
      `const dns = ${ask}; dns.setServers(["127.0.0.3"]); dns.resolve4("a-name.invalid", () => {});\n`,
    );
    expect((await watched([], { cwd: tempFolder('project'), program })).names).toEqual(['a-name.invalid']);
  });
});
