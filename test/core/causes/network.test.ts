import { describe, expect, it } from 'vitest';
import type { Phase, Silence } from '../../../src/core/attempt.ts';
import type { Cause } from '../../../src/core/causes/ids.ts';
import { causeOfSilence } from '../../../src/core/causes/network.ts';

const cause = (over: Partial<Silence>): Cause =>
  causeOfSilence({ kind: 'silence', phase: 'headers', codes: [], message: '', ...over });

describe('codes', () => {
  it.each<[readonly string[], Cause]>([
    [['ERR_SSL_SOMETHING_NEW'], 'tls-protocol'],
    [['ERR_TLS_SOMETHING_NEW'], 'tls-protocol'],
    [['ERR_OSSL_SOMETHING_NEW'], 'tls-protocol'],
    [['CERT_SOMETHING_NEW'], 'tls-untrusted'],
    [['CRL_SOMETHING_NEW'], 'tls-untrusted'],
    [['EAI_SOMETHING_NEW'], 'dns-failure'],
    [['HPE_SOMETHING_NEW'], 'not-a-response'],
    [['PROXY_UNSUPPORTED'], 'proxy-failure'],
    [['SOMETHING_NEW'], 'unknown'],
  ])('%j: %s', (codes, expected) => expect(cause({ codes })).toBe(expected));
});

describe('of several codes, the one that came furthest', () => {
  it.each<[readonly string[], Cause]>([
    [['ECONNRESET', 'ERR_INVALID_CHAR'], 'malformed-key'],
    [['ECONNRESET', 'ERR_INVALID_URL'], 'unsafe-base-url'],
    [['ECONNREFUSED', 'ERR_TLS_CERT_ALTNAME_INVALID'], 'tls-wrong-host'],
    [['EPROTO', 'CERT_HAS_EXPIRED'], 'tls-expired'],
    [['ECONNRESET', 'SELF_SIGNED_CERT_IN_CHAIN'], 'tls-untrusted'],
    [['ECONNRESET', 'HPE_INVALID_CONSTANT'], 'not-a-response'],
    [['ENETUNREACH', 'ECONNREFUSED'], 'connection-refused'],
    [['ETIMEDOUT', 'ECONNREFUSED'], 'connection-refused'],
    [['ENETUNREACH', 'ETIMEDOUT'], 'timeout'],
    [['ECONNRESET', 'ETIMEDOUT'], 'timeout'],
    [['ENETUNREACH', 'ECONNRESET'], 'connection-lost'],
    [['ENOTFOUND', 'ECONNRESET'], 'connection-lost'],
    [['ENETUNREACH', 'ENOTFOUND'], 'dns-failure'],
    [['EPROTO', 'ENETUNREACH'], 'unreachable'],
    [['SOMETHING_NEW', 'EPROTO'], 'tls-protocol'],
  ])('%j: %s', (codes, expected) => expect(cause({ codes })).toBe(expected));
});

describe('a proxy', () => {
  it('that refuses', () => expect(cause({ proxyStatus: 407 })).toBe('proxy-failure'));
  it.each([
    'tunneling socket could not be established, statusCode=407',
    'Tunnel connection failed: 407',
    'Proxy response (407) !== 200 when HTTP Tunneling',
  ])('that made no tunnel: %s', (message) => expect(cause({ message, codes: ['ECONNRESET'] })).toBe('proxy-failure'));
  it('in a certificate’s names is none', () =>
    expect(cause({ message: 'altnames: DNS:proxy.example', codes: ['ERR_TLS_CERT_ALTNAME_INVALID'] })).toBe(
      'tls-wrong-host',
    ));
  it('that was all there was', () => expect(cause({ phase: 'proxy', codes: ['ECONNRESET'] })).toBe('proxy-failure'));
});

describe('the phase, where no code tells', () => {
  it.each<[Phase, readonly string[], Cause]>([
    ['lookup', [], 'dns-failure'],
    ['lookup', ['ETIMEDOUT'], 'dns-failure'],
    ['connect', ['ETIMEDOUT'], 'timeout'],
    ['lookup', ['ECONNREFUSED'], 'connection-refused'],
    ['connect', ['EINVAL'], 'unreachable'],
    ['connect', [], 'unknown'],
    ['tls', [], 'tls-protocol'],
    ['tls', ['SOMETHING_NEW'], 'tls-protocol'],
    ['headers', ['SOMETHING_NEW'], 'unknown'],
    ['body', [], 'unknown'],
  ])('%s %j: %s', (phase, codes, expected) => expect(cause({ phase, codes })).toBe(expected));
});

describe('sentences of runtimes that give no code', () => {
  it.each<[string, Cause]>([
    ['could not connect to the proxy', 'proxy-failure'],
    ['self signed certificate', 'tls-untrusted'],
    ['self-signed certificate in chain', 'tls-untrusted'],
    ['unable to get local issuer certificate', 'tls-untrusted'],
    ['unable to verify the first certificate', 'tls-untrusted'],
    ['certificate verify failed', 'tls-untrusted'],
    ['unknown ca', 'tls-untrusted'],
    ['certificate signed by unknown authority', 'tls-untrusted'],
    ['x509: certificate has expired or is not yet valid', 'tls-expired'],
    ['lookup api.openai.com: no such host', 'dns-failure'],
    ['nodename nor servname provided', 'dns-failure'],
    ['context deadline exceeded', 'timeout'],
    ['redirect count exceeded', 'redirected'],
    ['unexpected redirect', 'redirected'],
    ['too many redirects', 'redirected'],
    ['certificate has expired', 'tls-expired'],
    ['certificate is not yet valid', 'tls-expired'],
    ['host does not match certificate', 'tls-wrong-host'],
    ['hostname mismatch', 'tls-wrong-host'],
    ["Host: x. is not in the cert's altnames", 'tls-wrong-host'],
    ['wrong version number', 'tls-protocol'],
    ['ssl routines', 'tls-protocol'],
    ['ssl alert number 40', 'tls-protocol'],
    ['handshake failure', 'tls-protocol'],
    ['getaddrinfo failed', 'dns-failure'],
    ['name or service not known', 'dns-failure'],
    ['temporary failure in name resolution', 'dns-failure'],
    ['could not resolve host', 'dns-failure'],
    ['connection refused', 'connection-refused'],
    ['bad port', 'connection-refused'],
    ['network is unreachable', 'unreachable'],
    ['host is unreachable', 'unreachable'],
    ['no route to host', 'unreachable'],
    ['no route tohost', 'unreachable'],
    ['timed out', 'timeout'],
    ['time out', 'timeout'],
    ['timedout', 'timeout'],
    ['Request timeout', 'timeout'],
    ['socket hang up', 'connection-lost'],
    ['other side closed', 'connection-lost'],
    ['terminated', 'connection-lost'],
    ['Connection error.', 'connection-lost'],
    ['connection reset by peer', 'connection-lost'],
    ['connection aborted', 'connection-lost'],
    ['connection closed', 'connection-lost'],
    ['connection was closed', 'connection-lost'],
    ['premature close', 'connection-lost'],
    ['server disconnected', 'connection-lost'],
    ['something else', 'unknown'],
    ['', 'unknown'],
  ])('%j: %s', (message, expected) => expect(cause({ message })).toBe(expected));
  it('count less than a code', () =>
    expect(cause({ message: 'timed out', codes: ['ECONNREFUSED'] })).toBe('connection-refused'));
});
