import type { PeerCertificate } from 'node:tls';
import type { Silence } from '../../core/attempt.ts';

type ErrorLike = { code?: unknown; message?: unknown; cause?: unknown; errors?: unknown };

const isErrorLike = (value: unknown): value is ErrorLike => typeof value === 'object' && value !== null;

/** Codes of an error and of everything nested in it (`cause`, `errors[]`), outermost first, each once. */
export function codesOf(error: unknown): string[] {
  const codes = new Set<string>();
  const visit = (part: unknown, depth: number): void => {
    if (!isErrorLike(part) || depth > 5) return;
    if (typeof part.code === 'string' && part.code !== '') codes.add(part.code);
    if (Array.isArray(part.errors)) for (const nested of part.errors.slice(0, 16)) visit(nested, depth + 1);
    visit(part.cause, depth + 1);
  };
  visit(error, 0);
  return [...codes];
}

/** The words of an error; an AggregateError has none of its own, so its parts speak. */
export function messageOf(error: unknown): string {
  if (!isErrorLike(error)) return String(error);
  if (typeof error.message === 'string' && error.message !== '') return error.message;
  return Array.isArray(error.errors) ? error.errors.slice(0, 4).map(messageOf).join('; ') : '';
}

/** A certificate's date as YYYY-MM-DD. */
function dayOf(date: string | undefined): string | undefined {
  const at = Date.parse(date ?? '');
  return Number.isNaN(at) ? undefined : new Date(at).toISOString().slice(0, 10);
}

const nameOf = (name: PeerCertificate['subject'] | undefined): string | undefined => {
  const common = name?.CN ?? name?.O;
  return Array.isArray(common) ? common[0] : common;
};

/** What a certificate says of itself, for the one who has to find out whose it is. */
export function certificateFacts(certificate: PeerCertificate | undefined): Silence['certificate'] {
  if (certificate === undefined || certificate.valid_to === undefined) return undefined;
  const facts = {
    subject: nameOf(certificate.subject),
    issuer: nameOf(certificate.issuer),
    names: certificate.subjectaltname,
    validFrom: dayOf(certificate.valid_from),
    validTo: dayOf(certificate.valid_to),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
