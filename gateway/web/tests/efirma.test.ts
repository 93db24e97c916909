// Keys, certificates and verdicts of openssl; BUZON_SAMPLE_PKI names the folder that certs-sample/make.sh made.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCertificate } from '../src/efirma/certificate';
import { Efirma } from '../src/efirma/efirma';
import { EfirmaError } from '../src/efirma/error';

const pki = process.env.BUZON_SAMPLE_PKI;
if (!pki) throw new Error('BUZON_SAMPLE_PKI is not set');
const folder = mkdtempSync(join(tmpdir(), 'buzon-efirma-'));
const pem = join(folder, 'plain.pem');
const bytes = (file: string) => new Uint8Array(readFileSync(file));
const password = (stem: string) => readFileSync(`${pki}/${stem}.password.txt`, 'utf8').split('\n')[0]!;
const files = (stem: string, more = {}) => ({
  certificate: bytes(`${pki}/${stem}.cer`),
  key: bytes(`${pki}/${stem}.key`),
  password: password(stem),
  ...more,
});
const openssl = (...words: string[]) => execFileSync('openssl', words, { stdio: ['ignore', 'pipe', 'pipe'] }).toString();
const encrypted = (name: string, ...options: string[]) => {
  const file = join(folder, `${name}.key`);
  openssl('pkcs8', '-topk8', '-in', pem, '-outform', 'DER', '-out', file, ...options, '-passout', 'pass:clave ñ €');
  return bytes(file);
};
const reason = async (given: Parameters<typeof Efirma.open>[0], now = new Date()) => {
  const error = await Efirma.open(given, now).then(() => null, (thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(EfirmaError);
  return (error as EfirmaError).reason;
};
const verified = (given: Efirma, text: string, firma: string, stem: string) => {
  writeFileSync(join(folder, 'text'), text);
  writeFileSync(join(folder, 'signature'), Buffer.from(firma, 'base64'));
  const key = openssl('x509', '-inform', 'DER', '-in', `${pki}/${stem}.cer`, '-pubkey', '-noout');
  writeFileSync(join(folder, 'public.pem'), key);
  expect(given.certificate.name).not.toBe('');
  return openssl('dgst', '-sha256', '-verify', join(folder, 'public.pem'), '-signature', join(folder, 'signature'), join(folder, 'text'));
};

beforeAll(() => {
  openssl('pkey', '-inform', 'DER', '-in', `${pki}/employers/e001.key`, '-passin', `file:${pki}/employers/e001.password.txt`, '-out', pem);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('an e.firma as SAT makes them (PBES2, 3DES)', () => {
  test.each(['employers/e001', 'employers/e002', 'employers/e007'])('%s signs what openssl verifies', async (stem) => {
    const efirma = await Efirma.open(files(stem), new Date());
    const text = '||acuse|Peña y Núñez, S.A. de C.V.|€||';
    expect(verified(efirma, text, (await efirma.sign(text)).firma, stem)).toContain('Verified OK');
  });

  test('the certificate names its holder', async () => {
    const row = readFileSync(`${pki}/employers.csv`, 'utf8').split('\n').find((line) => line.includes('employers/e001.cer'))!;
    const certificate = await readCertificate(files('employers/e001').certificate);
    expect(certificate.rfc).toMatch(/^[A-ZÑ&]{3,4}[0-9]{6}[A-Z0-9]{3}$/);
    expect(row).toContain(`"${certificate.rfc}","${certificate.name}"`);
  });
});

describe('other keys that openssl writes', () => {
  test.each([
    ['aes-256, sha256', ['-v2', 'aes-256-cbc']],
    ['aes-128, sha1', ['-v2', 'aes-128-cbc', '-v2prf', 'hmacWithSHA1']],
    ['aes-192, sha512', ['-v2', 'aes-192-cbc', '-v2prf', 'hmacWithSHA512']],
    ['3des, sha256, 100000 rounds', ['-v2', 'des3', '-v2prf', 'hmacWithSHA256', '-iter', '100000']],
  ])('%s', async (name, options) => {
    const efirma = await Efirma.open(files('employers/e001', { key: encrypted(name, ...options), password: 'clave ñ €' }), new Date());
    expect(verified(efirma, 'reto', (await efirma.sign('reto')).firma, 'employers/e001')).toContain('Verified OK');
  });

  test.each([
    ['PBES1', ['-v1', 'PBE-SHA1-3DES']],
    ['scrypt', ['-scrypt']],
  ])('%s is said not to be supported', async (name, options) => {
    expect(await reason(files('employers/e001', { key: encrypted(name, ...options), password: 'clave ñ €' }))).toBe('key-unsupported');
  });

  test('an elliptic-curve key is said not to be supported', async () => {
    openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', join(folder, 'ec.pem'));
    const file = join(folder, 'ec.key');
    openssl('pkcs8', '-topk8', '-in', join(folder, 'ec.pem'), '-outform', 'DER', '-out', file, '-v2', 'des3', '-passout', 'pass:x');
    expect(await reason(files('employers/e001', { key: bytes(file), password: 'x' }))).toBe('key-unsupported');
  });
});

describe('what is wrong is told apart', () => {
  test('password, of 3DES and of AES, whatever the padding comes out as', async () => {
    for (let i = 0; i < 300; ++i) expect(await reason(files('employers/e001', { password: `otra ${i}` }))).toBe('password');
    const key = encrypted('aes-wrong', '-v2', 'aes-256-cbc', '-iter', '100');
    for (let i = 0; i < 300; ++i) expect(await reason(files('employers/e001', { key: key.slice(), password: `otra ${i}` }))).toBe('password');
  });
  test('files swapped', async () => {
    const { certificate, key } = files('employers/e001');
    expect(await reason(files('employers/e001', { certificate: key, key: certificate.slice() }))).toBe('certificate-is-key');
    expect(await reason(files('employers/e001', { key: certificate }))).toBe('key-is-certificate');
  });
  test('neither key nor certificate', async () => {
    for (const junk of [new Uint8Array(), new Uint8Array(300), new TextEncoder().encode('-----BEGIN'), crypto.getRandomValues(new Uint8Array(1200))]) {
      expect(await reason(files('employers/e001', { key: junk.slice() }))).toBe('not-a-key');
      expect(await reason(files('employers/e001', { certificate: junk.slice() }))).toBe('not-a-certificate');
    }
  });
  test('a file cut anywhere is never taken', async () => {
    const { certificate, key } = files('employers/e001');
    for (let cut = 0; cut < key.length; cut += 37) {
      expect(await reason(files('employers/e001', { key: key.slice(0, cut) }))).toBe('not-a-key');
      expect(await reason(files('employers/e001', { certificate: certificate.slice(0, cut) }))).toBe('not-a-certificate');
    }
  });
  test("somebody else's key", async () => {
    const other = files('employers/e002');
    expect(await reason(files('employers/e001', { key: other.key, password: other.password }))).toBe('mismatch');
  });
  test('expired, and not yet in force, by the time of the service', async () => {
    expect(await reason(files('special/expired'))).toBe('expired');
    expect(await reason(files('employers/e001'), new Date('2000-01-01'))).toBe('not-yet-valid');
  });
});

describe('what stays in memory', () => {
  test('the key cannot be read, and the bytes it was made of are gone', async () => {
    const given = files('employers/e001');
    const efirma = await Efirma.open(given, new Date());
    expect(given.key.every((byte) => byte === 0)).toBe(true);
    const key = Object.values(efirma).find((value): value is CryptoKey => value instanceof CryptoKey && value.type === 'private')!;
    expect(key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('pkcs8', key)).rejects.toThrow();
  });
});
