// Why an e.firma could not be used; said to its holder in `texts.ts`.
export type Reason =
  | 'not-a-certificate'
  | 'certificate-is-key'
  | 'not-a-key'
  | 'key-is-certificate'
  | 'key-unsupported'
  | 'password'
  | 'mismatch'
  | 'expired'
  | 'not-yet-valid';

// Which of the three things asked for is at fault.
export type Part = 'certificate' | 'key' | 'password';

const parts: Record<Reason, Part> = {
  'not-a-certificate': 'certificate',
  'certificate-is-key': 'certificate',
  'not-a-key': 'key',
  'key-is-certificate': 'key',
  'key-unsupported': 'key',
  password: 'password',
  mismatch: 'key',
  expired: 'certificate',
  'not-yet-valid': 'certificate',
};

export class EfirmaError extends Error {
  readonly part: Part;
  constructor(readonly reason: Reason) {
    super(reason);
    this.part = parts[reason];
  }
}
