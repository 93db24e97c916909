// What keeps avisos from arriving, said where it is seen; and the way to the page that mends it.
import { useEffect } from 'react';
import { boxes, enrolment, type Enrolment } from '../api/client';
import { go, Link, paths } from '../router';
import type { Session } from '../session';
import { findingMessage } from '../texts';
import { useLoaded } from './load';

export const HealthNotes = ({ notes }: { notes: Enrolment['salud'] }) => (
  <ul className="health">
    {notes.map((note) => {
      const { what, remedy } = findingMessage(note);
      return (
        <li key={note.id + what} className={note.gravedad === 'error' ? 'grave' : undefined}>
          <strong>{what}</strong> {remedy}
        </li>
      );
    })}
  </ul>
);

async function look(session: Session): Promise<{ state: Enrolment; others: boolean }> {
  const state = await enrolment(session.token);
  const others = !state.habilitado && (await boxes(session.token)).some((box) => box.rfc !== session.rfc);
  return { state, others };
}

// At the top of the mailbox: nothing when all is well. Who has no mailbox and may enter nobody else's is led to enabling it, once.
export function MailboxHealth({ session, failed }: { session: Session; failed: (error: unknown) => void }) {
  const loaded = useLoaded(session.rfc, () => look(session), failed);
  const found = loaded.state === 'ready' ? loaded.value : undefined;
  const lead = found !== undefined && !found.state.habilitado && !found.others && !session.led;
  useEffect(() => {
    if (!lead) return;
    session.led = true;
    go(paths.enrolment, 'replace');
  }, [lead, session]);
  if (!found) return null;
  if (!found.state.habilitado) {
    return (
      <p className="notice">
        Su propio buzón aún no está habilitado. <Link to={paths.enrolment}>Habilitar su buzón</Link>
      </p>
    );
  }
  if (!found.state.salud.length) return null;
  return (
    <section className="notice" aria-labelledby="salud">
      <h2 id="salud">Revise su buzón</h2>
      <HealthNotes notes={found.state.salud} />
      <p>
        <Link to={paths.contacts}>Ir a medios de contacto y personas</Link>
      </p>
    </section>
  );
}
