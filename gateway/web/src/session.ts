// Who is in, as long as this page lives. Token and key are in memory alone: leaving or reloading the page ends both, and nothing is left
// in a store that another script or the next person at the desk could read. The key is asked for once a session, because it is held as
// one that signs and cannot be read (see efirma/key.ts), and the page asks before each signature.
import { challenge, closeSession, openSession } from './api/client';
import { Efirma, type Files } from './efirma/efirma';

// A challenge is good for five minutes (openapi.yaml), so its end tells the service's time.
const CHALLENGE_MS = 5 * 60_000;

export interface Session {
  readonly token: string;
  readonly rfc: string;
  readonly name: string;
  readonly staff: boolean;
  readonly efirma: Efirma;
  readonly ends: number; // by the clock of this desk
  readonly offset: number; // the service's clock minus this one
}

type Challenge = Awaited<ReturnType<typeof challenge>>;

const timeOf = (reto: Challenge): number => Date.parse(reto.vence) - CHALLENGE_MS;

async function enter(efirma: Efirma, reto: Challenge): Promise<Session> {
  const offset = timeOf(reto) - Date.now();
  const opened = await openSession(reto.nonce, await efirma.sign(reto.texto));
  return {
    token: opened.token,
    rfc: opened.rfc,
    name: efirma.certificate.name,
    staff: opened.papel === 'personal',
    efirma,
    ends: Date.parse(opened.vence) - offset,
    offset,
  };
}

// Throws EfirmaError, Refusal or Unreachable. `files.key` is overwritten.
export async function logIn(files: Files): Promise<Session> {
  const reto = await challenge();
  return enter(await Efirma.open(files, new Date(timeOf(reto))), reto);
}

// A new session of the same e.firma, before this one ends.
export async function extend(session: Session): Promise<Session> {
  const longer = await enter(session.efirma, await challenge());
  closeSession(session.token);
  return longer;
}

export const logOut = (session: Session): void => closeSession(session.token);

export const serviceNow = (session: Session): Date => new Date(Date.now() + session.offset);
