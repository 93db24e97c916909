// Opens a .key (PKCS#8, PBES2 with PBKDF2 and 3DES or AES) into a key that can sign and that no script can read.
import { children, integer, isInteger, octets, oid, parse, type Node } from './der';
import { EfirmaError } from './error';
import { looksLikeCertificate, looksLikeKey } from './kind';
import { decryptTripleDes } from './triple_des';

const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
const RSA = '1.2.840.113549.1.1.1';
const HASHES: Record<string, string> = {
  '1.2.840.113549.2.7': 'SHA-1',
  '1.2.840.113549.2.9': 'SHA-256',
  '1.2.840.113549.2.10': 'SHA-384',
  '1.2.840.113549.2.11': 'SHA-512',
};
const CIPHERS: Record<string, { bytes: number; name: '3DES' | 'AES' }> = {
  '1.2.840.113549.3.7': { bytes: 24, name: '3DES' },
  '2.16.840.1.101.3.4.1.2': { bytes: 16, name: 'AES' },
  '2.16.840.1.101.3.4.1.22': { bytes: 24, name: 'AES' },
  '2.16.840.1.101.3.4.1.42': { bytes: 32, name: 'AES' },
};
// A file may not keep the page busy for minutes.
const MAX_ITERATIONS = 5_000_000;

interface Envelope {
  salt: Uint8Array<ArrayBuffer>;
  iterations: number;
  hash: string;
  cipher: { bytes: number; name: '3DES' | 'AES' };
  iv: Uint8Array<ArrayBuffer>;
  data: Uint8Array<ArrayBuffer>;
}

function readEnvelope(bytes: Uint8Array): Envelope {
  const [algorithm, data] = children(parse(bytes));
  const [scheme, parameters] = children(algorithm);
  if (oid(scheme) !== PBES2) throw new EfirmaError('key-unsupported');
  const [derivation, encryption] = children(parameters);
  const [function_, derived] = children(derivation);
  const [salt, iterations, ...optional] = children(derived);
  const prf = optional.find((node) => !isInteger(node));
  const hash = prf ? HASHES[oid(children(prf)[0])] : 'SHA-1';
  const [cipherId, iv] = children(encryption);
  const cipher = CIPHERS[oid(cipherId)];
  if (oid(function_) !== PBKDF2 || !hash || !cipher || integer(iterations) > MAX_ITERATIONS) throw new EfirmaError('key-unsupported');
  return { salt: octets(salt), iterations: integer(iterations), hash, cipher, iv: octets(iv), data: octets(data) };
}

async function decrypt(envelope: Envelope, password: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | null> {
  const { salt, iterations, hash, cipher, iv, data } = envelope;
  const secret = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
  const key = new Uint8Array(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash, salt, iterations }, secret, cipher.bytes * 8));
  try {
    if (cipher.name === '3DES') return decryptTripleDes(key, iv, data);
    const aes = await crypto.subtle.importKey('raw', key, 'AES-CBC', false, ['decrypt']);
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-CBC', iv }, aes, data));
  } catch {
    return null;
  } finally {
    key.fill(0);
  }
}

// The algorithm that PrivateKeyInfo names; a wrong password that left the padding whole gives nothing that reads.
function algorithmOf(opened: Uint8Array): string | null {
  try {
    const [, algorithm] = children(parse(opened)) as [Node, Node];
    return oid(children(algorithm)[0]);
  } catch {
    return null;
  }
}

// `password` is overwritten. Throws EfirmaError: not-a-key, key-is-certificate, key-unsupported, password.
export async function openKey(bytes: Uint8Array, password: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  let opened: Uint8Array<ArrayBuffer> | null = null;
  try {
    if (!looksLikeKey(bytes)) throw new EfirmaError(looksLikeCertificate(bytes) ? 'key-is-certificate' : 'not-a-key');
    let envelope: Envelope;
    try {
      envelope = readEnvelope(bytes);
    } catch (error) {
      throw error instanceof EfirmaError ? error : new EfirmaError('not-a-key');
    }
    opened = await decrypt(envelope, password);
    const algorithm = opened && algorithmOf(opened);
    if (!opened || !algorithm) throw new EfirmaError('password');
    if (algorithm !== RSA) throw new EfirmaError('key-unsupported');
    return await crypto.subtle.importKey('pkcs8', opened, { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, false, ['sign']);
  } finally {
    password.fill(0);
    opened?.fill(0);
  }
}
