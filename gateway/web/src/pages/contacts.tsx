// "Medios de contacto y personas": how the mailbox is reached, who may enter, what was declared.
import { useState } from 'react';
import type { Contact } from '../api/client';
import type { Box } from '../box';
import { Cedulas } from '../parts/cedulas';
import { ContactMeans } from '../parts/contact_means';
import { SignDeclaration } from '../parts/declaration';
import { useEnrolment } from '../parts/enrolment_state';
import { Happenings } from '../parts/happenings';
import { HealthNotes } from '../parts/health';
import { Page, Waiting } from '../parts/page';
import { People } from '../parts/people';
import { Problems } from '../parts/problems';
import { Said } from '../parts/said';
import { Terms } from '../parts/terms';
import { Link, paths } from '../router';
import type { Session } from '../session';
import { messagesOf } from '../texts';

const TITLE = 'Medios de contacto y personas';

export function Contacts({ session, box, failed }: { session: Session; box: Box; failed: (error: unknown) => void }) {
  const owner = box.rfc;
  const { loaded, said, changed } = useEnrolment(session, owner, failed);
  const [leaving, setLeaving] = useState<Contact | null>(null);
  if (loaded.state !== 'ready') {
    return (
      <Page title={TITLE} of={box}>
        {loaded.state === 'waiting' && <Waiting what="Buscando sus datos…" />}
        {loaded.state === 'failed' && <Problems title="No se pudo leer" list={messagesOf(loaded.error)} />}
      </Page>
    );
  }
  const state = loaded.value;
  const more = { state, owner, session, failed, changed };
  return (
    <Page title={TITLE} of={box}>
      <Said text={said} />
      {!state.habilitado && (
        <p className="notice">
          Su buzón aún no está habilitado. <Link to={paths.enrolment}>Ver qué falta</Link>
        </p>
      )}
      <section>
        <h2>Estado</h2>
        {state.salud.length ? <HealthNotes notes={state.salud} /> : <p>{state.habilitado ? '✓ Todo en orden: los avisos pueden llegarle.' : 'Sin observaciones.'}</p>}
        {state.salud.some((note) => note.id === 'SALUD-TERMINOS') && <Terms {...more} />}
      </section>
      <section>
        <h2>A dónde le avisamos</h2>
        {leaving && (
          <SignDeclaration
            title={`Dar de baja ${leaving.direccion}`}
            button="Firmar la baja"
            declaration={{ tipo: 'baja-medio', medio: leaving.id }}
            owner={owner}
            session={session}
            failed={failed}
            cancel={() => setLeaving(null)}
            done={(certain) => (setLeaving(null), changed(certain ? `Se dio de baja ${leaving.direccion}.` : 'Revise en la lista si quedó dado de baja.'))}
          >
            <p>Ya no se enviarán avisos ahí. Siempre debe quedar al menos un correo confirmado.</p>
          </SignDeclaration>
        )}
        <ContactMeans {...more} withdraw={setLeaving} />
      </section>
      <section>
        <h2>Quién más puede entrar</h2>
        <p>Cada persona entra con su propia e.firma; nunca preste la suya. Si alguien deja de representarle, revóquelo a más tardar en cinco días (CFF 19).</p>
        <People {...more} />
      </section>
      <section>
        <h2>Cédulas por medio electrónico</h2>
        <Cedulas {...more} />
      </section>
      <section>
        <h2>Historia y acuses</h2>
        <Happenings state={state} owner={owner} session={session} failed={failed} />
      </section>
    </Page>
  );
}
