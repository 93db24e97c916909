// The API as the pages use it, typed by openapi.yaml. A refusal is its list of findings; not being able to ask is `Unreachable`.
// The token travels in a header alone: never in an address, a cookie or a store.
import type { components, operations } from './schema';

export type Schemas = components['schemas'];
export type Finding = Schemas['Hallazgo'];
export type Listed = Schemas['EnBuzon'];
export type Act = Schemas['ActoBuzon'];
export type Terms = Schemas['Plazos'];

type JsonOf<R> = R extends { content: { 'application/json': infer Body } } ? Body : never;
type Success<R> = R extends { 201: infer A } ? JsonOf<A> : R extends { 200: infer A } ? JsonOf<A> : never;
export type Answer<O extends keyof operations> = Success<operations[O]['responses']>;

export class Refusal extends Error {
  constructor(
    readonly status: number,
    title: string,
    readonly findings: Finding[],
  ) {
    super(title);
  }
  has(id: string): boolean {
    return this.findings.some((finding) => finding.id === id);
  }
}

export class Unreachable extends Error {}

async function ask(method: string, path: string, token: string, body?: unknown): Promise<Response> {
  const headers: Record<string, string> = {};
  if (token) headers.Authorization = `Bearer ${token}`;
  if (method === 'POST') headers['Content-Type'] = 'application/json';
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers,
      body: method === 'POST' ? JSON.stringify(body ?? {}) : undefined,
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(60_000),
    });
  } catch {
    throw new Unreachable();
  }
  if (response.ok) return response;
  const problem = (await response.json().catch(() => null)) as Schemas['Problema'] | null;
  throw new Refusal(response.status, problem?.title ?? 'El servicio no respondió como se esperaba', problem?.hallazgos ?? []);
}

const json = async <T>(response: Promise<Response>): Promise<T> => {
  const got = await response;
  try {
    return (await got.json()) as T;
  } catch {
    throw new Unreachable();
  }
};
const act = (folio: string): string => `/v1/mailbox/${encodeURIComponent(folio)}`;

export interface Signature {
  certificado: string;
  firma: string;
}

export const challenge = (): Promise<Answer<'create_challenge'>> => json(ask('POST', '/v1/challenges', ''));
export const openSession = (nonce: string, signature: Signature): Promise<Answer<'open_session'>> =>
  json(ask('POST', '/v1/sessions', '', { nonce, ...signature }));

// Also while the page is being left, when nobody waits for the answer.
export const closeSession = (token: string): void => {
  void fetch('/v1/sessions/current', { method: 'DELETE', headers: { Authorization: `Bearer ${token}` }, keepalive: true }).catch(() => {});
};

export const mailbox = (token: string, before = ''): Promise<Answer<'list_mailbox'>> =>
  json(ask('GET', `/v1/mailbox?limite=100${before && `&antes=${encodeURIComponent(before)}`}`, token));
export const mailboxAct = (token: string, folio: string): Promise<Act> => json(ask('GET', act(folio), token));
export const requestOpening = (token: string, folio: string): Promise<Answer<'request_opening'>> =>
  json(ask('POST', `${act(folio)}/open-requests`, token));
export const openAct = (token: string, folio: string, nonce: string, signature: Signature): Promise<Answer<'open_act'>> =>
  json(ask('POST', `${act(folio)}/acuses`, token, { nonce, ...signature }));
export type Box = Schemas['Buzones']['buzones'][number];
export const boxes = async (token: string): Promise<Box[]> => (await json<Schemas['Buzones']>(ask('GET', '/v1/mailboxes', token))).buzones;

export type Enrolment = Schemas['Habilitacion'];
export type Contact = Schemas['MedioContacto'];
export type Declaration = Schemas['Declaracion'];
const enrolmentPath = (part: string, owner: string): string => `/v1/enrolment${part}${owner && `?rfc=${encodeURIComponent(owner)}`}`;
export const enrolment = (token: string, owner = ''): Promise<Enrolment> => json(ask('GET', enrolmentPath('', owner), token));
export const termsText = async (token: string): Promise<string> => (await ask('GET', '/v1/enrolment/terms', token)).text();
export const registerContact = (token: string, owner: string, tipo: Contact['tipo'], direccion: string): Promise<Answer<'register_contact'>> =>
  json(ask('POST', enrolmentPath('/contacts', owner), token, { tipo, direccion }));
export const askForCode = (token: string, owner: string, id: number): Promise<unknown> =>
  json(ask('POST', enrolmentPath(`/contacts/${id}/codes`, owner), token));
export const confirmContact = (token: string, owner: string, id: number, codigo: string): Promise<unknown> =>
  json(ask('POST', enrolmentPath(`/contacts/${id}/confirmations`, owner), token, { codigo }));
export const dropContact = async (token: string, owner: string, id: number): Promise<void> => {
  await ask('DELETE', enrolmentPath(`/contacts/${id}`, owner), token);
};
export const requestDeclaration = (token: string, owner: string, declaration: Declaration): Promise<Answer<'request_declaration'>> =>
  json(ask('POST', enrolmentPath('/declaration-requests', owner), token, declaration));
export const declare = (token: string, nonce: string, signature: Signature): Promise<Answer<'declare'>> =>
  json(ask('POST', '/v1/enrolment/declarations', token, { nonce, ...signature }));
export const declarationAcuse = async (token: string, owner: string, id: number, form: 'pdf' | 'xml'): Promise<Blob> =>
  (await ask('GET', enrolmentPath(`/history/${id}/${form}`, owner), token)).blob();

export const paper = async (token: string, folio: string, role: string): Promise<Blob> => {
  const response = await ask('GET', `${act(folio)}/documents/${role}`, token);
  try {
    return await response.blob();
  } catch {
    throw new Unreachable();
  }
};
