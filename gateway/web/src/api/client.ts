// The API as the pages use it, typed by openapi.yaml. A refusal is its list of findings; not being able to ask is `Unreachable`.
// The token travels in a header alone: never in an address, a cookie or a store.
import type { components, operations } from './schema';

export type Schemas = components['schemas'];
export type Finding = Schemas['Hallazgo'];
export type Listed = Schemas['EnBuzon'];
export type Act = Schemas['ActoBuzon'];
export type Terms = Schemas['Plazos'];
export type MailboxState = Schemas['EstadoBuzon'];
export type MailboxPage = Schemas['PaginaBuzon'];
export type Totals = Schemas['TotalesBuzon'];
export type Box = Schemas['Buzones']['buzones'][number];
export type Payment = Schemas['PagoActo'];
export type Remedy = Schemas['RecursoActo'];
export type Reply = Schemas['RespuestaActo'];

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
  const file = body instanceof Blob;
  if (method === 'POST') headers['Content-Type'] = file ? 'application/octet-stream' : 'application/json';
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers,
      body: method === 'POST' ? (file ? body : JSON.stringify(body ?? {})) : undefined,
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
// What anybody may ask, without a session.
export type Verdict = Answer<'verify_document'>;
export type FolioVerdict = Answer<'verify_folio'>;
export type Board = Answer<'list_estrados'>;

export const verifyFolio = (folio: string, code: string): Promise<FolioVerdict> =>
  json(ask('GET', `/v1/verification?${new URLSearchParams({ folio, codigo: code })}`, ''));
export const verifyFile = (file: Blob): Promise<Verdict> => json(ask('POST', '/v1/verification', '', file));

export interface Search {
  folio?: string;
  rfc?: string;
  unidad?: string;
  fecha?: string;
  antes?: string;
}
export const board = (search: Search): Promise<Board> => {
  const asked = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return json(ask('GET', `/v1/estrados?${new URLSearchParams([...asked, ['limite', '50']])}`, ''));
};
export const postedDocument = async (folio: string): Promise<Blob> => {
  const response = await ask('GET', `/v1/estrados/${encodeURIComponent(folio)}/document`, '');
  try {
    return await response.blob();
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

export const mailboxes = (token: string): Promise<Answer<'list_mailboxes'>> => json(ask('GET', '/v1/mailboxes', token));
export const mailbox = (token: string, query: string): Promise<Answer<'list_mailbox'>> => json(ask('GET', `/v1/mailbox?${query}`, token));
export const mailboxAct = (token: string, folio: string): Promise<Act> => json(ask('GET', act(folio), token));
export const requestOpening = (token: string, folio: string): Promise<Answer<'request_opening'>> =>
  json(ask('POST', `${act(folio)}/open-requests`, token));
export const openAct = (token: string, folio: string, nonce: string, signature: Signature): Promise<Answer<'open_act'>> =>
  json(ask('POST', `${act(folio)}/acuses`, token, { nonce, ...signature }));
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

export const paper = (token: string, folio: string, role: string): Promise<Blob> => file(token, `${act(folio)}/documents/${role}`);
export const evidence = (token: string, folio: string, no: number): Promise<Blob> => file(token, `${act(folio)}/evidence/${no}`);
export const receipt = (token: string, folio: string, no: number): Promise<Blob> => file(token, `${act(folio)}/evidence/${no}/receipt`);
export const expediente = (token: string, folio: string): Promise<Blob> => file(token, `${act(folio)}/expediente`);
export const calendar = (token: string, folio: string): Promise<Blob> => file(token, `${act(folio)}/calendario`);

const file = async (token: string, path: string): Promise<Blob> => {
  const response = await ask('GET', path, token);
  try {
    return await response.blob();
  } catch {
    throw new Unreachable();
  }
};
