/** The text of a file, in a form from which every byte can be had back; `utf-16` where the file is no UTF-8 text at all. */
export type Decoded = { text: string; fault: 'utf-16' | null };

/** Where bytes that are no UTF-8 are kept in the text: a lone low surrogate, which no valid UTF-8 decodes to. */
const escapeBase = 0xdc00;

/**
 * Decodes a file. A BOM stays in the text (it is a byte of the file like any other); a byte that is no UTF-8 becomes U+DC80 to U+DCFF,
 * so that valid text beside it reads as what it is and `encode` gives back the very same bytes.
 */
export function decode(bytes: Uint8Array): Decoded {
  const fault = isUtf16(bytes) ? 'utf-16' : null;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), fault };
  } catch {
    return { text: decodeEscaping(bytes), fault };
  }
}

/** The bytes of a text that `decode` made (or of any other text, as UTF-8). */
export function encode(text: string): Uint8Array {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  let from = 0;
  for (const { index, 0: run } of text.matchAll(/(?<![\ud800-\udbff])[\udc80-\udcff]+/g)) {
    parts.push(
      encoder.encode(text.slice(from, index)),
      Uint8Array.from(run, (char) => char.charCodeAt(0) - escapeBase),
    );
    from = index + run.length;
  }
  parts.push(encoder.encode(text.slice(from)));
  return concat(parts);
}

/** PowerShell's `>` and old Notepad write UTF-16: with a BOM, or seen by a NUL in every second place. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const start = bytes.subarray(0, 256);
  if (start.length < 4 || start.length % 2 === 1) return false;
  const nulAt = (offset: number) => start.every((byte, index) => (byte === 0) === (index % 2 === offset));
  return nulAt(0) || nulAt(1);
}

function decodeEscaping(bytes: Uint8Array): string {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let text = '';
  let validFrom = 0;
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    text += decoder.decode(bytes.subarray(validFrom, at)) + String.fromCharCode(escapeBase + (bytes[at] ?? 0));
    at += 1;
    validFrom = at;
  }
  return text + decoder.decode(bytes.subarray(validFrom));
}

/** How many bytes the UTF-8 sequence at `at` has, or 0 where none is (RFC 3629, table of well-formed sequences). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length =
    lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  const second = bytes[at + 1] ?? 0;
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest) return 0;
  const rest = bytes.subarray(at + 2, at + length);
  return rest.every((byte) => byte >= 0x80 && byte <= 0xbf) ? length : 0;
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
