// Reading DER by position: what is not where it must be is an exception, told apart by the caller.
import * as asn1 from 'asn1js';

export type Node = asn1.BaseBlock;

export function parse(bytes: Uint8Array): Node {
  const copy = bytes.slice();
  const { offset, result } = asn1.fromBER(copy.buffer);
  if (offset !== bytes.length) throw new TypeError('not one DER value');
  return result;
}

export function children(node: Node | undefined): Node[] {
  if (!(node instanceof asn1.Sequence || node instanceof asn1.Set || node instanceof asn1.Constructed)) {
    throw new TypeError('not constructed');
  }
  return node.valueBlock.value as Node[];
}

export function oid(node: Node | undefined): string {
  if (!(node instanceof asn1.ObjectIdentifier)) throw new TypeError('not an OID');
  return node.valueBlock.toString();
}

export function octets(node: Node | undefined): Uint8Array<ArrayBuffer> {
  if (!(node instanceof asn1.OctetString)) throw new TypeError('not octets');
  return new Uint8Array(node.valueBlock.valueHexView);
}

export function integer(node: Node | undefined): number {
  if (!(node instanceof asn1.Integer) || node.valueBlock.valueHexView.length > 4) throw new TypeError('not a small integer');
  return node.valueBlock.valueDec;
}

export function text(node: Node | undefined): string {
  if (!(node instanceof asn1.BaseStringBlock)) throw new TypeError('not a text');
  return node.getValue();
}

export function time(node: Node | undefined): Date {
  if (!(node instanceof asn1.UTCTime || node instanceof asn1.GeneralizedTime)) throw new TypeError('not a time');
  return node.toDate();
}

export const isInteger = (node: Node | undefined): boolean => node instanceof asn1.Integer;
export const isTagged = (node: Node | undefined): boolean => node?.idBlock.tagClass === 3;
export const encoded = (node: Node): Uint8Array<ArrayBuffer> => new Uint8Array(node.toBER(false));
