// What the page needs of a .cer: whose it is, until when it holds, and the public key. Trust and revocation are the service's matter.
import { children, encoded, isTagged, oid, parse, text, time, type Node } from './der';
import { EfirmaError } from './error';
import { looksLikeKey } from './kind';

const COMMON_NAME = '2.5.4.3';
const UNIQUE_IDENTIFIER = '2.5.4.45'; // the RFC, or "RFC / RFC of the representative"

export interface Certificate {
  der: Uint8Array<ArrayBuffer>;
  name: string;
  rfc: string;
  from: Date;
  until: Date;
  publicKey: CryptoKey;
}

function named(subject: Node | undefined, wanted: string): string {
  for (const set of children(subject)) {
    for (const pair of children(set)) {
      const [type, value] = children(pair);
      if (oid(type) === wanted) return text(value).trim();
    }
  }
  return '';
}

// Throws EfirmaError: not-a-certificate, certificate-is-key.
export async function readCertificate(bytes: Uint8Array): Promise<Certificate> {
  if (looksLikeKey(bytes)) throw new EfirmaError('certificate-is-key');
  try {
    const fields = children(children(parse(bytes))[0]);
    const [, , , validity, subject, key] = isTagged(fields[0]) ? fields.slice(1) : fields;
    const [from, until] = children(validity);
    const publicKey = await crypto.subtle.importKey('spki', encoded(key as Node), { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, false, [
      'verify',
    ]);
    return {
      der: new Uint8Array(bytes),
      name: named(subject, COMMON_NAME),
      rfc: named(subject, UNIQUE_IDENTIFIER).split('/')[0]!.trim(),
      from: time(from),
      until: time(until),
      publicKey,
    };
  } catch {
    throw new EfirmaError('not-a-certificate');
  }
}
