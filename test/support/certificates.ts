import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate with its key, as PEM, made by openssl for this run only. */
export type Pair = { key: string; cert: string };

export type Certificates = {
  /** The CA that a test trusts: for NODE_EXTRA_CA_CERTS (a path), or in memory (PEM). */
  caPath: string;
  ca: string;
  good: Pair;
  expired: Pair;
  notYetValid: Pair;
  wrongHost: Pair;
  selfSigned: Pair;
  /** Signed by a CA nobody trusts. */
  unknownCa: Pair;
};

const config = `
[ca]
default_ca = here
[here]
database = index.txt
serial = serial
new_certs_dir = .
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
[req]
distinguished_name = name
[name]
[root]
basicConstraints = critical,CA:TRUE
[local]
subjectAltName = DNS:localhost,IP:127.0.0.1,IP:::1
[other]
subjectAltName = DNS:other.example
`;

let made: Certificates | undefined;

/** Certificates for TLS servers on this machine, good and bad ones. Made once a process. Throws where openssl is missing. */
export function certificates(): Certificates {
  if (made) return made;
  const dir = mkdtempSync(join(tmpdir(), 'keycheck-certs-'));
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { cwd: dir, stdio: 'pipe' });
  const read = (name: string): string => readFileSync(join(dir, name), 'utf8');
  writeFileSync(join(dir, 'openssl.cnf'), config);
  writeFileSync(join(dir, 'index.txt'), '');
  writeFileSync(join(dir, 'serial'), '1000\n');
  const request = (name: string, subject: string): void =>
    openssl(
      'req',
      '-new',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.csr`,
      '-subj',
      `/CN=${subject}`,
      '-config',
      'openssl.cnf',
    );
  const root = (name: string, extensions: string): void =>
    openssl(
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.crt`,
      '-subj',
      `/CN=${name}`,
      '-days',
      '30',
      '-config',
      'openssl.cnf',
      '-extensions',
      extensions,
    );
  const signed = (
    name: string,
    authority: string,
    subject: string,
    extensions: string,
    from: string,
    to: string,
  ): Pair => {
    request(name, subject);
    openssl(
      'ca',
      '-batch',
      '-notext',
      '-config',
      'openssl.cnf',
      '-cert',
      `${authority}.crt`,
      '-keyfile',
      `${authority}.key`,
      '-in',
      `${name}.csr`,
      '-out',
      `${name}.crt`,
      '-extensions',
      extensions,
      '-startdate',
      from,
      '-enddate',
      to,
    );
    return { key: read(`${name}.key`), cert: read(`${name}.crt`) };
  };
  root('test-root', 'root');
  root('unknown-root', 'root');
  root('self', 'local');
  const [past, now, soon, later] = ['20200101000000Z', '20250101000000Z', '20350101000000Z', '20450101000000Z'];
  made = {
    caPath: join(dir, 'test-root.crt'),
    ca: read('test-root.crt'),
    good: signed('good', 'test-root', 'localhost', 'local', now, soon),
    expired: signed('expired', 'test-root', 'localhost', 'local', past, now),
    notYetValid: signed('later', 'test-root', 'localhost', 'local', soon, later),
    wrongHost: signed('other', 'test-root', 'other.example', 'other', now, soon),
    unknownCa: signed('stranger', 'unknown-root', 'localhost', 'local', now, soon),
    selfSigned: { key: read('self.key'), cert: read('self.crt') },
  };
  return made;
}
