// 3DES-CBC, which WebCrypto does not have and SAT's keys are encrypted with.
import forge from 'node-forge/lib/forge';
import 'node-forge/lib/des';

const binary = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

// Null when the padding shows that the key is wrong.
export function decryptTripleDes(key: Uint8Array, iv: Uint8Array, data: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  const decipher = forge.cipher.createDecipher('3DES-CBC', forge.util.createBuffer(binary(key)));
  decipher.start({ iv: binary(iv) });
  decipher.update(forge.util.createBuffer(data));
  if (!decipher.finish()) return null;
  const out = new Uint8Array(decipher.output.length());
  for (let i = 0; i < out.length; ++i) out[i] = decipher.output.at(i);
  decipher.output.clear();
  return out;
}
