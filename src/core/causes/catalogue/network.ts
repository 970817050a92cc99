import type { Cause, causesByClass } from '../ids.ts';
import type { Entry } from './entry.ts';

const later = { keyAccepted: null, retryable: true, patience: 'retries' } as const;
const never = { keyAccepted: null, retryable: false, patience: 'no' } as const;

/** Node's codes are in its error table (nodejs.org/api/errors.html); OpenSSL's in `openssl verify`'s manual. */
export const network = {
  'dns-failure': {
    ...later,
    signs: {
      network: [
        'ENOTFOUND',
        'EAI_AGAIN',
        'EAI_FAIL',
        'EAI_NODATA',
        'EAI_NONAME',
        'EAI_MEMORY',
        'EAI_SYSTEM',
        'ENODATA',
        'ESERVFAIL',
        'EFORMERR',
        'EBADNAME',
        'UND_ERR_DNS',
      ],
    },
    example: { network: 'ENOTFOUND' },
  },
  'connection-refused': { ...later, signs: { network: ['ECONNREFUSED'] }, example: { network: 'ECONNREFUSED' } },
  unreachable: {
    ...later,
    signs: {
      network: [
        'ENETUNREACH',
        'EHOSTUNREACH',
        'EADDRNOTAVAIL',
        'ENETDOWN',
        'EHOSTDOWN',
        'ENONET',
        'EAFNOSUPPORT',
        'EACCES',
        'EPERM',
        'ENOTCONN',
      ],
    },
    example: { network: 'ENETUNREACH' },
  },
  'connection-lost': {
    ...later,
    signs: {
      network: [
        'ECONNRESET',
        'EPIPE',
        'ECONNABORTED',
        'UND_ERR_SOCKET',
        'ERR_STREAM_PREMATURE_CLOSE',
        'ERR_SOCKET_CLOSED',
        'ERR_STREAM_DESTROYED',
        'HPE_INVALID_EOF_STATE',
        'HPE_CLOSED_CONNECTION',
      ],
    },
    example: { network: 'ECONNRESET' },
  },
  timeout: {
    ...later,
    signs: {
      network: [
        'ETIMEDOUT',
        'ESOCKETTIMEDOUT',
        'ETIMEOUT',
        'UND_ERR_CONNECT_TIMEOUT',
        'UND_ERR_HEADERS_TIMEOUT',
        'UND_ERR_BODY_TIMEOUT',
        'ERR_SOCKET_CONNECTION_TIMEOUT',
        'TimeoutError',
        'CONNECT_LIMIT',
        'HEADERS_LIMIT',
        'REPLY_LIMIT',
        'TOTAL_LIMIT',
      ],
    },
    example: { network: 'ETIMEDOUT' },
  },
  'tls-untrusted': {
    ...never,
    signs: {
      network: [
        'DEPTH_ZERO_SELF_SIGNED_CERT',
        'SELF_SIGNED_CERT_IN_CHAIN',
        'UNABLE_TO_GET_ISSUER_CERT',
        'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
        'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
        'CERT_UNTRUSTED',
        'CERT_REVOKED',
        'CERT_REJECTED',
        'CERT_SIGNATURE_FAILURE',
        'CERT_CHAIN_TOO_LONG',
        'INVALID_CA',
        'INVALID_PURPOSE',
        'PATH_LENGTH_EXCEEDED',
        'UNABLE_TO_GET_CRL',
        'CA_KEY_TOO_SMALL',
        'CA_MD_TOO_WEAK',
        'EE_KEY_TOO_SMALL',
        'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY',
        'UNABLE_TO_DECRYPT_CERT_SIGNATURE',
        'ERR_TLS_CERT_SIGNATURE_ALGORITHM_UNSUPPORTED',
      ],
    },
    example: { network: 'SELF_SIGNED_CERT_IN_CHAIN' },
  },
  'tls-expired': {
    ...never,
    signs: {
      network: [
        'CERT_HAS_EXPIRED',
        'CERT_NOT_YET_VALID',
        'ERROR_IN_CERT_NOT_BEFORE_FIELD',
        'ERROR_IN_CERT_NOT_AFTER_FIELD',
      ],
    },
    example: { network: 'CERT_HAS_EXPIRED' },
  },
  'tls-wrong-host': {
    ...never,
    signs: {
      network: [
        'ERR_TLS_CERT_ALTNAME_INVALID',
        'HOSTNAME_MISMATCH',
        'ERR_TLS_CERT_ALTNAME_FORMAT',
        'IP_ADDRESS_MISMATCH',
      ],
    },
    example: { network: 'ERR_TLS_CERT_ALTNAME_INVALID' },
  },
  /** Every other `ERR_SSL_…` and `ERR_TLS_…` is this one too: see network.ts. */
  'tls-protocol': {
    ...never,
    signs: { network: ['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER'] },
    example: { network: 'ERR_SSL_WRONG_VERSION_NUMBER' },
  },
  'proxy-failure': {
    ...never,
    signs: { network: ['PROXY_UNSUPPORTED', 'PROXY_MALFORMED'] },
    example: { network: 'PROXY_UNSUPPORTED' },
  },
} satisfies Record<Extract<Cause, (typeof causesByClass)['network'][number]>, Entry>;
