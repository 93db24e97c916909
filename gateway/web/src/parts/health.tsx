// What keeps avisos from arriving, said where it is seen; and the way to the page that mends it.
import { enrolment, type Enrolment } from '../api/client';
import { arranges, type Box } from '../box';
import { Link, paths } from '../router';
import type { Session } from '../session';
import { findingMessage } from '../texts';
import { InEstrados } from './in_estrados';
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

// At the top of the mailbox, for who can mend it: nothing when all is well.
export function MailboxHealth({ session, box, failed }: { session: Session; box: Box; failed: (error: unknown) => void }) {
  return arranges(box) ? <Health session={session} box={box} failed={failed} /> : null;
}

function Health({ session, box, failed }: { session: Session; box: Box; failed: (error: unknown) => void }) {
  const loaded = useLoaded(box.rfc, () => enrolment(session.token, box.rfc), failed);
  if (loaded.state !== 'ready') return null;
  const state = loaded.value;
  if (!state.habilitado) {
    return (
      <>
        <p className="notice">
          Este buzón aún no está habilitado: lo que se notifique puede publicarse en estrados, a la vista de todos (LSS 286 M).{' '}
          <Link to={paths.enrolment}>Habilitar el buzón</Link>
        </p>
        <InEstrados box={box} />
      </>
    );
  }
  if (!state.salud.length) return null;
  return (
    <>
      <section className="notice" aria-labelledby="salud">
        <h2 id="salud">Revise este buzón</h2>
        <HealthNotes notes={state.salud} />
        <p>
          <Link to={paths.contacts}>Ir a medios de contacto y personas</Link>
        </p>
      </section>
      <InEstrados box={box} />
    </>
  );
}
