import { crc32 } from 'node:zlib';

/** The PNG with a note in it (a tEXt chunk), put in front of the picture's data. Latin letters only. */
export function withNote(png: Buffer, keyword: string, text: string): Buffer {
  const kind = Buffer.from('tEXt');
  const data = Buffer.from(`${keyword}\0${text}`, 'latin1');
  const chunk = Buffer.concat([number(data.length), kind, data, number(crc32(Buffer.concat([kind, data])))]);
  return Buffer.concat([png.subarray(0, afterHeader), chunk, png.subarray(afterHeader)]);
}

/** The note under that keyword, or null. */
export function noteIn(png: Buffer, keyword: string): string | null {
  for (let at = 8; at + 12 <= png.length; at += 12 + png.readUInt32BE(at)) {
    const data = png.subarray(at + 8, at + 8 + png.readUInt32BE(at)).toString('latin1');
    if (png.toString('latin1', at + 4, at + 8) === 'tEXt' && data.startsWith(`${keyword}\0`))
      return data.slice(keyword.length + 1);
  }
  return null;
}

/** The signature (8 bytes) and the header's chunk (4 for its length, 4 for its name, 13, 4 for its checksum). */
const afterHeader = 8 + 4 + 4 + 13 + 4;

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
