// Telling the two files apart, so that who swaps them is told so.
import { children, isTagged, octets, parse } from './der';

const holds = (test: () => unknown): boolean => {
  try {
    test();
    return true;
  } catch {
    return false;
  }
};

// EncryptedPrivateKeyInfo: an algorithm and octets, nothing more.
export const looksLikeKey = (bytes: Uint8Array): boolean =>
  holds(() => {
    const [algorithm, data, more] = children(parse(bytes));
    children(algorithm);
    octets(data);
    if (more) throw new TypeError('more');
  });

// Three parts of which the first says its version.
export const looksLikeCertificate = (bytes: Uint8Array): boolean =>
  holds(() => {
    const parts = children(parse(bytes));
    if (parts.length !== 3 || !isTagged(children(parts[0])[0])) throw new TypeError('not signed');
  });
