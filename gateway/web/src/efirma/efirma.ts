// An e.firma as the page holds it: the certificate, and a key that signs and cannot be read. Nothing of it is ever stored or sent but the
// certificate and signatures.
import { readCertificate, type Certificate } from './certificate';
import { EfirmaError } from './error';
import { openKey } from './key';

const RSA = { name: 'RSASSA-PKCS1-v1_5' };

export interface Files {
  certificate: Uint8Array;
  key: Uint8Array;
  password: string;
}

export function base64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

export class Efirma {
  private constructor(
    readonly certificate: Certificate,
    private readonly key: CryptoKey,
  ) {}

  // `now` is the service's time: the clock of a desk may be wrong. The bytes of the key file are overwritten.
  // Throws EfirmaError.
  static async open(files: Files, now: Date): Promise<Efirma> {
    try {
      const certificate = await readCertificate(files.certificate);
      if (now > certificate.until) throw new EfirmaError('expired');
      if (now < certificate.from) throw new EfirmaError('not-yet-valid');
      const key = await openKey(files.key, new TextEncoder().encode(files.password));
      const probe = crypto.getRandomValues(new Uint8Array(32));
      const signature = await crypto.subtle.sign(RSA, key, probe);
      if (!(await crypto.subtle.verify(RSA, certificate.publicKey, signature, probe))) throw new EfirmaError('mismatch');
      return new Efirma(certificate, key);
    } finally {
      files.key.fill(0);
    }
  }

  // What every signed step of the API takes: RSA-SHA256 over the UTF-8 bytes of `text`.
  async sign(text: string): Promise<{ certificado: string; firma: string }> {
    const signature = await crypto.subtle.sign(RSA, this.key, new TextEncoder().encode(text));
    return { certificado: base64(this.certificate.der), firma: base64(new Uint8Array(signature)) };
  }
}
