// The frame around every page, and the life of the session: from the login until it is left, ends, or is refused.
import { useCallback, useEffect, useRef, useState } from 'react';
import { Refusal } from './api/client';
import { ActPage } from './pages/act';
import { Contacts } from './pages/contacts';
import { Confirm } from './pages/confirm';
import { Enrol } from './pages/enrolment';
import { Login } from './pages/login';
import { Mailbox } from './pages/mailbox';
import { EndingSoon } from './parts/ending_soon';
import { Page } from './parts/page';
import { go, Link, paths, placeOf, usePath } from './router';
import { logOut, type Session } from './session';

const ENDED = 'Su sesión terminó. Entre otra vez; nada quedó a medias.';
const LEFT = 'Salió del buzón. Su e.firma ya no está en esta página.';

function Current({ session, failed }: { session: Session; failed: (error: unknown) => void }) {
  const place = placeOf(usePath());
  switch (place.page) {
    case 'mailbox':
      return <Mailbox session={session} failed={failed} />;
    case 'act':
      return <ActPage key={place.folio} folio={place.folio} session={session} failed={failed} />;
    case 'confirm':
      return <Confirm key={place.folio} folio={place.folio} session={session} failed={failed} />;
    case 'enrolment':
      return <Enrol session={session} failed={failed} />;
    case 'contacts':
      return <Contacts session={session} failed={failed} />;
    case 'unknown':
      return (
        <Page title="Esta página no existe">
          <p>
            <Link to={paths.mailbox}>Ir al buzón</Link>
          </p>
        </Page>
      );
  }
}

export function App() {
  const [session, setSession] = useState<Session | null>(null);
  const [notice, setNotice] = useState('');
  const current = useRef<Session | null>(null);
  current.current = session;

  const leave = useCallback((why: string): void => {
    if (current.current) logOut(current.current);
    setSession(null);
    setNotice(why);
  }, []);
  const failed = useCallback(
    (error: unknown): void => {
      if (error instanceof Refusal && error.status === 401) leave(ENDED);
    },
    [leave],
  );
  // A page kept by the browser to go back to must hold no key either.
  useEffect(() => {
    const gone = (): void => leave('');
    window.addEventListener('pagehide', gone);
    return () => window.removeEventListener('pagehide', gone);
  }, [leave]);

  return (
    <>
      <a className="skip" href="#contenido">
        Ir al contenido
      </a>
      <header>
        <div className="inside">
          <p className="brand">
            <span>Instituto Mexicano del Seguro Social</span>
            <strong>Buzón IMSS</strong>
          </p>
          {session && (
            <nav aria-label="Sesión">
              <p>
                {session.name} <span className="small">RFC {session.rfc}</span>
              </p>
              <Link to={paths.mailbox}>Su buzón</Link>
              <Link to={paths.contacts}>Medios de contacto y personas</Link>
              <button type="button" onClick={() => (leave(LEFT), go('/', 'replace'))}>
                Salir
              </button>
            </nav>
          )}
        </div>
      </header>
      <main id="contenido" tabIndex={-1}>
        {session && <EndingSoon session={session} extended={setSession} ended={() => leave(ENDED)} />}
        {session ? <Current session={session} failed={failed} /> : <Login entered={(opened) => (setNotice(''), setSession(opened))} notice={notice} />}
      </main>
      <footer>
        <div className="inside">
          <p>
            ¿Dudas de un documento? <a href="/verificacion" target="_blank" rel="noreferrer">
              Verifique su folio (en otra pestaña)
            </a>
            . Ayuda: llame al teléfono que aparece en su aviso.
          </p>
        </div>
      </footer>
    </>
  );
}
